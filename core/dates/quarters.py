"""Quarters: quý II, Quý IV/2025, Q3, quý này, cuối quý."""

from datetime import date

from core.dates.lexer import PAIR
from core.dates.line import Line, months_ahead, next_of_list
from core.dates.mention import (
    Mention,
    add_months,
    edges,
    month_end,
    nowhere,
    settle_year,
    year_named,
)
from core.dates.numbers import ROMAN


def quarter(line: Line, place: int, part: str = "") -> Mention | None:
    """ "quý II", "Quý IV/2025", "Q3", "quý này", "cuối quý"."""
    after = place + 1
    token = line.at(after)
    year: int | None = None
    if line.word(place) == "q":
        after += line.sign(after) == "."
        roman = line.word(after) in ROMAN
        if not (line.joined(after) or roman) or line.word(place - 3) == "p":
            return None  # Q3 alone; "P6, Q3" is an address
        token = line.at(after)
    if (ahead := months_ahead(line, after)) is not None:
        return _counted_quarter(line, place, ahead[1], ahead[0], part)
    if token.kind == PAIR and 1 <= token.a <= 4 and token.b >= 20:
        number, year, end = token.a, year_named(str(token.b), line.moment), after + 1
    elif token.kind == PAIR and token.text == "-" and 1 <= token.a < token.b <= 4:
        number = token.b
        year, end = line.year(after + 1)
    elif line.quarter(after):
        number, year, end = _last_of_list(line, after)
    elif part and line.says(place, "quý", "quí"):
        return _counted_quarter(line, place, after, 0, part)
    else:
        return None
    settled = settle_year(lambda y: month_end(y, 3 * number), year, line.moment)
    if settled is None and year is not None:
        return nowhere(place, end, line.moment.today)
    if settled is None or (line.source.marked and line.toned(place)[:1] == "q"
                           and line.toned(place) in ("quy", "quỹ", "quỳ", "quỷ")):  # fmt: skip
        return None
    found = _whole_quarter(place, end, settled[0], part)
    found.ask, found.explicit = settled[1], year is not None
    if token.kind != PAIR and number != line.quarter(after):
        found.unit, found.month = "range", None
        found.first = add_months(found.first, -3 * ((number - line.quarter(after)) % 4))
    return found


def _last_of_list(line: Line, place: int) -> tuple[int, int | None, int]:
    """The last quarter of "II, III/2026" or "II và quý III năm 2026", its year, the place behind.

    One quarter is a list of one.
    """
    number, year, end = _one(line, place)
    while year is None and (then := next_of_list(line, end, "quy")) and line.quarter(then):
        number, year, end = _one(line, then)
    return number, year, end


def _one(line: Line, place: int) -> tuple[int, int | None, int]:
    token = line.at(place)
    if token.kind == PAIR:
        return token.a, year_named(str(token.b), line.moment), place + 1
    value, behind = line.number(place)
    year, end = line.year(behind if value >= 0 else place + 1)
    return line.quarter(place), year, end


def _counted_quarter(line: Line, place: int, end: int, ahead: int, part: str) -> Mention:
    today = line.moment.today
    closing = date(today.year, (today.month - 1) // 3 * 3 + 3, 1)
    closing = add_months(closing, 3 * ahead)
    return _whole_quarter(place, end, month_end(closing.year, closing.month), part)


def _whole_quarter(start: int, end: int, last: date, part: str) -> Mention:
    begin, middle = date(last.year, last.month - 2, 1), date(last.year, last.month - 1, 15)
    first, stop = edges(begin, middle, last, part)
    return Mention(start, end, first, stop, "quarter", month=stop.month)


def written_together(line: Line, place: int) -> Mention | None:
    """ "QII/2026", "QIII"."""
    number = ROMAN[line.word(place)[1:]]
    year, end = line.year(place + 1)
    settled = settle_year(lambda y: month_end(y, 3 * number), year, line.moment)
    if settled is None:
        return None
    found = _whole_quarter(place, end, settled[0], "")
    found.ask, found.explicit = settled[1], year is not None
    return found
