"""How much of what officers write is understood: the marks of each set, and the worst misses.

A set that is not there is a row of dashes: the held-out ones are laid beside the code only when
nothing is fitted any more.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from bench.scores import Mark, Miss, Row, worst
from bench.subjects import SUBJECTS, Subject, load, other_forms

ABSENT = "–"


@dataclass(frozen=True, slots=True)
class Scored:
    """One row of a table: marks are None for a set that is not there."""

    name: str
    rows: int
    marks: dict[str, Mark] | None
    misses: tuple[Miss, ...] = ()


def main() -> None:
    """Read the options after the bench's name, score, print."""
    wanted = _options(sys.argv[2:])
    console = Console(width=140)
    for subject in SUBJECTS:
        if wanted.subject in (None, subject.name):
            lines = list(score(subject, wanted.set))
            console.print(_table(subject, lines))
            misses = [miss for line in lines for miss in line.misses]
            for place, miss in enumerate(worst(misses, wanted.worst), 1):
                console.print(_told(place, miss))


def score(subject: Subject, only: str | None = None) -> Iterator[Scored]:
    """A line for each set of the subject, or for the set named `only`.

    Below a set of directives stand its documents, and its documents in their other forms.
    """
    for name, path in subject.sets.items():
        if only not in (None, name):
            continue
        rows = load(path)
        if not rows:
            yield Scored(name, 0, None)
            continue
        answers = subject.ask(rows, path)
        yield _scored(subject, name, rows, answers)
        if subject.name == "directives":
            yield from _documents(subject, rows, answers, path)


def _documents(
    subject: Subject, rows: list[Row], answers: list[Row], path: Path
) -> Iterator[Scored]:
    pairs = list(zip(rows, answers, strict=True))
    for form in other_forms(rows).values():
        pairs += zip(form, subject.ask(form, path), strict=True)
    for row, answer in pairs:
        name = f"  {Path(row['doc']).name}"
        yield Scored(name, 1, subject.score([row], [answer]))


def _scored(subject: Subject, name: str, rows: list[Row], answers: list[Row]) -> Scored:
    misses = tuple(
        replace(miss, source=f"{name} {miss.source}".strip())
        for miss in subject.misses(rows, answers)
    )
    return Scored(name, len(rows), subject.score(rows, answers), misses)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench understanding", description=__doc__)
    parser.add_argument("--worst", type=int, default=0, metavar="N",
                        help="also print the N worst misses of each subject")
    parser.add_argument("--subject", choices=[subject.name for subject in SUBJECTS])
    parser.add_argument("--set", help='one set only, as the tables name it: "visible", …')
    return parser.parse_args(arguments)


def _table(subject: Subject, lines: list[Scored]) -> Table:
    names = list(subject.score([], []))
    titles = [name.replace("wants_extension_to", "extension") for name in names]
    table = Table(Column("set", no_wrap=True), "rows", *titles, title=subject.name)
    for line in lines:
        marks = line.marks
        cells = [_cell(marks[name] if marks else None, subject.aims.get(name)) for name in names]
        table.add_row(line.name, str(line.rows or ABSENT), *cells)
    table.add_section()
    table.add_row("to reach", "", *(_aim(subject.aims.get(name)) for name in names))
    return table


def _cell(mark: Mark | None, aim: float | None) -> Text:
    if mark is None or mark.share is None:
        return Text(ABSENT)
    missed = aim is not None and mark.share < aim
    return Text(f"{mark.share:.3f}", style="bold red" if missed else "")


def _aim(aim: float | None) -> str:
    return f"≥ {aim:.2f}" if aim is not None else ""


def _told(place: int, miss: Miss) -> Text:
    words = {
        f"{place}. {miss.source}:": miss.text, "   now": miss.now,
        "   expected": _json(miss.want), "   got": _json(miss.got), "   note": miss.note,
    }  # fmt: skip
    return Text("\n".join(f"{name} {said}" for name, said in words.items() if said))


def _json(values: Row) -> str:
    return json.dumps(values, ensure_ascii=False)
