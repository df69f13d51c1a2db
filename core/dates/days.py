"""Days written with numbers, and days counted from today by name (mai, ngày kia)."""

import re
from datetime import date, timedelta

from core.dates.mention import (
    LEFT,
    RIGHT,
    Mention,
    Moment,
    Rule,
    add_months,
    make_day,
    settle_year,
    year_of,
)
from core.dates.source import Source

_WORD = r"(?:(?:ngay|hom|mung|mong|mung ngay) ?)"
_DAY = r"(?P<d>\d{1,2})"
_MONTH = r"(?P<m>\d{1,2})"

_ISO = re.compile(rf"{LEFT}(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}}){RIGHT}")
_FULL = re.compile(
    rf"{LEFT}(?<!thang ){_WORD}?{_DAY} ?[/.-] ?{_MONTH} ?[/.-] ?(?P<y>\d{{4}}|\d{{2}}){RIGHT}"
)
_SPOKEN = re.compile(
    rf"{LEFT}{_WORD}?{_DAY} ?(?:thang|th) ?{_MONTH}"
    rf"(?: ?[/,-]? ?(?:nam )?(?P<y>\d{{4}}))?{RIGHT}"
)
_SHORT = re.compile(
    rf"{LEFT}{_WORD}?{_DAY} ?[/-] ?{_MONTH}(?: nam (?P<y>\d{{4}}|nay|sau|toi))?{RIGHT}"
)
_DOTTED = re.compile(
    rf"(?:{LEFT}{_WORD}|(?<=truoc )|(?<=han )|(?<=nhat )|(?<=den )){_DAY}\.{_MONTH}{RIGHT}"
)
_RANGE = re.compile(
    rf"{LEFT}(?:tu )?{_WORD}?(?P<d1>\d{{1,2}}) ?(?:-|den(?: het)?|toi) ?{_WORD}?{_DAY}"
    rf" ?(?:/|thang) ?{_MONTH}(?: ?(?:/|nam) ?(?P<y>\d{{4}}))?{RIGHT}"
)
_OTHER_MONTH = re.compile(rf"{LEFT}{_WORD}?{_DAY} ?thang (?P<rel>nay|sau|toi){RIGHT}")
_BARE = re.compile(
    rf"{LEFT}(?:{_WORD}{_DAY}(?: (?:nay|toi|tay))?"
    r"|(?<!thu )(?<!thang )(?P<d2>\d{1,2}) (?:tay|nay)"
    rf"|(?<=truoc )(?P<d3>\d{{1,2}})(?= (?:hang|moi|thang cuoi)))(?! (?:lam viec|nua)){RIGHT}"
)
_NAMED = re.compile(
    rf"{LEFT}(?:(?P<today>hom nay|bua nay|trong ngay|cuoi ngay|het ngay|cuoi gio"
    r"|(?:sang|trua|chieu|toi|dem)(?: hom)? nay|(?:chieu|trua|toi)(?= (?:em|e|minh) ))"
    r"|(?P<mai>(?:(?:sang|trua|chieu|toi) )?(?:ngay )?mai)"
    rf"|(?P<kia>(?:ngay|hom) (?:kia|mot)|mot)){RIGHT}"
)
_TITLES = re.compile(r"(?:anh|chi|ba|co|ong|em|dong chi|d/c|bac|chu) $")
_MOT_ALONE = re.compile(r"^ ?mot(?: (?:em|e|minh|toi|gui|nop|xong)\b|$)")


def _dated(match: re.Match[str], _: Source, moment: Moment) -> Mention | None:
    day, month, year = int(match["d"]), int(match["m"]), year_of(match, moment)
    if not 1 <= month <= 12:
        return None
    settled = settle_year(lambda y: make_day(y, month, day), year, moment)
    if not settled:
        return None
    value, ask = settled
    return Mention(
        match.start(), match.end(), value, value,
        day=day, month=month, ask=ask, explicit=year is not None,
    )  # fmt: skip


def _ranged(match: re.Match[str], source: Source, moment: Moment) -> Mention | None:
    end = _dated(match, source, moment)
    if end is None:
        return None
    first = make_day(end.last.year, end.last.month, int(match["d1"]))
    if first is None or first > end.last:
        return None
    return Mention(match.start(), match.end(), first, end.last, "range", explicit=end.explicit)


def _other_month(match: re.Match[str], _: Source, moment: Moment) -> Mention | None:
    first = add_months(moment.today.replace(day=1), match["rel"] in ("sau", "toi"))
    value = make_day(first.year, first.month, int(match["d"]))
    if value is None:
        return None
    return Mention(match.start(), match.end(), value, value, day=value.day)


def _bare(match: re.Match[str], _: Source, moment: Moment) -> Mention | None:
    day = int(match["d"] or match["d2"] or match["d3"])
    value = next_day_of_month(day, moment.today)
    return Mention(match.start(), match.end(), value, value, day=day) if value else None


def next_day_of_month(day: int, today: date) -> date | None:
    """The next date with that day number, today included; None for 0 and above 31."""
    for offset in range(3):
        first = add_months(today.replace(day=1), offset)
        value = make_day(first.year, first.month, day)
        if value and value >= today:
            return value
    return None


def _named(match: re.Match[str], source: Source, moment: Moment) -> Mention | None:
    word = str(match.lastgroup)
    if not _meant(word, match, source):
        return None
    value = moment.today + timedelta(days={"today": 0, "mai": 1, "kia": 2}[word])
    return Mention(match.start(), match.end(), value, value)


def _meant(word: str, match: re.Match[str], source: Source) -> bool:
    """False for the name Mai, for "mãi", for "một" (one), for "tới em"."""
    start, end = match.span()
    if word == "mai":
        named = _TITLES.search(source.plain[max(0, start - 9) : start])
        upper = source.words(end - 3, end)[:1] == "M"
        return source.toned[end - 3 : end] == "mai" and not (named and upper)
    if match[0] == "mot":
        alone = _MOT_ALONE.search(source.plain) is not None
        return source.toned[start:end] == "mốt" or (not source.marked and alone)
    if match[0] == "toi":
        return source.toned[start:end] == "tối"
    return True


DAY_RULES: tuple[Rule, ...] = (
    (_ISO, _dated),
    (_RANGE, _ranged),
    (_FULL, _dated),
    (_SPOKEN, _dated),
    (_SHORT, _dated),
    (_DOTTED, _dated),
    (_OTHER_MONTH, _other_month),
    (_BARE, _bare),
)
NAMED_RULES: tuple[Rule, ...] = ((_NAMED, _named),)
