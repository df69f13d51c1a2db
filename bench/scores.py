"""What a reader's answers are worth beside the labels: the marks of each kind of text.

Pure functions over rows as dictionaries, in the schema of `nhacviec parse`. Rows and answers come
in the same order. How tasks of directives are paired and compared stands in `scores_directives`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bench import scores_directives
from bench.scores_directives import Tally

Row = dict[str, Any]

#: Fields of a reply whose labels are figures or days: scored on the rows that have them.
FIGURES = ("percent", "counts", "forecast", "wants_extension_to")
_VALUES = ("state", "blocker", *FIGURES)
_NOTHING: Row = {}
#: What a task says where an answer leaves a field out.
_UNSAID: Row = {
    "lead": [], "coord": [], "targets": [], "due": None, "recurrence": None, "field": None,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """`hits` out of `total` rows; `hits` is a fraction where a row can be right in part."""

    hits: float
    total: int

    @property
    def share(self) -> float | None:
        """0..1, or None when no row of the set can tell."""
        return self.hits / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Miss:
    """One wrong answer: only the fields that differ. The heavier, the worse for who wrote it.

    `now` is "" where the text is a document's; `source` names the set or the document.
    """

    weight: int
    text: str
    now: str
    want: Row
    got: Row
    note: str = ""
    source: str = ""


def mark(hits: Iterable[float]) -> Mark:
    """The mark of rows that are each right (True, 1.0), wrong (False, 0.0) or in between."""
    worth = list(hits)
    return Mark(sum(worth), len(worth))


def worst(misses: Iterable[Miss], number: int) -> list[Miss]:
    """The `number` heaviest misses, those of one weight in the order of the set."""
    return sorted(misses, key=lambda miss: -miss.weight)[:number]


def score_deadlines(rows: Sequence[Row], answers: Sequence[Row]) -> dict[str, Mark]:
    """The marks of deadlines.

    due: rows that have a day or moment, the same one read. recurrence: all rows. negatives: rows
    without any deadline (no due, no recurrence), nothing read. exact: all rows, due and recurrence.
    """
    pairs = list(zip(rows, answers, strict=True))
    return {
        "due": mark(_same(w, g, "due") for w, g in pairs if w["due"] is not None),
        "recurrence": mark(_same(w, g, "recurrence") for w, g in pairs),
        "negatives": mark(not _deadline_diff(w, g) for w, g in pairs if is_negative(w)),
        "exact": mark(not _deadline_diff(w, g) for w, g in pairs),
    }


def is_negative(row: Row) -> bool:
    """True for a phrase that is labelled as no deadline at all."""
    return row["due"] is None and row["recurrence"] == "none"


def deadline_misses(rows: Sequence[Row], answers: Sequence[Row]) -> list[Miss]:
    """Wrong deadlines. A day out of nothing is the worst, then a wrong day, then a lost one."""
    return [
        Miss(_deadline_weight(want, got), want["text"], want["now"],
             _only(want, fields), _only(got, fields), want.get("note") or "")
        for want, got in zip(rows, answers, strict=True)
        if (fields := _deadline_diff(want, got))
    ]  # fmt: skip


def _deadline_diff(want: Row, got: Row) -> list[str]:
    return [name for name in ("due", "recurrence") if not _same(want, got, name)]


def _deadline_weight(want: Row, got: Row) -> int:
    if _same(want, got, "due"):
        return 1
    if want["due"] is None:
        return 4
    return 2 if got.get("due") is None else 3


def score_replies(rows: Sequence[Row], answers: Sequence[Row]) -> dict[str, Mark]:
    """The marks of replies.

    state: all rows; progress state: those that are progress. fields: all rows, every field right,
    of a blocker only that there is one. percent, counts, forecast, wants_extension_to: rows that
    have it, in the whole or in an item. chatter: rows that are no progress, recognised. false
    chatter: rows that are progress, taken for chatter (the lower the better). wording: the
    blockers' words, mean F1 over tokens.
    """
    pairs = [(row["expect"], answer) for row, answer in zip(rows, answers, strict=True)]
    progress = [(w, g) for w, g in pairs if w["is_progress"]]
    marks = {
        "state": mark(_same(w, g, "state") for w, g in pairs),
        "progress state": mark(_same(w, g, "state") for w, g in progress),
        "fields": mark(not _reply_diff(w, g) for w, g in pairs),
    }
    for name in FIGURES:
        marks[name] = mark(_each(w, name) == _each(g, name) for w, g in pairs if _has(w, name))
    marks["chatter"] = mark(g.get("is_progress") is False for w, g in pairs if not w["is_progress"])
    marks["false chatter"] = mark(g.get("is_progress") is False for w, g in progress)
    marks["wording"] = mark(worth for w, g in pairs for worth in _wordings(w, g))
    return marks


def reply_misses(rows: Sequence[Row], answers: Sequence[Row]) -> list[Miss]:
    """Wrong replies: progress lost or invented first, then wrong states, then the other fields."""
    return [
        Miss(_reply_weight(fields), row["text"], row["now"],
             _only(row["expect"], fields), _only(got, fields), row.get("note") or "")
        for row, got in zip(rows, answers, strict=True)
        if (fields := _reply_diff(row["expect"], got))
    ]  # fmt: skip


def score_directives(rows: Sequence[Row], answers: Sequence[Row]) -> dict[str, Mark]:
    """The marks of directives, over the tasks of all documents together.

    precision, recall, F1: tasks that pair. lead, recurrence, field: pairs that agree. due: of the
    labelled tasks with a day, paired or not, those whose day was read.
    """
    pairs = zip(rows, map(_filled, answers), strict=True)
    whole = sum((scores_directives.score_document(w, g) for w, g in pairs), Tally())
    return {
        "precision": Mark(whole.pairs, whole.found),
        "recall": Mark(whole.pairs, whole.labelled),
        "F1": Mark(2 * whole.pairs, whole.found + whole.labelled),
        "lead": Mark(whole.lead, whole.pairs),
        "due": Mark(whole.dated_right, whole.dated),
        "recurrence": Mark(whole.recurrence, whole.pairs),
        "field": Mark(whole.field, whole.pairs),
    }


def directive_misses(rows: Sequence[Row], answers: Sequence[Row]) -> list[Miss]:
    """Files not read first, then lost and invented tasks, wrong days and leads, other fields."""
    misses = []
    for want, got in zip(rows, answers, strict=True):
        if "error" in got:
            misses.append(Miss(9, want["doc"], "", {"tasks": len(want["tasks"])},
                               {"error": got["error"]}))
            continue
        for kind, text, wanted, given in scores_directives.misses(want, _filled(got)):
            weight = {"missed": 5, "extra": 4, "due": 3, "lead": 2}.get(kind, 1)
            misses.append(Miss(weight, text, "", {kind: wanted}, {kind: given},
                               source=want["doc"]))
    return misses


def _filled(answer: Row) -> Row:
    return {**answer, "tasks": [{**_UNSAID, **task} for task in answer.get("tasks", [])]}


def token_f1(want: str, got: str) -> float:
    """Harmonic mean of precision and recall over words, each counted as often as it stands."""
    wanted, given = _words(want), _words(got)
    shared = (wanted & given).total()
    return 2 * shared / (wanted.total() + given.total()) if shared else 0.0


def _reply_diff(want: Row, got: Row) -> list[str]:
    names = [name for name in (*FIGURES, "state", "is_progress") if not _same(want, got, name)]
    if bool(want.get("blocker")) != bool(got.get("blocker")):
        names.append("blocker")
    if (want.get("task_refs") or []) != (got.get("task_refs") or []):
        names.append("task_refs")
    if _items(want) != _items(got):
        names.append("items")
    return names


def _reply_weight(fields: list[str]) -> int:
    heavy = {"is_progress": 20, "state": 10}
    return sum(heavy.get(name, 1) for name in fields)


def _items(values: Row) -> list[Row]:
    """The items without the wording of their blockers."""
    return [
        {**{name: item.get(name) for name in ("task_ref", *_VALUES)},
         "blocker": bool(item.get("blocker"))}
        for item in values.get("items") or []
    ]  # fmt: skip


def _each(values: Row, name: str) -> list[Any]:
    """A field of the whole and of each item, with the item's task."""
    items = values.get("items") or []
    return [values.get(name), *((item.get("task_ref"), item.get(name)) for item in items)]


def _has(values: Row, name: str) -> bool:
    parts = [values, *(values.get("items") or [])]
    return any(part.get(name) is not None for part in parts)


def _wordings(want: Row, got: Row) -> list[float]:
    """One F1 for each blocker that the labels hold; an item is found by its task."""
    given = {item.get("task_ref"): item for item in got.get("items") or []}
    pairs = [(want, got)]
    pairs += [(i, given.get(i["task_ref"], _NOTHING)) for i in want.get("items") or []]
    return [token_f1(w["blocker"], g.get("blocker") or "") for w, g in pairs if w.get("blocker")]


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold()))


def _same(want: Row, got: Row, name: str) -> bool:
    # An answer that leaves a field out is wrong, also where the label is null.
    return bool(want.get(name) == got.get(name, _NOTHING))


def _only(values: Row, fields: list[str]) -> Row:
    return {name: values.get(name) for name in fields}
