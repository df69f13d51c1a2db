"""A text → the one deadline it states."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.calendar import WorkCalendar
from core.dates.choosing import Found, choose, is_cited, ruled
from core.dates.clock import ClockTime, in_part
from core.dates.foreign import read_foreign
from core.dates.governors import governor
from core.dates.grammar import find_times
from core.dates.line import Line
from core.dates.mention import Moment
from core.dates.repeats import PERIODIC, find_repeat, rule_for
from core.dates.source import Source, blank, read_source
from core.recurrence import next_due
from core.tasks import Recurrence

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FIVE_DAY_WEEK = WorkCalendar()

_EVENT = re.compile(
    r"\b(?:ngay )?sau khi\b(?! nhan)|\bngay khi\b(?! (?:co|phat))"
    r"|\btruoc (?:ngay|khi) [a-z][^.,;\d]{1,60}\d{1,3} ngay\b"
)
_REFERS = re.compile(r"\btheo (?:dung )?(?:tien do|ke hoach|lo trinh|quy dinh)\b")
_URGENT = re.compile(r"\b(?:khan truong|kip thoi|som|gap|hoa toc|thuong khan)\b")
_AT_ONCE = re.compile(r"\bngay\b")
_TARGET = re.compile(r"\bphan dau\b|\bdat (?:it nhat |toi thieu |tu |tren )*\d[\d.,]* ?%")
_NEAR = 6
#: Moments from which days can be counted without leaving the calendar.
_YEARS = (1900, 2999)


@dataclass(frozen=True, slots=True)
class DeadlineReading:
    """What a text says about when. Dates are office-local; `due_on` is inclusive.

    `text` are the words found, verbatim, at `span` of the input. `kind` is one of date, period,
    working_days, recurring, continuous, ad_hoc, event, target, urgency, none. `named_date` is D
    as written; `recurrence_rule` is explained in core/recurrence.py. `why` tells how the words
    became the day, for the catalogues' `deadline-why-…`: eve, period-end, friday, counted,
    working-days, moved, next, first, year-unsure, foreign, event; "" when the day stands
    there itself.
    """

    text: str = ""
    span: tuple[int, int] | None = None
    kind: str = "none"
    named_date: date | None = None
    due_on: date | None = None
    due_time: time | None = None
    start_on: date | None = None
    granularity: str = "none"
    recurrence: Recurrence = Recurrence.NONE
    recurrence_rule: str = ""
    needs_confirmation: bool = False
    why: str = ""


def read_deadline(
    text: str,
    now: datetime,
    calendar: WorkCalendar = FIVE_DAY_WEEK,
    *,
    inclusive: bool = False,
    directive_date: date | None = None,
) -> DeadlineReading:
    """Read the deadline a text states; never raises on any text.

    `now` is aware; its office-local date is today. `inclusive` reads "trước ngày D" as D
    (domain.md §5.1 `before_date_policy`). With `directive_date` a missing year is the
    directive's own; a day before that date needs confirmation.
    """
    if not _YEARS[0] <= now.year <= _YEARS[1]:
        return DeadlineReading()
    source = read_source(text)
    moment = Moment(now.astimezone(OFFICE_ZONE), calendar, directive_date)
    kind, start, end, month = find_repeat(source.plain)
    plain = blank(source.plain, start, end) if kind in PERIODIC else source.plain
    event = _EVENT.search(plain)
    line = Line(source, plain, moment)
    mentions, clocks = find_times(line)
    ends = {clock.end: clock.start for clock in clocks}
    found = [ruled(line, mention, _ruled_from(mention.start, ends)) for mention in mentions]
    chosen = choose(line, found)
    if event and not _goes_on(line, event, chosen):
        return _worded(source, event, "event")
    if kind in PERIODIC:
        return _recurring(line, kind, (start, end, month), found, clocks, inclusive)
    if chosen is None:
        if foreign := read_foreign(source.plain, moment):
            return _foreign(source, *foreign)
        if clocks and kind is Recurrence.NONE and not _is_opening(line, clocks):
            return _clock_alone(line, clocks[0])
        return _timeless(source, kind, start, end)
    if chosen.mention.void:
        return _nowhere(line, chosen)
    reading = _settle(line, chosen, _clock_of(chosen, clocks), inclusive)
    once = kind is Recurrence.AD_HOC and chosen.governor.weight >= 4
    if kind is Recurrence.NONE or once:
        return reading
    return replace(reading, kind=kind.value, recurrence=kind)


def _goes_on(line: Line, event: re.Match[str], chosen: Found | None) -> bool:
    """True when behind the event's clause a ruled day follows: "Sau khi có …, trình trước 25/3"."""
    if chosen is None or chosen.governor.weight < 4 or chosen.mention.void:
        return False
    start = line.at(chosen.mention.start).start
    return "," in line.plain[event.end() : start]


def _ruled_from(place: int, clocks: dict[int, int]) -> int:
    """A clock time just before a day stands between the day and its ruler.

    `clocks` are the places of clock times: where each ends → where it begins.
    """
    for end in range(place, place - 4, -1):
        if end in clocks:
            return clocks[end]
    return place


def _clock_of(found: Found, clocks: list[ClockTime]) -> ClockTime | None:
    """The clock time nearest to a mention; None when all are far."""
    mention = found.mention
    near = [(min(abs(mention.start - c.end), abs(c.start - mention.end)), c) for c in clocks]
    near = [pair for pair in near if pair[0] <= _NEAR]
    if mention.unit == "range" and near:
        return near[-1][1]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _nowhere(line: Line, found: Found) -> DeadlineReading:
    """A day that no calendar has: a question, never a guess."""
    first = min(found.governor.start, found.mention.start)
    place = line.at(first).start, line.at(found.mention.end - 1).end
    return DeadlineReading(line.source.words(*place), line.source.span(*place), "date",
                           needs_confirmation=True)  # fmt: skip


def _settle(line: Line, found: Found, clock: ClockTime | None, inclusive: bool) -> DeadlineReading:
    mention, ruler = found.mention, found.governor
    at = mention.at or (in_part(clock, line, mention.start, mention.end) if clock else None)
    eve = ruler.before and at is None and not inclusive
    due: date | None = mention.first if ruler.before else mention.last
    if mention.kind == "event":
        due = None
    elif eve:
        due = mention.first - timedelta(days=1)
    kind = "target" if mention.unit == "year" and _TARGET.search(line.plain) else mention.kind
    first, last = min(ruler.start, mention.start), mention.end
    if clock:
        first, last = min(first, clock.start), max(last, clock.end)
    place = line.at(first).start, line.at(last - 1).end
    return DeadlineReading(
        text=line.source.words(*place),
        span=line.source.span(*place),
        kind=kind,
        named_date=(mention.first if ruler.before else mention.last)
        if ruler.before or mention.unit == "day"
        else None,
        due_on=due,
        due_time=at,
        start_on=mention.first if mention.unit == "range" else None,
        granularity=mention.unit,
        needs_confirmation=mention.ask or kind == "target",
        why="eve" if eve else _why(found),
    )


def _why(found: Found) -> str:
    mention = found.mention
    if mention.kind == "event":
        return "event"
    if mention.ask:
        return "year-unsure"
    if mention.kind == "working_days":
        return "working-days"
    if mention.kind == "period":
        return "moved" if mention.rolled else "counted"
    if mention.unit == "week":
        return "friday" if mention.last.isoweekday() == 5 else ""
    if mention.unit in ("month", "quarter", "half", "nine_months", "year", "range"):
        return "period-end"
    return "" if mention.explicit or not mention.month else "next"


def _recurring(
    line: Line,
    kind: Recurrence,
    place: tuple[int, int, str],
    found: list[Found],
    clocks: list[ClockTime],
    inclusive: bool,
) -> DeadlineReading:
    """A duty that comes again: its rule, and the first time that is not past."""
    start, end, month = place
    timed = bool(clocks)
    slots = [
        (f.mention, f.governor.before and not timed and not inclusive)
        for f in found
        if f.governor.weight >= 0
        and not (f.mention.weak or f.mention.explicit or is_cited(line, f))
    ]
    rule = rule_for(kind, slots, month)
    if "," in rule and kind is Recurrence.YEARLY:
        kind = {2: Recurrence.HALF_YEARLY, 4: Recurrence.QUARTERLY}.get(rule.count(",") + 1, kind)
    moment = line.moment
    after = moment.directive_date or moment.today - timedelta(days=1)
    first, last = start, end
    if rule:
        first = min(
            [start, *(line.at(min(f.governor.start, f.mention.start)).start for f in found)]
        )
        last = max([end, *(line.at(f.mention.end - 1).end for f in found)])
    return DeadlineReading(
        text=line.source.words(first, last),
        span=line.source.span(first, last),
        kind="recurring",
        due_on=next_due(rule, kind, after) if rule else None,
        due_time=clocks[0].at if clocks and rule else None,
        granularity="day" if rule else "none",
        recurrence=kind,
        recurrence_rule=rule,
        needs_confirmation=not rule,
        why="first" if rule else "",
    )


def _is_opening(line: Line, clocks: list[ClockTime]) -> bool:
    """ "7h30-11h30": hours of an office."""
    return (
        len(clocks) > 1 and line.sign(clocks[0].end) == "-" and clocks[1].start == clocks[0].end + 1
    )


def _clock_alone(line: Line, clock: ClockTime) -> DeadlineReading:
    """ "trước 17h": today, or tomorrow when that time has passed."""
    now = line.moment.now
    due = now.date() + timedelta(days=clock.at <= now.time())
    place = line.at(governor(line, clock.start).start).start, line.at(clock.end - 1).end
    return DeadlineReading(
        text=line.source.words(*place), span=line.source.span(*place), kind="date",
        named_date=due, due_on=due, due_time=clock.at, granularity="day",
    )  # fmt: skip


def _foreign(source: Source, day: date, start: int, end: int) -> DeadlineReading:
    return DeadlineReading(source.words(start, end), source.span(start, end), "date", day, day,
                           granularity="day", needs_confirmation=True, why="foreign")  # fmt: skip


def _timeless(source: Source, kind: Recurrence, start: int, end: int) -> DeadlineReading:
    if kind is not Recurrence.NONE:
        return DeadlineReading(source.words(start, end), source.span(start, end), kind.value,
                               recurrence=kind)  # fmt: skip
    for name, pattern in (("event", _REFERS), ("urgency", _URGENT)):
        if match := pattern.search(source.plain):
            return _worded(source, match, name)
    if source.marked and (match := _AT_ONCE.search(source.toned)):
        return _worded(source, match, "urgency")
    return DeadlineReading()


def _worded(source: Source, match: re.Match[str], kind: str) -> DeadlineReading:
    why = "event" if kind == "event" else ""
    return DeadlineReading(source.words(*match.span()), source.span(*match.span()), kind,
                           needs_confirmation=True, why=why)  # fmt: skip
