"""Reporting periods: their windows, their neighbours, and how people write them (domain.md §1).

The scheme decides which facts are counted, never when a task is due.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.errors import WorkError
from core.fold import fold
from core.windows import NO_WINDOWS, Windows

_DAY = timedelta(days=1)
#: First and last month of every period that a code can name, by the code's tail.
_MONTHS: dict[str, tuple[int, int]] = {
    **{f"{month:02d}": (month, month) for month in range(1, 13)},
    **{f"Q{n}": (3 * n - 2, 3 * n) for n in range(1, 5)},
    "H1": (1, 6),
    "H2": (7, 12),
    "9M": (1, 9),
    "": (1, 12),
}
#: Names that a window of the office's own can have.
TAILS = tuple(_MONTHS)
_YEARS = range(1990, 2101)
#: So much of an unreadable period is said back.
_SAID = 80
#: Every way in which years before, in and after a leap year meet.
_LEAP_YEARS = range(2023, 2027)


class Scheme(StrEnum):
    """Which days a period covers: the 15th to the 14th by decree, or whole calendar months."""

    DECREE_09_2019 = "decree_09_2019"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period. `start` and `end` are office-local days, both inclusive.

    `code` is `2026-Q2`, `2026-06`, `2026-H1`, `2026-9M`, `2026` or `2026-03-01..2026-04-15`.
    """

    code: str
    scheme: Scheme
    start: date
    end: date


def window(year: int, tail: str, scheme: Scheme, own: Windows = NO_WINDOWS) -> Period:
    """The period of `year` whose code ends in `tail` ("Q1", "06", "H2", "9M", "" for the year).

    Nghị định 09/2019/NĐ-CP Điều 12: from the 15th before the first month to the 14th of the last.
    A window of the office's own comes first: the one nearest to the months that the name says.
    Raises KeyError for an unknown tail.
    """
    first, last = _MONTHS[tail]
    if tail in own:
        begins, ends = _month_start(year, first), _month_start(year, last + 1)
        start, end = own[tail].near(begins + (ends - begins) / 2)
        return Period(_code(year, tail), scheme, start, end)
    start, end = _month_start(year, first), _month_start(year, last + 1) - _DAY
    if scheme is Scheme.DECREE_09_2019:
        start = _month_start(year, first - 1).replace(day=15)
        end = date(year, last, 14)
    return Period(_code(year, tail), scheme, start, end)


def span(start: date, end: date, scheme: Scheme) -> Period:
    """Any run of days, both ends inclusive; raises WorkError `period-upside-down` of nothing."""
    code = f"{start.isoformat()}..{end.isoformat()}"
    if end < start:
        raise WorkError("period-upside-down", start=start, end=end)
    return Period(code, scheme, start, end)


def period_of(today: date, scheme: Scheme, own: Windows = NO_WINDOWS) -> Period:
    """The quarter whose window holds `today` (office-local)."""
    return _latest("Q1 Q2 Q3 Q4", today, scheme, own)


def previous(period: Period, own: Windows = NO_WINDOWS) -> Period:
    """The period before of the same kind: 2026-Q1 → 2025-Q4; nine months → those of last year."""
    return _neighbour(period, -1, own)


def following(period: Period, own: Windows = NO_WINDOWS) -> Period:
    """The period after of the same kind; a span is followed by one of the same length."""
    return _neighbour(period, 1, own)


def misfit(tail: str, scheme: Scheme, own: Windows) -> Period | None:
    """The neighbour that the office's own window `tail` overlaps or leaves days to nobody; or None.

    A task that ended on a day of no period, or of two, would be in no report, or in two.
    """
    for year in _LEAP_YEARS:
        mine = window(year, tail, scheme, own)
        before, after = previous(mine, own), following(mine, own)
        if mine.end < mine.start or before.end >= mine.start or after.start <= mine.end:
            return before if before.end >= mine.start else after
        if len(_ring(tail)) > 1 or not tail:
            if before.end != mine.start - _DAY:
                return before
            if after.start != mine.end + _DAY:
                return after
    return None


def parse_period(
    text: str, scheme: Scheme, today: date, own: Windows = NO_WINDOWS
) -> Period:
    """Read a period code or what people type, with or without diacritics.

    Understood: "2026-Q2", "Q2/2026", "quý II", "tháng 6/2026", "T6", "6/2026", "6 tháng đầu năm",
    "9 tháng", "năm 2026", "quý trước", "tháng này", "1/3/2026-15/4/2026", "từ 1/3 đến 15/4".
    Nothing is the quarter that holds `today` (office-local). Without a year the latest such period
    that has begun is meant: nobody reports on days to come. Raises WorkError `period-unknown`,
    `period-upside-down`.
    """
    folded = " ".join(fold(text).split())
    if not folded:
        return period_of(today, scheme, own)
    try:
        found = _read_span(folded, scheme, today) or _read_relative(folded, scheme, today, own)
        found = found or _read_named(folded, scheme, today, own)
    except ValueError:  # a day that does not exist
        found = None
    if found is None:
        raise WorkError("period-unknown", text=text.strip()[:_SAID])
    return found


def _code(year: int, tail: str) -> str:
    return f"{year}-{tail}" if tail else str(year)


def _month_start(year: int, month: int) -> date:
    """The first of a month counted from January of `year`; 0 is last December, 13 next January."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _latest(tails: str, today: date, scheme: Scheme, own: Windows) -> Period:
    """The latest of the periods with these tails that has begun by `today`."""
    windows = [
        window(year, tail, scheme, own)
        for year in (today.year - 1, today.year, today.year + 1)
        for tail in tails.split(" ")
    ]
    return max((p for p in windows if p.start <= today), key=lambda p: p.start)


def _neighbour(period: Period, step: int, own: Windows) -> Period:
    if ".." in period.code:
        length = period.end - period.start + _DAY
        return span(period.start + step * length, period.end + step * length, period.scheme)
    year, _, tail = period.code.partition("-")
    ring = _ring(tail)
    place = int(year) * len(ring) + ring.index(tail) + step
    return window(place // len(ring), ring[place % len(ring)], period.scheme, own)


def _ring(tail: str) -> list[str]:
    """The tails of one year, in order, that are of the same kind as `tail`."""
    if tail.isdigit():
        return [f"{month:02d}" for month in range(1, 13)]
    return {"Q": ["Q1", "Q2", "Q3", "Q4"], "H": ["H1", "H2"]}.get(tail[:1], [tail])


_ISO = r"(\d{4})-(\d\d)-(\d\d)"
_CODE_SPAN = re.compile(rf"{_ISO}\s*(?:\.\.|den)\s*{_ISO}", re.ASCII)
_HALF_YEAR = 6
_DMY = r"(?:ngay )?(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d\d))?"
_CHAT_SPAN = re.compile(
    rf"(?:(?:tinh )?tu )?{_DMY}\s*(?:-|–|—|\.\.|den|toi)\s*(?:het )?{_DMY}", re.ASCII)


def _read_span(text: str, scheme: Scheme, today: date) -> Period | None:
    if match := _CODE_SPAN.fullmatch(text):
        start, end = date(*map(int, match.groups()[:3])), date(*map(int, match.groups()[3:]))
    elif match := _CHAT_SPAN.fullmatch(text):
        first, last = _day_of(match[1], match[2]), _day_of(match[4], match[5])
        years = _years(match[3], match[6], first, last, today)
        start, end = date(years[0], *first), date(years[1], *last)
    else:
        return None
    return span(start, end, scheme) if start.year in _YEARS and end.year in _YEARS else None


def _day_of(day: str, month: str) -> tuple[int, int]:
    return int(month), int(day)


def _years(
    start: str | None, end: str | None, first: tuple[int, int], last: tuple[int, int], today: date
) -> tuple[int, int]:
    """The years of a span's ends (month, day): of an end without one, that of the other.

    "15/12-14/3" runs over the new year, "15/4-1/3" is upside down: it would be most of a year.
    Without any year it is the latest that has begun.
    """
    known = [int(year) + (2000 if len(year) == 2 else 0) if year else None for year in (start, end)]
    over = int(last < first and (last[0] - first[0]) % 12 <= _HALF_YEAR)
    if known[0] is not None:
        return known[0], known[1] if known[1] is not None else known[0] + over
    if known[1] is not None:
        return known[1] - over, known[1]
    begun = today.year if first <= (today.month, today.day) else today.year - 1
    return begun, begun + over


_RELATIVE = re.compile(
    r"(qu[iy]|thang|nam)(?: ?(nay|truoc|ngoai|roi|qua|vua qua|vua roi|hien tai|hien nay))")
_TAILS_OF = {
    "quy": "Q1 Q2 Q3 Q4",
    "qui": "Q1 Q2 Q3 Q4",
    "thang": " ".join(f"{month:02d}" for month in range(1, 13)),
    "nam": "",
}


def _read_relative(text: str, scheme: Scheme, today: date, own: Windows) -> Period | None:
    match = _RELATIVE.fullmatch(text)
    if match is None:
        return None
    current = _latest(_TAILS_OF[match[1]], today, scheme, own)
    return current if match[2] in ("nay", "hien tai", "hien nay") else previous(current, own)


_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_YEAR = r"(?:[\s/-]*(?:cua )?(?:nam )?(?P<year>\d{4})| nam)?"
#: What people type, and the tail of the code it stands for ("\1" is the first group).
_NAMED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern + _YEAR, re.ASCII), tail)
    for pattern, tail in (
        (r"(?:quy|qui|quarter|q)[\s.]*([1-4]|i{1,3}|iv)", r"Q\1"),
        (r"(?:h1|(?:0?6 thang|6t|nua)(?: dau)?)", "H1"),
        (r"(?:h2|(?:0?6 thang|6t|nua) cuoi)", "H2"),
        (r"(?:9m|0?9 thang|9t)(?: dau)?", "9M"),
        (r"(?:thang|th|t|month)[\s.]*(\d{1,2})", r"\1"),
        (r"(?:ca nam|nam|year)", ""),
    )
)
_CODE = re.compile(r"(?P<year>\d{4})(?:-(q[1-4]|h[12]|9m|\d\d))?", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](?P<year>\d{4})", re.ASCII)


def _read_named(text: str, scheme: Scheme, today: date, own: Windows) -> Period | None:
    if match := _CODE.fullmatch(text):
        return _named(match["year"], (match[2] or "").upper(), scheme, today, own)
    if match := _MONTH_YEAR.fullmatch(text):
        return _named(match["year"], match[1].zfill(2), scheme, today, own)
    for pattern, template in _NAMED:
        if match := pattern.fullmatch(text):
            part = match[1] or "" if r"\1" in template else ""
            part = _ROMAN.get(part, part) if template == r"Q\1" else part.zfill(2)
            tail = template.replace(r"\1", part)
            return _named(match["year"], tail, scheme, today, own)
    return None


def _named(
    year: str | None, tail: str, scheme: Scheme, today: date, own: Windows
) -> Period | None:
    if tail not in _MONTHS:
        return None
    if year is None:
        return _latest(tail, today, scheme, own)
    return window(int(year), tail, scheme, own) if int(year) in _YEARS else None
