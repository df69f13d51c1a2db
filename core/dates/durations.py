"""Terms counted from a moment: 3 hôm nữa, trong 5 ngày làm việc, 2 tiếng nữa."""

import re
from datetime import date, timedelta

from core.dates.mention import LEFT, Mention, Moment, Rule, add_months, make_day, shift
from core.dates.numbers import COUNT, number
from core.dates.source import Source

_N = rf"(?:{COUNT}(?: \(\w{{1,12}}(?: \w{{1,12}})?\))?|(?P<half>nua))"
#: From when: a written day, an event that has happened, or words for now.
_SINCE = (
    r"(?:,? (?:(?:ke|tinh|bat dau) )?tu (?:khi |luc )?(?:ngay )?"
    r"(?:(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})|(?P<event>[a-z][a-z ]{0,40})))?"
)
_WORKING = re.compile(
    rf"{LEFT}(?:(?:trong|sau)(?: vong| thoi han)? )?{_N} ngay lam viec(?: nua)?{_SINCE}"
)
_AHEAD = re.compile(
    rf"{LEFT}(?:khoang |tam )?{_N} ?(?P<unit>ngay|hom|bua|tuan|thang|tieng|gio|phut|h) nua\b"
)
_WITHIN = re.compile(
    rf"{LEFT}(?:trong vong|trong thoi (?:han|gian)|thoi han|trong|sau|khong qua|toi da|them)"
    rf" {_N} ?(?P<unit>ngay|hom|tuan|thang|tieng|gio|h)\b(?! dau| cuoi){_SINCE}"
)
_FROM = re.compile(rf"{LEFT}{_N} ?(?P<unit>ngay|tuan|thang)(?=,? (?:ke|tinh) tu){_SINCE}")
_HALVES = {"tieng": 30, "gio": 30, "ngay": 0, "tuan": 3, "thang": 15}
_KNOWN = re.compile(r"nhan|hom nay|bay gio|nay|ky|ban hanh|thong bao|giao|co van ban")
_SIGNED = re.compile(r"ky|ban hanh")


def _base(match: re.Match[str], moment: Moment) -> tuple[date, bool]:
    """The day counted from, itself excluded (Điều 147.2), and whether a person must say it."""
    groups = match.groupdict()
    if groups.get("d"):
        day = make_day(int(groups["y"]), int(groups["m"]), int(groups["d"]))
        return (day, False) if day else (moment.today, True)
    event = groups.get("event")
    if event and _SIGNED.match(event) and moment.directive_date:
        return moment.directive_date, False
    return moment.today, bool(event) and not _KNOWN.match(event or "")


def _working(match: re.Match[str], _: Source, moment: Moment) -> Mention | None:
    if not match["n"]:
        return None
    base, ask = _base(match, moment)
    last = moment.calendar.add_working_days(base, number(match["n"]))
    return Mention(match.start(), match.end(), last, last, kind="event" if ask else "working_days",
                   ask=ask)  # fmt: skip


def _ahead(match: re.Match[str], _: Source, moment: Moment) -> Mention | None:
    minutes = _minutes(match)
    if minutes is not None:
        then = moment.now + timedelta(minutes=minutes)
        at = then.time().replace(second=0, microsecond=0)
        return Mention(match.start(), match.end(), then.date(), then.date(), kind="period", at=at)
    last = _counted(match, moment.today)
    return Mention(match.start(), match.end(), last, last, kind="period") if last else None


def _within(match: re.Match[str], source: Source, moment: Moment) -> Mention | None:
    if _minutes(match) is not None:
        return _ahead(match, source, moment)
    base, ask = _base(match, moment)
    last = _counted(match, base)
    if last is None:
        return None
    last = moment.calendar.next_working(last)  # Điều 148.5
    return Mention(match.start(), match.end(), last, last, kind="event" if ask else "period",
                   ask=ask)  # fmt: skip


def _minutes(match: re.Match[str]) -> int | None:
    """Length in minutes of a term in hours or minutes; None for days and more."""
    unit = match["unit"]
    if unit not in ("tieng", "gio", "phut", "h"):
        return None
    if match["half"]:
        return 30
    return number(match["n"]) * (1 if unit == "phut" else 60)


def _counted(match: re.Match[str], base: date) -> date | None:
    unit = match["unit"]
    if match["half"]:
        return shift(base, _HALVES.get(unit, 0))
    count = number(match["n"])
    if unit == "thang":
        return add_months(base, count)
    return shift(base, count * (7 if unit == "tuan" else 1))


DURATION_RULES: tuple[Rule, ...] = (
    (_WORKING, _working),
    (_AHEAD, _ahead),
    (_WITHIN, _within),
    (_FROM, _within),
)
