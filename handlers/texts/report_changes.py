"""What changed since a report was published, page by page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from core.summary import Cell
from core.summary_diff import FigureChange, SummaryDiff, TaskChange
from handlers.callbacks import OpenTask
from handlers.figure_callbacks import ReportChanges
from handlers.show import Button, Rows, Say
from handlers.texts import Translate
from handlers.texts.periods import period_name
from handlers.texts.sealing import number
from handlers.texts.values import count

#: Lines on one page; a heading begins a new block, and is said again on the next page.
_PAGE = 10
_WIDE, _TITLE = 120, 70


@dataclass(frozen=True, slots=True)
class _Line:
    section: str
    text: Markup
    task_id: int = 0
    code: str = ""


def changes_page(
    t: Translate, found: SummaryDiff, page: int = 0, *, unit: int = 0, edit: bool = False
) -> Say:
    """Figures, units, tasks, results; nothing where the two say the same.

    `unit`: the only one that it is about, of a report of all; 0 for the whole report.
    """
    lines = _lines(t, found)
    pages = max(-(-len(lines) // _PAGE), 1)
    page = min(max(page, 0), pages - 1)
    shown = lines[page * _PAGE:][:_PAGE]
    opens = [Button(line.code, OpenTask(task=line.task_id)) for line in shown if line.task_id]
    rows = [opens[i:i + 3] for i in range(0, len(opens), 3)]
    about = tuple(dict.fromkeys(line.task_id for line in shown if line.task_id))
    return Say(_text(t, found, shown, lines), [*rows, *_turns(t, found, unit, page, pages)],
               about=about, edit=edit)


def changes_file(t: Translate, found: SummaryDiff) -> bytes:
    """All of it as plain text."""
    lines = _lines(t, found)
    text = _text(t, found, lines, lines)
    return "".join(f"{line.striptags()}\n" for line in text.split("\n")).encode()


def _lines(t: Translate, found: SummaryDiff) -> list[_Line]:
    return [*_figures(t, found), *_units(t, found), *_tasks(t, found), *_results(t, found)]


def _text(
    t: Translate, found: SummaryDiff, shown: Sequence[_Line], lines: Sequence[_Line]
) -> Markup:
    """The heading, then the lines under the names of their sections."""
    seal = found.before.frozen
    parts = [t("changes-head", number=number(seal) if seal else "",
               at=seal.at if seal else found.before.snapshot,
               period=period_name(t, found.before.period), now=found.after.snapshot,
               unit=found.before.unit or found.before.organisation)]
    totals = Counter(line.section for line in lines)
    section = ""
    for line in shown:
        if line.section != section:
            section = line.section
            parts.append(Markup("\n") + t(f"changes-{section}", count=count(totals[section])))
        parts.append(line.text)
    if not lines:
        parts.append(Markup("\n") + t("changes-none"))
    return Markup("\n").join(parts)


def _figures(t: Translate, found: SummaryDiff) -> Iterable[_Line]:
    for change in found.figures:
        yield _Line("figures", _figure(t, change, f"figure-{_key(change.name)}"))
    for change in found.extras:
        yield _Line("figures", _figure(t, change, f"extra-{_key(change.name)}"))


def _units(t: Translate, found: SummaryDiff) -> Iterable[_Line]:
    if found.before.unit is not None:
        return
    for unit in found.units:
        figures = Markup("; ").join(
            t("changes-short", name=t.plain(f"figure-{_key(c.name)}"), before=count(c.before),
              after=count(c.after)) for c in unit.figures)
        yield _Line("units", t("changes-unit", unit=unit.unit, figures=figures))


def _tasks(t: Translate, found: SummaryDiff) -> Iterable[_Line]:
    for change in found.tasks:
        title = t.plain("restricted-title") if change.restricted else _cut(change.title, _TITLE)
        yield _Line("tasks", t("changes-task", code=change.code, title=title,
                               what=_moved(t, change)), change.id, change.code)


def _results(t: Translate, found: SummaryDiff) -> Iterable[_Line]:
    for change in found.results:
        yield _Line("results", t(
            "changes-result", code=change.code, before=_cut(change.before, _WIDE) or "-",
            after=_cut(change.after, _WIDE) or "-"), change.id, change.code)


def _moved(t: Translate, change: TaskChange) -> Markup:
    if change.before is None or change.after is None:
        cell, unit = ((change.after, change.unit_after) if change.before is None
                      else (change.before, change.unit_before))
        key = "changes-came" if change.before is None else "changes-left"
        return t(key, cell=_cell(t, cell), unit=unit)
    parts = []
    if change.before is not change.after:
        parts.append(t("changes-cell", before=_cell(t, change.before),
                       after=_cell(t, change.after)))
    if change.unit_before != change.unit_after:
        parts.append(t("changes-handed", before=change.unit_before, after=change.unit_after))
    return Markup("; ").join(parts)


def _figure(t: Translate, change: FigureChange, key: str) -> Markup:
    moved = change.after - change.before
    sign = f"{'+' if moved > 0 else '−'}{count(abs(moved))}"
    return t("changes-figure", name=t.plain(key), before=count(change.before),
             after=count(change.after), moved=sign)


def _cell(t: Translate, cell: Cell | None) -> str:
    return t.plain(f"figure-{_key(cell.value)}") if cell else ""


def _key(name: str) -> str:
    return name.replace("_", "-")


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[:width].rstrip()}…"


def _turns(t: Translate, found: SummaryDiff, unit: int, page: int, pages: int) -> Rows:
    seal = found.before.frozen
    if seal is None:
        return []

    def to(number: int) -> ReportChanges:
        return ReportChanges(period=f"f{seal.id}", unit=unit, page=number, turn=True)

    turns = []
    if page > 0:
        turns.append(Button(t.plain("page-back"), to(page - 1)))
    if page + 1 < pages:
        turns.append(Button(t.plain("page-on", page=page + 2, pages=pages), to(page + 1)))
    everything = Button(t.plain("changes-file"), to(-1))
    return [turns, [everything]] if turns else []
