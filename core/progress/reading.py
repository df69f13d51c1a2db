"""A reply → what it says about one or several tasks.

The text is spelled out, figures and refs are marked, the rest is cut into clauses of signs.
Clauses about the same task are read together (states, obstacles, plans); clauses that report
nothing (questions, reminders, requests, notices) take no part.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from core.calendar import WorkCalendar
from core.dates.source import MASK, Source, read_source
from core.progress.amounts import Amounts, find_amounts
from core.progress.answers import complete
from core.progress.clauses import Clause, read_clauses
from core.progress.confidence import trust, trust_talk
from core.progress.context import ReplyContext
from core.progress.obstacles import find_obstacle
from core.progress.parts import Part, split_parts, whole_set
from core.progress.plans import Plan, is_wish, names_time, read_plan
from core.progress.refs import find_refs
from core.progress.reports import Setting, reports
from core.progress.states import (
    Says,
    as_of_now,
    clause_says,
    read_state,
    told_before_excuse,
)
from core.progress.talk import is_aside, is_public, opens_as_call, opens_as_talk
from core.progress.values import ItemReading, ReplyReading, Values

FIVE_DAY_WEEK = WorkCalendar()
#: Line ends and pictures close a clause; our own marks are not to be typed.
_SIGNS = re.compile("[\n\r\x01-\x08\u2190-\u2bff\u3030\ufe0f\u200d\U0001f000-\U0001faff]")
_NAMES = tuple(field.name for field in fields(Values))


@dataclass(frozen=True, slots=True)
class _Message:
    """What the parts of one reply share."""

    source: Source
    #: The toned text with marks in the places of figures and refs; "" when no time is named.
    toned: str
    amounts: Amounts
    now: datetime
    calendar: WorkCalendar


def read_reply(
    text: str,
    now: datetime,
    calendar: WorkCalendar = FIVE_DAY_WEEK,
    context: ReplyContext | None = None,
) -> ReplyReading:
    """Read a progress reply; never raises on any text. `now` is aware and gives "today".

    With `context`, a bare answer to the bot's last question is read as that answer.
    """
    source = read_source(_SIGNS.sub(".", text))
    groups, plain = find_refs(source.plain)
    amounts = find_amounts(plain, source.toned)
    clauses = read_clauses(source, amounts.plain)
    timed = any(names_time(clause) for clause in clauses)
    toned = _masked(source, amounts.plain) if timed else ""
    message = _Message(source, toned, amounts, now, calendar)
    refs = tuple(dict.fromkeys(ref for group in groups for ref in group.refs))
    reading = _reading(message, split_parts(clauses, groups), clauses, refs)
    if context is not None and context.asked is not None:
        reading = complete(reading, text, clauses, now, calendar, context)
    return reading


def _masked(source: Source, plain: str) -> str:
    """The toned text with marks in the places of figures and refs."""
    if plain == source.plain:
        return source.toned
    return "".join(MASK if c < "\x05" else t for c, t in zip(plain, source.toned, strict=True))


def _reading(
    message: _Message, parts: list[Part], clauses: list[Clause], refs: tuple[str, ...]
) -> ReplyReading:
    found = [(part, *_values(message, part.clauses)) for part in parts]
    told = [(part, values) for part, values, _ in found if values is not None]
    if not told:
        sure = min((sure for _, _, sure in found), default=trust_talk(clauses))
        return ReplyReading(is_progress=False, task_refs=refs, confidence=sure)
    sure = min(sure for _, values, sure in found if values is not None)
    every, count = whole_set(message.source.plain) if not refs else (False, None)
    if sum(len(part.refs) > 0 for part, _ in told) < 2:
        whole = _joined([values for _, values in told])
        return ReplyReading(is_progress=True, task_refs=refs, all_tasks=every, task_count=count,
                            confidence=sure, **_fields(whole))  # fmt: skip
    items = tuple(
        ItemReading(task_ref=ref, **_fields(values)) for part, values in told for ref in part.refs
    )
    return ReplyReading(is_progress=True, task_refs=refs, items=items, confidence=sure,
                        **_agreed(items))  # fmt: skip


def _values(message: _Message, clauses: list[Clause]) -> tuple[Values | None, float]:
    """The values that the clauses of one part give, None for talk, and the confidence."""
    wishes = [is_wish(clause) for clause in clauses]
    strict = opens_as_talk(clauses, wishes)
    live = as_of_now(_reporting(clauses, wishes))
    if not live:
        return None, trust_talk(clauses)
    said = [clause_says(clause) for clause in live]
    percent, counts = _figures(message.amounts, live)
    plan = read_plan(live, message.toned, message.now, message.calendar)
    for i in plan.behind:
        said[i] = Says.DONE if said[i] is Says.PROMISED else said[i]
    tells = told_before_excuse(live, said)
    state = read_state(said[:tells], percent, counts, plan.forecast is not None)
    obstacle = None
    if state != "paused":
        obstacle = find_obstacle(message.source, live, said)
        if obstacle and tells == len(said):
            state = "blocked" if obstacle.stops else "in_progress"
    values = Values(
        state=state, percent=percent, counts=counts,
        blocker=obstacle.text if obstacle else None,
        waits_for=obstacle.waits_for if obstacle else None,
        **_planned(plan),
    )  # fmt: skip
    setting = Setting(strict, opens_as_call(clauses), is_public(clauses))
    if not reports(values, said, live, setting):
        return None, trust_talk(clauses)
    guessed = obstacle is not None and not obstacle.sure
    return values, trust(
        live, said, values, guessed=guessed, beside=setting.asked or setting.public
    )


def _reporting(clauses: list[Clause], wishes: list[bool]) -> list[Clause]:
    """The clauses that report; the cause of an excuse goes with the excuse."""
    live: list[Clause] = []
    aside = False
    for clause, wish in zip(clauses, wishes, strict=True):
        aside = is_aside(clause, wish) or (aside and clause.opener == "C")
        if not aside:
            live.append(clause)
    return live


def _figures(amounts: Amounts, clauses: list[Clause]) -> tuple[int | None, tuple[int, int] | None]:
    """The last percentage and the first counts within the clauses."""
    starts = [clause.start for clause in clauses]
    percents = [p.value for p in amounts.percents if _within(p.start, starts, clauses)]
    counts = [c.value for c in amounts.counts if _within(c.start, starts, clauses)]
    return (percents[-1] if percents else None), (counts[0] if counts else None)


def _within(place: int, starts: list[int], clauses: list[Clause]) -> bool:
    before = bisect_right(starts, place)
    return before > 0 and place < clauses[before - 1].end


def _planned(plan: Plan) -> dict[str, Any]:
    return {
        "forecast": plan.forecast, "forecast_time": plan.forecast_time,
        "wants_extension": plan.extends, "wants_extension_to": plan.extension,
        "extension_time": plan.extension_time,
    }  # fmt: skip


def _fields(values: Values) -> dict[str, Any]:
    return {name: getattr(values, name) for name in _NAMES}


def _joined(values: list[Values]) -> Values:
    """Parts about the same task: what the later ones leave open, the earlier ones say."""
    whole = values[0]
    for later in values[1:]:
        said = {name: value for name, value in _fields(later).items() if value}
        whole = replace(whole, **said)
    return whole


def _agreed(items: tuple[ItemReading, ...]) -> dict[str, Any]:
    return {
        name: value
        for name, value in _fields(items[0]).items()
        if all(getattr(item, name) == value for item in items)
    }
