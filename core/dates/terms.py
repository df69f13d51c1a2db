"""Months, quarters, half-years, nine months, years and programmes' periods."""

import re
from datetime import date

from core.dates.mention import (
    LEFT,
    RIGHT,
    YEAR,
    Mention,
    Moment,
    Rule,
    add_months,
    month_end,
    settle_year,
    year_named,
    year_of,
)
from core.dates.numbers import WORDS
from core.dates.source import Source

_PART = r"(?:(?P<part>dau|giua|cuoi|het|trong|ca) )?"
_NAMES = r"muoi mot|muoi hai|muoi|hai|ba|tu|nam(?! \d)|sau|bay|tam|chin"
_TONED = {"tu": "tư", "nam": "năm", "sau": "sáu"}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_MONTHS = re.compile(
    rf"{LEFT}(?:tu )?thang (?P<m1>\d{{1,2}}) ?(?:-|den(?: het)?|toi) ?(?:thang )?"
    rf"(?P<m>\d{{1,2}}){YEAR}{RIGHT}"
)
_MONTH = re.compile(
    rf"{LEFT}(?:{_PART}(?:thang ?(?P<m>\d{{1,2}}|{_NAMES})|t(?P<t>8|9|1[0-2]))"
    rf"|(?P<edge>dau|giua|cuoi|het) t(?P<t1>[1-9])|t(?P<t2>\d{{1,2}})(?=/\d{{4}})){YEAR}{RIGHT}"
)
_MONTH_YEAR = re.compile(rf"{LEFT}(?P<m>\d{{1,2}}) ?/ ?(?P<y>\d{{4}}){RIGHT}")
_MONTH_REL = re.compile(rf"{LEFT}{_PART}thang(?: (?P<rel>nay|sau|toi))?(?! \d){RIGHT}")
_QUARTER = re.compile(
    rf"{LEFT}{_PART}(?:qu[yi] ?(?P<q>iii|ii|iv|i|[1-4])|q(?P<q1>[1-4])){YEAR}{RIGHT}"
)
_QUARTER_REL = re.compile(rf"{LEFT}{_PART}qu[yi](?: (?P<rel>nay|sau|toi))?{RIGHT}")
_HALF = re.compile(
    rf"{LEFT}(?:trong |het )?(?:0?6 thang|sau thang|nua) (?P<h>dau|cuoi) nam"
    rf"(?: (?P<y>\d{{4}}|nay|sau|toi))?{RIGHT}"
)
_NINE = re.compile(
    rf"{LEFT}(?:trong |het )?(?:0?9|chin) thang(?: dau)?(?: nam)?(?! nua)"
    rf"(?: (?P<y>\d{{4}}|nay|sau|toi))?{RIGHT}"
)
_YEARS = re.compile(rf"{LEFT}(?:giai doan|nam|tu nam) (?P<y1>\d{{4}}) ?(?:-|den) ?(?:nam )?"
                    rf"(?P<y>\d{{4}}){RIGHT}")  # fmt: skip
_YEAR = re.compile(rf"{LEFT}{_PART}nam(?: (?P<y>\d{{4}}|nay|sau|toi))?(?! \d| hoc){RIGHT}")


def _edges(first: date, middle: date, last: date, part: str | None) -> tuple[date, date]:
    """The day a part of a period means (Civil Code Điều 146.2, 146.3); else all of it."""
    marks = {"dau": (first, first), "giua": (middle, middle), "cuoi": (last, last)}
    return marks.get(part or "", (first, last))


def _month_mention(
    match: re.Match[str], year: int, month: int, ask: bool = False, explicit: bool = False
) -> Mention:
    begin, end = date(year, month, 1), month_end(year, month)
    part = match["part"] or match.groupdict().get("edge")
    first, last = _edges(begin, date(year, month, 15), end, part)
    return Mention(
        match.start(), match.end(), first, last, "month",
        month=month, day=first.day if part in ("dau", "giua") else None,
        ask=ask, explicit=explicit,
    )  # fmt: skip


def _month(match: re.Match[str], source: Source, moment: Moment) -> Mention | None:
    groups = match.groupdict()
    word = groups["m"] or groups["t"] or groups["t1"] or groups["t2"]
    if word in _TONED and not source.toned.startswith(_TONED[word], match.start("m")):
        return None  # tháng sau: next month
    month = int(word) if word.isdigit() else WORDS[word]
    if not 1 <= month <= 12:
        return None
    year = year_of(match, moment)
    settled = settle_year(lambda y: month_end(y, month), year, moment)
    if not settled:
        return None
    return _month_mention(match, settled[0].year, month, settled[1], year is not None)


def _months(match: re.Match[str], _: Source, moment: Moment) -> Mention | None:
    first, month = int(match["m1"]), int(match["m"])
    year = year_of(match, moment)
    if not (1 <= first <= 12 and 1 <= month <= 12):
        return None
    settled = settle_year(lambda y: month_end(y, month), year, moment)
    if not settled:
        return None
    last = settled[0]
    begin = date(last.year - (first > month), first, 1)
    return Mention(match.start(), match.end(), begin, last, "range", ask=settled[1],
                   explicit=year is not None)  # fmt: skip


def _month_year(match: re.Match[str], _: Source, moment: Moment) -> Mention | None:
    year, month = year_of(match, moment), int(match["m"])
    if year is None or not 1 <= month <= 12:
        return None
    return Mention(match.start(), match.end(), date(year, month, 1), month_end(year, month),
                   "month", month=month, explicit=True)  # fmt: skip


def _month_rel(match: re.Match[str], _: Source, moment: Moment) -> Mention | None:
    if not (match["part"] or match["rel"]):
        return None
    day = add_months(moment.today.replace(day=1), match["rel"] in ("sau", "toi"))
    return _month_mention(match, day.year, day.month)


def _quarter_mention(match: re.Match[str], last: date, ask: bool, explicit: bool) -> Mention:
    begin = date(last.year, last.month - 2, 1)
    first, end = _edges(begin, date(last.year, last.month - 1, 15), last, match["part"])
    return Mention(match.start(), match.end(), first, end, "quarter", ask=ask, explicit=explicit,
                   month=end.month)  # fmt: skip


def _quarter(match: re.Match[str], _: Source, moment: Moment) -> Mention | None:
    word = match["q"] or match["q1"]
    month = 3 * (_QUARTERS.get(word) or int(word))
    year = year_of(match, moment)
    settled = settle_year(lambda y: month_end(y, month), year, moment)
    return _quarter_mention(match, *settled, year is not None) if settled else None


def _quarter_rel(match: re.Match[str], source: Source, moment: Moment) -> Mention | None:
    if not (match["part"] or match["rel"]):
        return None
    if source.marked and not {"quý", "quí"} & set(source.toned[slice(*match.span())].split()):
        return None
    today = moment.today
    end = date(today.year, (today.month - 1) // 3 * 3 + 3, 1)
    end = add_months(end, 3 if match["rel"] in ("sau", "toi") else 0)
    return _quarter_mention(match, month_end(end.year, end.month), False, False)


def _part_of_year(match: re.Match[str], moment: Moment, months: tuple[int, int], unit: str,
                  ) -> Mention | None:  # fmt: skip
    year = year_of(match, moment)
    settled = settle_year(lambda y: month_end(y, months[1]), year, moment)
    if not settled:
        return None
    last, ask = settled
    return Mention(match.start(), match.end(), date(last.year, months[0], 1), last, unit,
                   month=months[1], ask=ask, explicit=year is not None)  # fmt: skip


def _half(match: re.Match[str], _: Source, moment: Moment) -> Mention | None:
    return _part_of_year(match, moment, (1, 6) if match["h"] == "dau" else (7, 12), "half")


def _nine(match: re.Match[str], _: Source, moment: Moment) -> Mention | None:
    return _part_of_year(match, moment, (1, 9), "nine_months")


def _years(match: re.Match[str], _: Source, moment: Moment) -> Mention | None:
    first, last = year_named(match["y1"], moment), year_named(match["y"], moment)
    if not first or not last or first > last:
        return None
    return Mention(match.start(), match.end(), date(first, 1, 1), date(last, 12, 31), "range",
                   explicit=True)  # fmt: skip


def _year(match: re.Match[str], _: Source, moment: Moment) -> Mention | None:
    stated = year_named(match["y"], moment)
    if not stated and (match["part"] in (None, "ca") or match["y"]):
        return None
    year = stated or moment.today.year
    first, last = _edges(date(year, 1, 1), date(year, 6, 30), date(year, 12, 31), match["part"])
    return Mention(match.start(), match.end(), first, last, "year", explicit=stated is not None)


TERM_RULES: tuple[Rule, ...] = (
    (_HALF, _half),
    (_NINE, _nine),
    (_YEARS, _years),
    (_MONTHS, _months),
    (_QUARTER, _quarter),
    (_MONTH, _month),
    (_MONTH_YEAR, _month_year),
    (_QUARTER_REL, _quarter_rel),
)
#: After weekdays and durations, which share their words.
LOOSE_RULES: tuple[Rule, ...] = ((_MONTH_REL, _month_rel), (_YEAR, _year))
