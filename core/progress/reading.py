"""A reply → what it says about one or several tasks."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from core.calendar import WorkCalendar
from core.dates.reading import FIVE_DAY_WEEK
from core.dates.source import MASK, Source, read_source
from core.progress.amounts import find_counts, find_percent
from core.progress.obstacles import denies_obstacle, find_obstacle
from core.progress.plans import read_plan
from core.progress.refs import RefGroup, find_refs, mask_papers
from core.progress.states import is_paused, read_state

_QUESTION = re.compile(
    r"\?|\b(?:may gio|ngay nao|khi nao|the nao (?:a|anh|chi)|sao vay|ai phu trach|cho ai|xong chua"
    r"|bao gio|o dau|ai co)\b|\bchua (?:em|anh|chi|a)$"
)
_ASIDE = re.compile(
    r"\b(?<!tong )(?<!phu )(?<!phoi )(?<!hop )(?<!ket )(?<!truong )hop\b(?! dong|le)"
    r"|\bxin nghi\b|\bgui nham\b|\bchuc mung\b|\bnhan duoc tin\b|\bgui (?:lai )?(?:cho )?"
    r"(?:em|minh|toi) \b|\bgiup em\b|\bcho em xin voi\b|\bco gang\b"
)
_SHARED = (
    "state", "percent", "counts", "blocker", "waits_for", "forecast", "wants_extension_to",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Values:
    """What is said of a task; dates are office-local, counts are (done, total).

    `state` is done, in_progress, not_started, blocked, paused, or None when not said.
    """

    state: str | None = None
    percent: int | None = None
    counts: tuple[int, int] | None = None
    blocker: str | None = None
    waits_for: str | None = None
    forecast: date | None = None
    wants_extension_to: date | None = None
    wants_extension: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReading(_Values):
    """The values of one task of a message about several."""

    task_ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyReading(_Values):
    """The whole reply. With `items`, a value here is one on which all items agree."""

    is_progress: bool
    task_refs: tuple[str, ...] = ()
    items: tuple[ItemReading, ...] = ()
    confidence: float = 0.0


def read_reply(text: str, now: datetime, calendar: WorkCalendar = FIVE_DAY_WEEK) -> ReplyReading:
    """Read a progress reply; never raises on any text. `now` is aware and gives "today"."""
    source = read_source(text)
    groups, plain = find_refs(mask_papers(source.plain))
    refs = tuple(dict.fromkeys(ref for group in groups for ref in group.refs))
    whole, said_nothing = _values(source, plain, 0, len(plain), now, calendar)
    if _is_talk(plain, whole, said_nothing):
        return ReplyReading(is_progress=False, task_refs=refs, confidence=0.9)
    parts = _parts(source, plain, groups, now, calendar)
    if len(parts) < 2:
        return ReplyReading(is_progress=True, task_refs=refs, confidence=_trust(whole),
                            **_fields(whole))  # fmt: skip
    items = tuple(
        ItemReading(task_ref=ref, **_fields(values)) for group, values in parts for ref in group
    )
    return _agreeing(items, refs)


def _is_talk(plain: str, values: _Values, said_nothing: bool) -> bool:
    """Thanks, questions, notices: nothing about the work."""
    if _QUESTION.search(plain):
        return True
    figures = values.percent is not None or values.counts or values.wants_extension
    if _ASIDE.search(plain) and not (figures or values.state in ("done", "blocked", "paused")):
        return True
    return said_nothing


def _values(
    source: Source, plain: str, start: int, end: int, now: datetime, calendar: WorkCalendar
) -> tuple[_Values, bool]:
    """The values of one stretch, and True when it says nothing at all."""
    words = MASK * start + plain[start:end]
    percent, place = find_percent(words)
    counts, counted = find_counts(words)
    clear = _without(words, place, counted)
    toned = "".join(MASK if c == MASK else t for c, t in zip(clear, source.toned, strict=False))
    plan = read_plan(clear, toned, now, calendar)
    state = read_state(words, percent, counts, plan.forecast is not None)
    paused = is_paused(words) and not plan.extends
    obstacle = None if paused else find_obstacle(source, words, start, end)
    if paused:
        state = "paused"
    elif obstacle:
        state = "blocked" if obstacle.stops else "in_progress"
    values = _Values(
        state=state, percent=percent, counts=counts,
        blocker=obstacle.text if obstacle else None,
        waits_for=obstacle.waits_for if obstacle else None,
        forecast=plan.forecast, wants_extension_to=plan.extension, wants_extension=plan.extends,
    )  # fmt: skip
    return values, values == _Values() and not denies_obstacle(words)


def _without(plain: str, *places: tuple[int, int] | None) -> str:
    for place in places:
        if place:
            plain = plain[: place[0]] + MASK * (place[1] - place[0]) + plain[place[1] :]
    return plain


def _parts(
    source: Source, plain: str, groups: list[RefGroup], now: datetime, calendar: WorkCalendar
) -> list[tuple[tuple[str, ...], _Values]]:
    """Each group of refs with the values said after it; empty groups take no part."""
    ends = [group.start for group in groups[1:]] + [len(plain)]
    parts = []
    for group, end in zip(groups[:50], ends, strict=False):
        values, nothing = _values(source, plain, group.end, end, now, calendar)
        if not nothing:
            parts.append((group.refs, values))
    return parts


def _fields(values: _Values) -> dict[str, Any]:
    return {name: getattr(values, name) for name in (*_SHARED, "wants_extension")}


def _agreeing(items: tuple[ItemReading, ...], refs: tuple[str, ...]) -> ReplyReading:
    first = items[0]
    same = {
        name: value
        for name, value in _fields(first).items()
        if all(getattr(item, name) == value for item in items)
    }
    return ReplyReading(is_progress=True, task_refs=refs, items=items,
                        confidence=min(map(_trust, items)), **same)  # fmt: skip


def _trust(values: _Values) -> float:
    """How sure the reading is: figures and obstacles are plain, a bare word less so."""
    if values.percent is not None or values.counts or values.blocker:
        return 0.9
    return 0.8 if values.state or values.wants_extension else 0.5
