"""Terms counted from a moment: 3 hôm nữa, trong 5 ngày làm việc, 2 tiếng nữa."""

import re
from datetime import date, timedelta

from core.dates.lexer import CLOCK, NUMBER, PAIR, TRIPLE
from core.dates.line import Line
from core.dates.mention import Mention, add_months, make_day, shift

_DAYS = {"ngay": 1, "hom": 1, "n": 1, "tuan": 7}
_MINUTES = {"tieng": 60, "gio": 60, "phut": 1, "p": 1, "ph": 1, "h": 60}
_HALVES = {"tieng": 30, "gio": 30, "thang": 15, "tuan": 3}
#: Words in front that make a bare term a deadline: "trong vòng 5 ngày".
_WITHIN = frozenset({"trong", "vong", "sau", "them", "han", "gian", "qua", "da", "dai", "lau"})
_MORE = frozenset({"nua", "toi"})
_KNOWN = re.compile(
    r"(?:tiep )?nhan|hom nay|bay gio|nay|ngay nay|ky|ban hanh|thong bao|giao|co van ban|duoc giao"
)
_SIGNED = re.compile(r"ky|ban hanh")
_SINCE_WORDS = frozenset({"ke", "tinh", "bat"})


def term(line: Line, place: int) -> Mention | None:
    """A term whose number stands at `place`; None when it is no deadline by itself."""
    half = line.word(place) == "nua"
    count, after = (0, place + 1) if half else line.number(place)
    if count < 0 or count > 999:
        return None
    after = _parenthesis(line, after)
    unit = line.word(after)
    if unit in _MINUTES and (unit not in ("p", "ph", "h") or line.joined(after)):
        return _minutes(line, place, after, 0 if half else count, half)
    if (unit not in _DAYS and unit not in ("thang", "nam")) or (
        unit == "n" and not line.joined(after)
    ):
        return None
    if unit == "nam" and not line.says(after, "năm"):
        return None
    working = line.word(after + 1) in ("lam", "lv", "cong") and unit == "ngay"
    return _days(line, place, after, count, half, working)


def _parenthesis(line: Line, after: int) -> int:
    """Behind "05 (năm)": the number in words repeats the figure."""
    if line.sign(after) == "(":
        for step in (2, 3):
            if line.sign(after + step) == ")":
                return after + step + 1
    return after


def _prefix(line: Line, place: int) -> int:
    """Where "trong vòng", "trong thời hạn", "không quá" begin; `place` when nothing does."""
    start = back = place - 1
    if line.word(back) in ("khoang", "tam", "chung", "vai"):
        back -= 1
    if line.word(back) not in _WITHIN:
        return place
    start = back
    while (
        line.word(start - 1) in ("trong", "thoi", "khong", "toi", "cham", "keo")
        and start > place - 5
    ):
        start -= 1
    word = line.word(start)
    if line.word(back) == "sau" and not line.says(back, "sau"):
        return place
    if line.word(back) == "han" and line.word(back - 1) in ("qua", "tre", "cham"):
        return place  # quá hạn 3 ngày: how late it is
    if line.word(back) == "qua" and word != "khong":
        return place
    return place if line.word(back) == "da" and word != "toi" else start


def _days(
    line: Line, place: int, unit: int, count: int, half: bool, working: bool
) -> Mention | None:
    after = unit + 1 + (working and (1 + (line.word(unit + 1) == "lam")))
    start = _prefix(line, place)
    more = line.word(after) in _MORE and line.says(after, "nữa", "tới")
    after += more
    base, ask, end = _since(line, after)
    counted_from = end > after
    if not (more or counted_from or start < place or (working and _stands_alone(line, place))):
        return None
    if line.word(unit + 1) in ("dau", "cuoi") or _is_every(line, place, after):
        return None
    if _names_a_month(line, place, unit, start) or _lists_days(line, place, after):
        return None
    if line.word(start - 1) in ("con", "giam", "ngan", "tu") and not more:
        return None
    if working:
        last: date | None = line.moment.calendar.add_working_days(base, count)
    else:
        last = _counted(line.word(unit), count, half, base)
    if last is None:
        return None
    rolled = False
    if not working and not more:
        moved = line.moment.calendar.next_working(last)  # Điều 148.5
        last, rolled = moved, moved != last
    kind = "event" if ask else "working_days" if working else "period"
    return Mention(start, end, last, last, kind=kind, ask=ask, rolled=rolled)


def _stands_alone(line: Line, place: int) -> bool:
    """A term that is a phrase of its own; not how long a procedure takes."""
    if "giai quyet" in line.plain[max(0, line.at(place).start - 60) : line.at(place).start]:
        return False
    return place == 0 or line.edge(place - 1)


def _names_a_month(line: Line, place: int, unit: int, start: int) -> bool:
    """ "hạn 25 tháng này" is a day of a month; "trong 2 tháng tới" a term."""
    if line.word(unit) != "thang" or line.word(unit + 1) not in ("nay", "sau", "toi", "truoc"):
        return False
    within = {line.word(back) for back in range(start, place)}
    return not within & {"trong", "vong", "sau"} or line.word(unit + 1) == "nay"


def _lists_days(line: Line, place: int, after: int) -> bool:
    """ "trong hai ngày 15-16/4", "trong 2 tháng 4 và 5": as many as are named behind."""
    return line.at(after).kind in (PAIR, NUMBER) and line.word(place - 1) == "trong"


def _is_every(line: Line, place: int, after: int) -> bool:
    """ "6 tháng một lần", "mỗi 2 tuần", "3 ngày/lần"."""
    return (
        line.word(place - 1) in ("moi", "cu", "dinh", "ky")
        or line.sign(after) == "/"
        or (line.number(after)[0] > 0 and line.word(line.number(after)[1]) == "lan")
    )


def _counted(unit: str, count: int, half: bool, base: date) -> date | None:
    if half:
        return shift(base, _HALVES.get(unit, 0))
    if unit in ("thang", "nam"):
        return add_months(base, count * (12 if unit == "nam" else 1)) if count < 200 else None
    return shift(base, count * _DAYS[unit])


def _since(line: Line, after: int) -> tuple[date, bool, int]:
    """The day counted from (itself excluded, Điều 147.2), whether to ask, the place behind.

    A written day, the day of signing if the directive's date is known, else today; an event
    that is neither has to be said by a person.
    """
    today = line.moment.today
    place = after + (line.sign(after) == ",")
    if line.word(place) in _SINCE_WORDS:
        place += 1 + (line.word(place + 1) == "dau")
    if line.word(place) != "tu" or not line.says(place, "từ"):
        return today, False, after
    place += 1
    while line.word(place) in ("khi", "luc", "ngay", "thoi", "diem"):
        place += 1
    token = line.at(place)
    if token.kind == TRIPLE:
        day = make_day(token.c, token.b, token.a) if 1900 <= token.c <= 2999 else None
        return (day or today, day is None, place + 1)
    if token.kind in (NUMBER, CLOCK):
        return today, True, place
    return _event(line, place, today)


def _event(line: Line, place: int, today: date) -> tuple[date, bool, int]:
    end = place
    while line.word(end) and end < place + 9:
        end += 1
    words = line.plain[line.at(place).start : line.at(end - 1).end] if end > place else ""
    if words.startswith("nay"):
        end = place + 1
    if _SIGNED.match(words) and line.moment.directive_date:
        return line.moment.directive_date, False, end
    return today, bool(words) and not _KNOWN.match(words), end


def _minutes(line: Line, place: int, unit: int, count: int, half: bool) -> Mention | None:
    after, minutes = unit + 1, count * _MINUTES[line.word(unit)]
    if half:
        minutes = 30
    elif line.word(after) == "ruoi":
        minutes, after = minutes + 30, after + 1
    return _from_now(line, place, after, minutes)


def and_a_half(line: Line, place: int) -> Mention | None:
    """ "tiếng rưỡi nữa": an hour and a half."""
    if line.word(place + 1) != "ruoi":
        return None
    return _from_now(line, place, place + 2, 90)


def clock_term(line: Line, place: int) -> Mention | None:
    """ "2h nữa", "trong 24 giờ": a clock token that is a length of time."""
    token, after = line.at(place), place + 1
    start = _prefix(line, place)
    long = token.a > 23 or line.word(place - 1) == "vong"
    bare = line.word(place - 1) == "trong" and line.edge(after)
    more = line.word(after) in _MORE and line.says(after, "nữa", "tới")
    if not (long or bare or more or line.word(after) in _SINCE_WORDS) or (
        start == place and not more
    ):
        return None
    return _from_now(line, place, after, token.a * 60 + token.b)


def _from_now(line: Line, place: int, after: int, minutes: int) -> Mention | None:
    start = _prefix(line, place)
    more = line.word(after) in ("nua", "toi") and line.says(after, "nữa", "tới")
    if not more and (start == place or line.word(place - 1) == "sau"):
        return None
    then = line.moment.now + timedelta(minutes=minutes)
    at = then.time().replace(second=0, microsecond=0)
    return Mention(start, after + more, then.date(), then.date(), kind="period", at=at)
