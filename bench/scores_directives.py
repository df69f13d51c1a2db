"""Scores of read directives against labelled ones: pairing and marks of the data's README.

Pure functions over rows `{doc, header, goals, tasks, ignore}`; nothing here reads a file.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

Row = dict[str, Any]
SAME_TEXT = 0.5
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_TITLE = re.compile(r"^(?:(?:thủ trưởng|trưởng|chánh|chủ tịch)\s+)+")
_TRAILING = re.compile(r"(?:\s+(?:chuyên môn|trực thuộc|thuộc|sở))+$")
_KIND = re.compile(r"^(?:phòng|bộ phận)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over one or more documents; the shares are properties, 1.0 where nothing counts.

    `pairs` are labelled tasks with a partner, `found` proposed tasks that count, `labelled` all
    labelled tasks. `dated` counts labelled tasks with a due day, paired or not.
    """

    labelled: int = 0
    found: int = 0
    pairs: int = 0
    lead: int = 0
    coord: int = 0
    field: int = 0
    recurrence: int = 0
    due: int = 0
    dated: int = 0
    dated_right: int = 0
    targets: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def precision(self) -> float:
        """The share of proposed tasks that are labelled ones."""
        return _share(self.pairs, self.found)

    @property
    def recall(self) -> float:
        """The share of labelled tasks that were proposed."""
        return _share(self.pairs, self.labelled)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.pairs, self.found + self.labelled)

    def share(self, name: str) -> float:
        """The share of pairs that agree in a field ("lead", "field", …); of all labelled tasks
        with a due day for "dated_right"."""
        return _share(getattr(self, name), self.dated if name == "dated_right" else self.pairs)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def tokens(text: str) -> Counter[str]:
    """Words of a text: NFC, lower case, punctuation gone."""
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text).lower()))


def dice(one: Counter[str], two: Counter[str]) -> float:
    """Twice the shared words over all words; 0 for two empty texts."""
    whole = one.total() + two.total()
    return 2 * (one & two).total() / whole if whole else 0.0


def pair(gold: Sequence[str], found: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs (gold, found) one to one with a Dice of at least 0.5, the most alike first."""
    golds, founds = [tokens(t) for t in gold], [tokens(t) for t in found]
    alike = sorted(
        (
            (-score, abs(g / len(golds) - f / len(founds)), g, f)
            for g, one in enumerate(golds)
            for f, two in enumerate(founds)
            if (score := dice(one, two)) >= SAME_TEXT
        )
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, g, f in alike:
        if g not in pairs and f not in taken:
            pairs[g] = f
            taken.add(f)
    return sorted(pairs.items())


def unit_key(name: str) -> str:
    """A unit's name as the README compares it."""
    words = _DASHES.sub("-", unicodedata.normalize("NFC", name).lower())
    words = " ".join(re.sub(r"\s*-\s*", " - ", words).split())
    words = re.sub(r"\bcác\b\s*", "", _TITLE.sub("", words)).strip()
    words = _TITLE.sub("", words)
    return _KIND.sub("", _TRAILING.sub("", words)).strip()


def same_units(one: Iterable[str], two: Iterable[str]) -> bool:
    """True when both name the same set of units."""
    return {unit_key(n) for n in one} == {unit_key(n) for n in two}


def score_document(gold: Row, read: Row) -> Tally:
    """The tally of one document. What pairs only with an `ignore` passage counts neither way."""
    labelled, found = gold["tasks"], read.get("tasks", [])
    pairs = pair([t["text"] for t in labelled], [t["text"] for t in found])
    spare = [i for i in range(len(found)) if i not in {f for _, f in pairs}]
    passages = [p["text"] for p in gold.get("ignore", [])]
    passed = pair(passages, [found[i]["text"] for i in spare])
    tally = Tally(
        labelled=len(labelled), found=len(found) - len(passed), pairs=len(pairs),
        dated=sum(1 for t in labelled if t["due"]),
    )  # fmt: skip
    for g, f in pairs:
        tally += _agreement(labelled[g], found[f])
    return tally


def _agreement(gold: Row, read: Row) -> Tally:
    due = gold["due"] == read["due"]
    return Tally(
        lead=same_units(gold["lead"], read["lead"]),
        coord=same_units(gold["coord"], read["coord"]),
        field=gold["field"] == read["field"],
        recurrence=gold["recurrence"] == read["recurrence"],
        due=due,
        dated_right=bool(gold["due"]) and due,
        targets=_figures(gold) == _figures(read),
    )


def _figures(task: Row) -> set[tuple[float, str, str]]:
    return {(float(t["value"]), str(t["unit"]), str(t["op"])) for t in task["targets"]}


def misses(gold: Row, read: Row) -> list[tuple[str, str, Any, Any]]:
    """What disagrees, as (kind, text, expected, got); kinds are "missed", "extra" and fields."""
    labelled, found = gold["tasks"], read.get("tasks", [])
    pairs = pair([t["text"] for t in labelled], [t["text"] for t in found])
    paired = dict(pairs)
    spare = [i for i in range(len(found)) if i not in paired.values()]
    passed = {
        spare[f]
        for _, f in pair(
            [p["text"] for p in gold.get("ignore", [])], [found[i]["text"] for i in spare]
        )
    }
    lost: list[tuple[str, str, Any, Any]] = [
        ("missed", task["text"], None, None)
        for g, task in enumerate(labelled)
        if g not in paired
    ]
    lost += [("extra", found[i]["text"], None, None) for i in spare if i not in passed]
    for g, f in pairs:
        lost += _differences(labelled[g], found[f])
    return lost


def _differences(gold: Row, read: Row) -> list[tuple[str, str, Any, Any]]:
    unlike = [n for n in ("lead", "coord") if not same_units(gold[n], read[n])]
    unlike += [n for n in ("due", "recurrence", "field") if gold[n] != read[n]]
    if _figures(gold) != _figures(read):
        unlike.append("targets")
    return [(name, gold["text"], gold[name], read[name]) for name in unlike]
