"""Quarters: quý II, Quý IV/2025, Q3, quý này, cuối quý."""

from datetime import date

from core.dates.lexer import PAIR
from core.dates.line import Line
from core.dates.mention import (
    NEXT,
    SPOKEN,
    Mention,
    add_months,
    edges,
    month_end,
    settle_year,
    year_named,
)


def quarter(line: Line, place: int, part: str = "") -> Mention | None:
    """ "quý II", "Quý IV/2025", "Q3", "quý này", "cuối quý"."""
    after, word = place + 1, line.word(place + 1)
    token = line.at(after)
    year: int | None = None
    if line.word(place) == "q" and (not line.joined(after) or line.word(place - 3) == "p"):
        return None  # Q3 alone; "P6, Q3" is an address
    if word in ("nay", *NEXT) and line.says(after, *SPOKEN):
        return _counted_quarter(line, place, after + 1, word != "nay", part)
    if token.kind == PAIR and 1 <= token.a <= 4 and token.b >= 20:
        number, year, end = token.a, year_named(str(token.b), line.moment), after + 1
    elif number := line.quarter(after):
        end = line.number(after)[1] if line.number(after)[0] >= 0 else after + 1
        year, end = line.year(end)
    elif part and line.says(place, "quý", "quí"):
        return _counted_quarter(line, place, after, 0, part)
    else:
        return None
    settled = settle_year(lambda y: month_end(y, 3 * number), year, line.moment)
    if settled is None or (line.source.marked and line.toned(place)[:1] == "q"
                           and line.toned(place) in ("quy", "quỹ", "quỳ", "quỷ")):  # fmt: skip
        return None
    found = _whole_quarter(place, end, settled[0], part)
    found.ask, found.explicit = settled[1], year is not None
    return found


def _counted_quarter(line: Line, place: int, end: int, ahead: int, part: str) -> Mention:
    today = line.moment.today
    closing = date(today.year, (today.month - 1) // 3 * 3 + 3, 1)
    closing = add_months(closing, 3 * ahead)
    return _whole_quarter(place, end, month_end(closing.year, closing.month), part)


def _whole_quarter(start: int, end: int, last: date, part: str) -> Mention:
    begin, middle = date(last.year, last.month - 2, 1), date(last.year, last.month - 1, 15)
    first, stop = edges(begin, middle, last, part)
    return Mention(start, end, first, stop, "quarter", month=stop.month)
