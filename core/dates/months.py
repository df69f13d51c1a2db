"""Months: tháng 6, tháng 6/2021, T8/2021, tháng sau, tháng cuối quý II, tháng 10-11/2025."""

from datetime import date

from core.dates.lexer import NUMBER, PAIR, TRIPLE
from core.dates.line import Line, months_ahead, next_of_list
from core.dates.mention import Mention, add_months, edges, month_end, nowhere, settle_year
from core.dates.quarters import quarter

_MONTH_OF_QUARTER = {"dau": 0, "giua": 1, "cuoi": 2}


def month(line: Line, place: int, part: str = "") -> Mention | None:
    """ "tháng 6", "tháng 6/2021", "T8/2021", "tháng sau", "tháng 10-11/2025"."""
    if line.word(place - 1) == "thang" or line.word(place - 2) in ("duong", "pho"):
        return None  # đường 3 tháng 2
    if line.word(place - 1) == "mang" and line.word(place - 2) == "cach":
        return None  # Cách mạng tháng Tám
    after = place + 1
    word = line.word(after)
    if (ahead := months_ahead(line, after)) is not None:
        return counted_month(line, place, ahead[1], ahead[0], part)
    if found := _month_of_quarter(line, place):
        return found
    if found := _months(line, place):
        return found
    number, year, end = line.month(after)
    if not number or (word == "nam" and line.at(after + 1).kind == NUMBER):
        return _bare(line, place, part)
    if line.word(end) in ("lan", "nua", "truoc"):
        return None
    settled = settle_year(lambda y: month_end(y, number), year, line.moment)
    if settled is None:
        return nowhere(place, end, line.moment.today)
    found = whole_month(place, end, settled[0], part)
    found.ask, found.explicit = settled[1], year is not None
    return found


def whole_month(start: int, end: int, last: date, part: str) -> Mention:
    """The month that ends on `last`, or the part of it."""
    first, stop = edges(last.replace(day=1), last.replace(day=15), last, part)
    return Mention(start, end, first, stop, "month", month=last.month,
                   day={"dau": 1, "giua": 15, "cuoi": 31}.get(part))  # fmt: skip


def counted_month(line: Line, place: int, end: int, ahead: int, part: str) -> Mention:
    first = add_months(line.moment.today.replace(day=1), ahead)
    return whole_month(place, end, month_end(first.year, first.month), part)


def _bare(line: Line, place: int, part: str) -> Mention | None:
    """ "trong tháng", "cuối tháng": this month's; the next one's when that is past."""
    if not part or line.word(place + 1) in ("truoc", "qua", "roi", "nao", "dau", "cuoi"):
        return None
    found = counted_month(line, place, place + 1, 0, part)
    if found.last < line.moment.today:
        return counted_month(line, place, place + 1, 1, part)
    return found


def _month_of_quarter(line: Line, place: int) -> Mention | None:
    """ "tháng cuối quý II", "tháng đầu của quý sau"."""
    which = line.word(place + 1)
    if which not in _MONTH_OF_QUARTER:
        return None
    after = place + 2 + (line.word(place + 2) in ("cua", "moi"))
    if line.word(after) != "quy":
        return None
    found = quarter(line, after, "ca")
    if found is None:
        return None
    first = add_months(found.first, _MONTH_OF_QUARTER[which])
    return whole_month(place, found.end, month_end(first.year, first.month), "")


def _months(line: Line, place: int) -> Mention | None:
    """ "tháng 10-11/2025", "tháng 4 đến tháng 6 năm 2021", "tháng 4, 5 và 6": to the last one."""
    token, year, end = line.at(place + 1), None, place + 2
    if token.kind == TRIPLE and token.b <= 12:
        first, last, year = token.a, token.b, token.c
    elif token.kind == PAIR and token.text == "-" and token.b <= 12:
        first, last = token.a, token.b
        year, end = line.year(end)
    else:
        first, after = line.number(place + 1)
        last = 0
        while (then := next_of_list(line, after, "thang")) and line.month(then)[0]:
            last, year, end = line.month(then)
            after = end
    if not 1 <= first <= 12 or not 1 <= last <= 12:
        return None
    settled = settle_year(lambda y: month_end(y, last), year, line.moment)
    if settled is None:
        return None
    begin = date(settled[0].year - (first > last), first, 1)
    return Mention(
        place, end, begin, settled[0], "range", ask=settled[1], explicit=year is not None
    )


def short_month(line: Line, place: int, part: str = "") -> Mention | None:
    """ "t8", "T6/2021", "cuối t6": a month where no weekday can be meant."""
    token = line.at(place + 1)
    if not line.joined(place + 1):
        return None
    if (
        token.kind == PAIR
        or part in ("dau", "giua", "cuoi", "het")
        or token.a in (8, 9, 10, 11, 12)
    ):
        return month(line, place, part)
    return None
