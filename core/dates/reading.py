"""A text → the one deadline it states."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.calendar import WorkCalendar
from core.dates.clock import ClockTime, find_clock, in_part
from core.dates.days import DAY_RULES, NAMED_RULES
from core.dates.durations import DURATION_RULES
from core.dates.mention import Mention, Moment, find_mentions
from core.dates.noise import mask_noise
from core.dates.repeats import find_repeat, rule_for
from core.dates.source import Source, blank, read_source
from core.dates.terms import LOOSE_RULES, TERM_RULES
from core.dates.weeks import WEEK_RULES, WEEKDAY_RULES
from core.recurrence import next_due
from core.tasks import Recurrence

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FIVE_DAY_WEEK = WorkCalendar()

#: Earlier rules win over later ones that share words with them.
_RULES = (
    DURATION_RULES + DAY_RULES + TERM_RULES + WEEKDAY_RULES + WEEK_RULES + LOOSE_RULES + NAMED_RULES
)
_PERIODIC = frozenset(
    {Recurrence.WEEKLY, Recurrence.MONTHLY, Recurrence.QUARTERLY, Recurrence.HALF_YEARLY,
     Recurrence.YEARLY}
)  # fmt: skip
_BEFORE = re.compile(r"\b(?:truoc|trc|tr)(?: (?:ngay|hom|luc))? ?$")
_TRIGGER = re.compile(
    r"\b(?:cham nhat|muon nhat|tre nhat|khong qua|khong muon hon|het|han|nop|deadline|dl"
    r"|thoi han(?: \w{1,9}){0,3}|thoi gian(?: \w{1,9}){0,3}|hoan thanh|xong|hoac|han \w{1,5})"
    r"(?: (?:la|vao|trong|den|het|dung|ngay)){0,3} ?:? ?$"
)
_WEAK = re.compile(r"\b(?:trong|den|toi|vao|ngay|du kien|sang)(?: ngay)? ?$")
_EVENT = re.compile(
    r"\b(?:ngay )?sau khi\b|\bngay khi\b|\btruoc (?:ngay|khi) [a-z][^.,;\d]{1,60}\d{1,3} ngay\b"
)
_REFERS = re.compile(r"\btheo (?:tien do|ke hoach|lo trinh|quy dinh)\b")
_URGENT = re.compile(r"\b(?:khan truong|kip thoi|som|gap|hoa toc|thuong khan|ngay)\b")
_WINDOW = 34


@dataclass(frozen=True, slots=True)
class DeadlineReading:
    """What a text says about when. Dates are office-local; `due_on` is inclusive.

    `text` are the words found, verbatim, at `span` of the input. `kind` is one of date, period,
    working_days, recurring, continuous, ad_hoc, event, urgency, none. `named_date` is D as
    written; `recurrence_rule` is explained in core/recurrence.py.
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


@dataclass(frozen=True, slots=True)
class _Found:
    """A mention with the words that govern it."""

    mention: Mention
    start: int
    before: bool
    weight: int


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
    source = read_source(text)
    moment = Moment(now.astimezone(OFFICE_ZONE), calendar, directive_date)
    clear = mask_noise(source.plain)
    kind, start, end, month = find_repeat(clear)
    rest = blank(clear, start, end) if kind in _PERIODIC else clear
    if _EVENT.search(rest):
        return _event(source, rest)
    clock = find_clock(rest)
    if clock:
        rest = blank(rest, clock.start, clock.end)
    mentions, _ = find_mentions(_RULES, rest, source, moment)
    found = _choose([_governed(m, clear, clock) for m in mentions], moment, clear)
    if kind in _PERIODIC:
        return _recurring(source, kind, (start, end, month), found, clock, moment, inclusive)
    if found is None and clock and kind is Recurrence.NONE:
        return _clock_alone(source, clear, clock, moment)
    if found is None:
        return _timeless(source, clear, kind, start, end)
    reading = _settle(source, clear, found, clock, inclusive)
    return _standing(reading, kind) if kind is not Recurrence.NONE else reading


def _governed(mention: Mention, plain: str, clock: ClockTime | None) -> _Found:
    """Which deadline word stands before the mention (or before the clock time before it)."""
    start = mention.start
    if clock and clock.end <= start and start - clock.end <= 14:
        start = clock.start
    window = plain[max(0, start - _WINDOW) : start]
    inside = plain[start : start + 12]
    for pattern, weight in ((_BEFORE, 4), (_TRIGGER, 4), (_WEAK, 2)):
        match = pattern.search(window)
        if match:
            before = pattern is _BEFORE
            return _Found(mention, start - len(window) + match.start(), before, weight)
    weight = 2 if inside.startswith(("trong", "het", "cuoi")) else 0
    return _Found(mention, start, False, weight)


_FINENESS = {"day": 3, "range": 3, "week": 2}


def _choose(found: list[_Found], moment: Moment, plain: str) -> _Found | None:
    """The best governed and finest mention, the first of equals; never an ungoverned past."""
    joined = _join_ranges(sorted(found, key=lambda f: f.mention.start), plain)
    live = [f for f in joined if f.weight >= 4 or not _is_past(f.mention, moment)]
    return max(
        live,
        key=lambda f: (
            f.weight + _FINENESS.get(f.mention.unit, 0) + (f.mention.weekday is None) / 2,
            -f.start,
        ),
        default=None,
    )


def _is_past(mention: Mention, moment: Moment) -> bool:
    return mention.last < (moment.directive_date or moment.today)


_TO = re.compile(r" ?(?:-|,? ?(?:cho )?den(?: het)?(?: ngay)?|toi) ?\Z")


def _join_ranges(found: list[_Found], plain: str) -> list[_Found]:
    """ "từ A đến B" and "A - B" become one range that ends on B's last day."""
    joined: list[_Found] = []
    for item in found:
        if joined and _TO.match(plain[joined[-1].mention.end : item.mention.start]):
            head = joined[-1]
            first = head.mention.first
            while first > item.mention.last:
                first = _year_earlier(first)
            whole = replace(item.mention, start=head.mention.start, first=first, unit="range")
            joined[-1] = _Found(whole, head.start, False, max(head.weight, item.weight))
        else:
            joined.append(item)
    return joined


def _year_earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _settle(
    source: Source, plain: str, found: _Found, clock: ClockTime | None, inclusive: bool
) -> DeadlineReading:
    mention = found.mention
    at = mention.at or (in_part(clock, mention, plain) if clock else None)
    named = mention.first if found.before else mention.last
    eve = found.before and at is None and not inclusive
    due = None if mention.kind == "event" else _minus(mention.first) if eve else mention.last
    if found.before and inclusive:
        due = mention.first
    end = max(mention.end, clock.end) if clock else mention.end
    return DeadlineReading(
        text=source.words(found.start, end),
        span=source.span(found.start, end),
        kind=mention.kind,
        named_date=named if found.before or mention.unit == "day" else None,
        due_on=due,
        due_time=at,
        start_on=mention.first if mention.unit == "range" else None,
        granularity=mention.unit,
        needs_confirmation=mention.ask,
    )


def _minus(day: date) -> date:
    return day - timedelta(days=1)


def _recurring(
    source: Source,
    kind: Recurrence,
    place: tuple[int, int, str],
    found: _Found | None,
    clock: ClockTime | None,
    moment: Moment,
    inclusive: bool,
) -> DeadlineReading:
    start, end, month = place
    before = bool(found and found.before and not clock and not inclusive)
    rule = rule_for(kind, found.mention, before, month) if found else ""
    after = moment.directive_date or _minus(moment.today)
    first = min(start, found.start) if found and rule else start
    last = max(end, found.mention.end) if found and rule else end
    return DeadlineReading(
        text=source.words(first, last),
        span=source.span(first, last),
        kind="recurring",
        due_on=next_due(rule, kind, after) if rule else None,
        due_time=clock.at if clock and rule else None,
        granularity="day" if rule else "none",
        recurrence=kind,
        recurrence_rule=rule,
        needs_confirmation=not rule,
    )


def _standing(reading: DeadlineReading, kind: Recurrence) -> DeadlineReading:
    """A continuous or ad hoc duty with a period or a day: that is its end."""
    return replace(reading, kind=kind.value, recurrence=kind)


def _clock_alone(source: Source, plain: str, clock: ClockTime, moment: Moment) -> DeadlineReading:
    """ "trước 17h": today, or tomorrow when that time has passed."""
    due = moment.today + timedelta(days=clock.at <= moment.now.time())
    window = plain[max(0, clock.start - _WINDOW) : clock.start]
    lead = _BEFORE.search(window) or _TRIGGER.search(window)
    start = clock.start - (len(window) - lead.start() if lead else 0)
    return DeadlineReading(
        text=source.words(start, clock.end), span=source.span(start, clock.end), kind="date",
        named_date=due, due_on=due, due_time=clock.at, granularity="day",
    )  # fmt: skip


def _event(source: Source, plain: str) -> DeadlineReading:
    match = _EVENT.search(plain)
    start, end = match.span() if match else (0, 0)
    return DeadlineReading(source.words(start, end), source.span(start, end), "event",
                           needs_confirmation=True)  # fmt: skip


def _timeless(
    source: Source, plain: str, kind: Recurrence, start: int, end: int
) -> DeadlineReading:
    if kind is not Recurrence.NONE:
        return DeadlineReading(source.words(start, end), source.span(start, end), kind.value,
                               recurrence=kind)  # fmt: skip
    for name, pattern in (("event", _REFERS), ("urgency", _URGENT)):
        match = pattern.search(plain)
        if match:
            return DeadlineReading(source.words(*match.span()), source.span(*match.span()), name,
                                   needs_confirmation=True)  # fmt: skip
    return DeadlineReading()
