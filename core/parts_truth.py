"""What a unit's progress comes to: of all that was reported on a task, the newest truth."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from core.parts import LINE_LIMIT, LineKind, PartText
from core.progress.achieved import NOTHING, Achieved, achieved, doing_of, respelt
from core.summary_counts import Cell
from core.summary_extras import COMPLETED_CELLS


@dataclass(frozen=True, slots=True)
class Report:
    """One report on a task: `at` is aware, `state` a code of core.progress."""

    at: datetime
    state: str | None = None
    percent: int | None = None
    counts: tuple[int, int] | None = None
    forecast: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class OpenBlocker:
    """A difficulty without an answer; `since` is office-local."""

    id: int
    text: str
    waits_for: str
    since: date
    at: datetime


@dataclass(frozen=True, slots=True)
class PartFact:
    """A task of the unit as it stood at the end of the counted days.

    `reports` are its last ones, in any order; `heard_at` is the last one's moment. `base` are the
    figures that the task itself carries, for reports that left no row. `owes`: a duty that goes on
    and owes a word in every period.
    """

    task_id: int
    code: str
    title: str
    field: str
    cell: Cell
    due_on: date | None = None
    completed_on: date | None = None
    heard_at: datetime | None = None
    last_result: str = ""
    owes: bool = False
    base: Report | None = None
    reports: tuple[Report, ...] = ()
    blockers: tuple[OpenBlocker, ...] = ()
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Truth:
    """What holds after all reports: later figures replace earlier ones, "done" replaces both."""

    done: bool = False
    percent: int | None = None
    counts: tuple[int, int] | None = None
    forecast: date | None = None
    said: Achieved = NOTHING


class Standing(StrEnum):
    """How a task's line begins."""

    DONE = "done"
    WAITING = "waiting"
    PAUSED = "paused"
    MOVING = "moving"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Result:
    """The plain data of one line, which a renderer turns into a sentence. Days are office-local.

    `doing` and `noun` are the writer's own words around the counts ("rà soát", "thủ tục").
    """

    standing: Standing
    percent: int | None = None
    counts: tuple[int, int] | None = None
    doing: str = ""
    noun: str = ""
    words: str = ""
    day: date | None = None


Renderer = Callable[[Result], str]


def merge(
    reports: Iterable[Report], since: datetime | None = None, code: str = "",
    troubles: tuple[str, ...] = (),
) -> Truth:
    """The truth after these reports; words count from `since` (an aware moment) on only.

    `troubles` are the task's open difficulties, which are no results.
    """
    truth = Truth()
    for report in sorted(reports, key=lambda r: r.at):
        words = report.text if since is None or report.at >= since else ""
        truth = _after(truth, report, achieved(words, code, troubles))
    return truth


def _after(truth: Truth, report: Report, said: Achieved) -> Truth:
    figures = report.percent is not None or report.counts is not None
    # Words that held figures are stale when newer figures come.
    old = NOTHING if figures and truth.said.figured else truth.said
    noun = said.noun or truth.said.noun
    doing = said.doing or truth.said.doing
    said = replace(said if said.words else old, noun=noun, doing=doing)
    if _is_done(report):
        return Truth(True, 100, report.counts, None, said)
    forecast = report.forecast or truth.forecast
    if report.counts is not None:
        return Truth(False, report.percent if report.percent is not None
                     else share(report.counts), report.counts, forecast, said)
    if report.percent is not None:
        agree = truth.counts is not None and share(truth.counts) == report.percent
        return Truth(False, report.percent, truth.counts if agree else None, forecast, said)
    if truth.done and report.state in {"in_progress", "blocked", "not_started"}:
        return Truth(False, None, None, forecast, said)
    return replace(truth, forecast=None if truth.done else forecast, said=said)


def _is_done(report: Report) -> bool:
    if report.counts is not None and report.counts[0] < report.counts[1]:
        return False
    if report.percent is not None and report.percent < 100:
        return False
    return report.state == "done" or report.percent == 100


def share(counts: tuple[int, int]) -> int | None:
    """Per cent of the counted, half a per cent up; None of nothing."""
    done, total = counts
    return (200 * done + total) // (2 * total) if total > 0 else None


def draft(
    facts: Iterable[PartFact], render: Renderer, since: datetime, today: date
) -> list[PartText]:
    """One result line a task that has something to say, one line for each open difficulty.

    `since` is the period's first moment, `today` the last counted day (office-local): a forecast
    that has passed is no forecast any more.
    """
    lines = []
    for fact in facts:
        result = result_of(fact, since, today)
        # Of a task that only stands still its difficulty says enough.
        if result is not None and not (fact.blockers and _stands_still(result)):
            text = " ".join(render(result).split())[:LINE_LIMIT]
            lines.append(PartText(LineKind.RESULT, text, fact.task_id, field=fact.field,
                                  code=fact.code, title=fact.title, at=fact.heard_at,
                                  restricted=fact.restricted))
        lines += _difficulties(fact)
    return lines


def _difficulties(fact: PartFact) -> list[PartText]:
    if fact.cell in COMPLETED_CELLS or fact.cell is Cell.CANCELLED:
        return []
    return [PartText(LineKind.BLOCKER, _sentence(b.text), fact.task_id, b.id,
                     field=fact.field, code=fact.code, title=fact.title, at=b.at,
                     waits_for=b.waits_for, since=b.since, restricted=fact.restricted)
            for b in fact.blockers]


def _sentence(text: str) -> str:
    flat = " ".join(text.split())[:LINE_LIMIT]
    return flat[:1].upper() + flat[1:]


def result_of(fact: PartFact, since: datetime, today: date) -> Result | None:
    """What the task's line says; None when there is nothing to say."""
    if fact.cell is Cell.CANCELLED:
        return None
    reports: Sequence[Report] = fact.reports or ((fact.base,) if fact.base else ())
    troubles = tuple(b.text for b in fact.blockers)
    truth = merge(reports, since, fact.code, troubles)
    if not any(r.text for r in reports) and fact.heard_at and fact.heard_at >= since:
        said = achieved(fact.last_result, fact.code, troubles)
        truth = replace(truth, said=said if said.words or said.noun else truth.said)
    words = truth.said
    counted = truth.counts is not None and bool(truth.counts[1])
    base = Result(Standing.MOVING, truth.percent, truth.counts if counted else None,
                  respelt(words.doing, fact.title).lower() or doing_of(fact.title),
                  respelt(words.noun, fact.title), words.words)
    # The words tell the figures already.
    if words.words and words.figured:
        base = replace(base, percent=None, counts=None)
    if fact.cell in COMPLETED_CELLS:
        return replace(base, standing=Standing.DONE, percent=None, day=fact.completed_on)
    if fact.cell is Cell.WAITING_CONFIRMATION and fact.completed_on is not None:
        return replace(base, standing=Standing.WAITING, percent=None, day=fact.completed_on)
    if fact.cell is Cell.PAUSED:
        return replace(base, standing=Standing.PAUSED)
    heard = fact.heard_at is not None and fact.heard_at >= since
    late = fact.due_on is not None and fact.due_on < today
    if not heard and not (late and _says(base)):
        return Result(Standing.SILENT, day=fact.due_on) if late or fact.owes else None
    coming = truth.forecast if truth.forecast and truth.forecast >= today else None
    return replace(base, day=coming)


def _stands_still(result: Result) -> bool:
    return result.standing is Standing.MOVING and not _says(result) and result.day is None


def _says(result: Result) -> bool:
    return bool(result.words or result.percent or result.counts)
