"""Half-years, nine months, years and programmes' periods."""

import re
from datetime import date, timedelta

from core.dates import months
from core.dates.lexer import NUMBER, PAIR
from core.dates.line import Line, next_of_list
from core.dates.mention import NEXT, SPOKEN, Mention, edges, month_end, settle_year, year_named

#: What "năm 2021" behind it only describes ("Kế hoạch CCHC năm 2021").
_DESCRIBED = frozenset(
    {
        "hoach",
        "trinh",
        "so",
        "bao",
        "cao",
        "ket",
        "qua",
        "cong",
        "tac",
        "nhiem",
        "vu",
        "hanh",
        "cchc",
        "toan",
        "chi",
        "dau",
        "muc",
        "tieu",
        "quy",
    }
)


def months_of_year(line: Line, place: int) -> Mention | None:
    """ "6 tháng đầu năm", "06 tháng cuối năm 2021", "9 tháng", "nửa cuối năm"."""
    count, after = (6, place + 1) if line.word(place) == "nua" else line.number(place)
    if line.word(place) != "nua":
        if line.word(after) != "thang" or not 1 <= count <= 11:
            return None
        after += 1
    which = line.word(after)
    if which in ("dau", "cuoi"):
        after += 1
        if line.word(after) != "nam":
            if which == "cuoi" or count != 9:
                return None
        else:
            after += 1
    elif count != 9 or line.word(after) in (
        "nua",
        "toi",
        "ke",
        "tinh",
        "sau",
        "mot",
        "lan",
        "truoc",
    ):
        return None
    elif (
        line.word(after) == "nam"
        and line.at(after + 1).a < 1900
        and line.word(after + 1) not in ("nay", "sau")
    ):
        after += 1
    elif line.word(place - 1) in ("vong", "sau", "them", "moi", "qua") or line.sign(after) == "/":
        return None
    return _part_of_year(line, place, after, count, which == "cuoi")


def _part_of_year(line: Line, place: int, after: int, count: int, closing: bool) -> Mention | None:
    first, last = (13 - count, 12) if closing else (1, count)
    year, end = line.year(after)
    if year is None and line.at(after).kind == NUMBER and line.at(after).a >= 1900:
        year, end = year_named(str(line.at(after).a), line.moment), after + 1
    if year is None and line.word(after) in ("nay", "sau", "toi"):
        year, end = year_named(line.word(after), line.moment), after + 1
    settled = settle_year(lambda y: month_end(y, last), year, line.moment)
    if settled is None:
        return None
    unit = {6: "half", 9: "nine_months"}.get(count, "quarter")
    return Mention(place, end, date(settled[0].year, first, 1), settled[0], unit, month=last,
                   ask=settled[1], explicit=year is not None)  # fmt: skip


def year(line: Line, place: int, part: str = "") -> Mention | None:
    """ "năm 2021", "cuối năm", "năm sau", "năm 2025-2026"; not "Kế hoạch năm 2021"."""
    if not line.says(place, "năm"):
        return None
    after = place + 1
    token, word = line.at(after), line.word(after)
    if token.kind == PAIR and 1900 <= token.a < token.b <= 2999:
        if _in_a_name(line, place, after + 1):
            return None
        return Mention(place, after + 1, date(token.a, 1, 1), date(token.b, 12, 31), "range",
                       explicit=True)  # fmt: skip
    if years := _years(line, place):
        return years
    if token.kind == NUMBER and 1900 <= token.a <= 2999:
        if line.word(place - 1) == "den" and _in_a_name(line, place, after + 1):
            return None
        if not part and _describes(line, place):
            return None
        found = _whole_year(place, after + 1, token.a, part)
        found.explicit = True
        return found
    if word in ("nay", *NEXT) and line.says(after, *SPOKEN):
        return _whole_year(place, after + 1, line.moment.today.year + (word != "nay"), part)
    if part in ("", "ca") or word in ("truoc", "qua", "hoc", "ngoai"):
        return None
    if token.kind == NUMBER:
        return None
    return _whole_year(place, after, line.moment.today.year, part)


def _years(line: Line, place: int) -> Mention | None:
    """ "năm 2026, 2027", "năm 2026 đến 2030": to the last one."""
    first, end = line.at(place + 1), place + 2
    last = 0
    while (then := next_of_list(line, end, "nam")) and 1900 <= line.at(then).a <= 2999:
        last, end = line.at(then).a, then + 1
    if line.at(place + 1).kind != NUMBER or not 1900 <= first.a < last:
        return None
    return Mention(place, end, date(first.a, 1, 1), date(last, 12, 31), "range", explicit=True)


def span_of_years(line: Line, place: int) -> Mention | None:
    """ "2026-2030" that is a whole phrase, as a plan's cell says it."""
    token = line.at(place)
    if token.kind == PAIR:
        first, last, end = token.a, token.b, place + 1
    else:
        first, last, end = token.a, line.at(place + 2).a, place + 3
        if line.sign(place + 1) != "-":
            return None
    if not 1900 <= first < last <= 2999 or not (line.edge(place - 1) or place == 0):
        return None
    if not line.edge(end):
        return None
    return Mention(place, end, date(first, 1, 1), date(last, 12, 31), "range", explicit=True)


def part_of_year(line: Line, place: int, part: str) -> Mention | None:
    """ "cuối 2026", "hết 2026"."""
    token = line.at(place)
    if token.kind != NUMBER or not 1900 <= token.a <= 2999:
        return None
    found = _whole_year(place, place + 1, token.a, part)
    found.explicit = True
    return found


def _describes(line: Line, place: int) -> bool:
    """True behind a plan or a report that the year belongs to."""
    return line.word(place - 1) in _DESCRIBED


def _whole_year(start: int, end: int, number: int, part: str) -> Mention:
    first, last = edges(date(number, 1, 1), date(number, 6, 30), date(number, 12, 31), part)
    return Mention(start, end, first, last, "year")


def programme(line: Line, place: int) -> Mention | None:
    """ "giai đoạn 2021-2025" as a time; not in a programme's name."""
    if line.word(place + 1) != "doan":
        return None
    after = place + 2 + (line.word(place + 2) in ("tu", "nam"))
    after += line.word(after) == "nam"
    token = line.at(after)
    if token.kind == PAIR and token.b >= 1900:
        first, last, end = token.a, token.b, after + 1
    else:
        end = after + 2 + (line.word(after + 2) == "nam")
        first, last, end = token.a, line.at(end).a, end + 1
        if line.sign(after + 1) != "-" and line.word(after + 1) != "den":
            return None
    if not 1900 <= first < last <= 2999 or _in_a_name(line, place, end):
        return None
    return Mention(place, end, date(first, 1, 1), date(last, 12, 31), "range", explicit=True)


#: What a plan's or programme's period belongs to; and verbs that make it a time again.
_NAMES = re.compile(
    r"\b(?:chuong trinh|chien luoc|de an|du an|ke hoach|quy hoach|tam nhin|dinh huong)\b[^.;:]*\Z"
)
_DOING = re.compile(r"\b(?:hoan thanh|phan dau|dat (?:\d|tren|it nhat|toi thieu))")


def _in_a_name(line: Line, place: int, end: int) -> bool:
    """True where the years only name a programme: "Chiến lược … đến năm 2030"."""
    if line.word(end) in ("cua", "theo"):
        return True
    if line.word(place - 1) in ("trong", "het"):
        return False
    start = line.at(place).start
    before = line.plain[max(0, start - 110) : start]
    named = _NAMES.search(before)
    return named is not None and not _DOING.search(before)


def next_year(line: Line, place: int) -> Mention | None:
    """ "sang năm", "sang tháng", "qua tuần": the one after this."""
    if not line.says(place, "sang", "qua"):
        return None
    unit, today = line.word(place + 1), line.moment.today
    if line.number(place + 2)[0] >= 0 or line.word(place + 2) in (
        "sau",
        "nay",
        "toi",
        "i",
        "ii",
        "iii",
        "iv",
    ):
        return None
    if unit == "nam" and line.says(place + 1, "năm"):
        return _whole_year(place, place + 2, today.year + 1, "")
    if unit == "thang":
        return months.counted_month(line, place, place + 2, 1, "")
    if unit == "tuan":
        monday = today + timedelta(days=7 - today.weekday())
        return Mention(place, place + 2, monday, monday + timedelta(days=4), "week")
    return None
