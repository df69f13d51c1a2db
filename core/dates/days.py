"""Days written with numbers or named from today: 25/3, mùng 2 tháng 9, ngày kia, 20-25/9."""

from datetime import date, timedelta

from core.dates.figures import is_figure
from core.dates.governors import governor
from core.dates.lexer import NUMBER, PAIR, TRIPLE, WORD
from core.dates.line import Line, months_ahead, next_of_list
from core.dates.mention import Mention, add_months, make_day, month_end, nowhere, settle_year
from core.dates.named_days import relative
from core.dates.source import MASK

_DAY_WORDS = frozenset({"ngay", "hom", "mung"})
#: "Hôm 25/2" said on 4 March is past; said in December it is to come.
_LATELY = 60
_TO = frozenset({"den", "toi"})


def named_date(
    line: Line, start: int, end: int, day: int, month: int, year: int | None
) -> Mention | None:
    """The mention of a day and month; None when no calendar has them."""
    if not 1 <= month <= 12:
        return None
    settled = settle_year(lambda y: make_day(y, month, day), year, line.moment)
    if settled is None:
        return nowhere(start, end, line.moment.today)
    value, ask = settled
    return Mention(start, end, value, value, day=day, month=month, ask=ask,
                   explicit=year is not None)  # fmt: skip


def triple(line: Line, place: int) -> Mention | None:
    """25/3/2021, 30.9.2021, 2021-07-01, 30/06/21."""
    token = line.at(place)
    if not 1 <= token.a <= 31 or not 1 <= token.b <= 12:
        return None
    return named_date(line, place, place + 1, token.a, token.b, token.c)


def pair(line: Line, place: int) -> Mention | None:
    """25/3 and 30-6 are a day and a month, 06/2021 a month; 30.9 only behind a word for it."""
    token = line.at(place)
    if token.b >= 1900:
        return _month_of_year(line, place)
    if token.text == "-" and (found := _dashed_range(line, place)):
        return found
    if is_figure(line, place):
        return None
    year, end = line.year(place + 1)
    return named_date(line, place, end, token.a, token.b, year)


def _dashed_range(line: Line, place: int) -> Mention | None:
    """ "20-25/9", "20-25/9/2021", "20-25 tháng 9"."""
    token, behind = line.at(place), line.at(place + 2)
    if line.word(place + 1) == "thang":
        return as_range(with_month(line, place, token.b, place + 1), token.a)
    if line.sign(place + 1) != "/":
        return None
    if behind.kind == PAIR and behind.b >= 1900:
        last = named_date(line, place, place + 3, token.b, behind.a, behind.b)
    elif behind.kind == NUMBER:
        last = named_date(line, place, place + 3, token.b, behind.a, None)
    else:
        return None
    return as_range(last, token.a)


def _month_of_year(line: Line, place: int) -> Mention | None:
    token = line.at(place)
    if token.a >= 1900 or not 1 <= token.a <= 12 or token.b > 2999 or is_figure(line, place):
        return None
    return Mention(place, place + 1, date(token.b, token.a, 1), month_end(token.b, token.a),
                   "month", month=token.a, explicit=True)  # fmt: skip


def day_word(line: Line, place: int) -> Mention | None:
    """What follows "ngày", "hôm", "mùng": a number, a date, mai, kia, nay; "hôm kia" is past."""
    after = place + 1
    if line.word(after) in _DAY_WORDS:
        after += 1
    token = line.at(after)
    dated = token.kind in (TRIPLE, PAIR, NUMBER)
    if line.word(place) == "ngay" and not dated and not line.says(place, "ngày", "ng"):
        return None  # ngay: at once
    if token.kind in (TRIPLE, PAIR):
        found = _behind_day_word(line, after)
    elif token.kind == WORD and token.text in ("mai", "kia", "mot", "nay", "moi"):
        found = relative(line, after)
    else:
        found = _numbered(line, after)
    if found:
        found.start = place
        if line.word(place) == "hom":
            _look_back(line, found)
    return found


def _look_back(line: Line, found: Mention) -> None:
    """ "hôm kia" is the day before yesterday; "hôm 25/2" may be of the last weeks."""
    today = line.moment.today
    if line.word(found.end - 1) == "kia":
        found.first = found.last = today - timedelta(days=2)
    elif found.month and not found.explicit and found.last > today:
        earlier = make_day(found.last.year - 1, found.last.month, found.last.day)
        if (
            earlier
            and (today - earlier).days <= _LATELY
            and governor(line, found.start).weight <= 0
        ):
            found.first = found.last = earlier


def _behind_day_word(line: Line, place: int) -> Mention | None:
    token = line.at(place)
    if token.kind == TRIPLE:
        return triple(line, place)
    if token.b >= 1900:
        return None
    if token.text == "-" and (found := _dashed_range(line, place)):
        return found
    year, end = line.year(place + 1)
    return named_date(line, place, end, token.a, token.b, year)


def _numbered(line: Line, place: int) -> Mention | None:
    """A day's number behind "ngày", with its month if one follows."""
    day, after = line.number(place)
    if not 1 <= day <= 31 or _is_counted(line, after):
        return None
    return (
        with_month(line, place, day, after)
        or ranged(line, place, day, after)
        or _listed(line, place, after)
        or _alone(line, place, day, after)
    )


def _listed(line: Line, place: int, after: int) -> Mention | None:
    """ "15, 16/4" and "15 và 16 tháng 4": the last one counts."""
    if line.sign(after) not in (",", "+") and line.word(after) != "va":
        return None
    token = line.at(after + 1)
    if token.kind == PAIR and token.text == "/" and token.b <= 12:
        year, end = line.year(after + 2)
        return named_date(line, place, end, token.a, token.b, year)
    if token.kind == NUMBER:
        return with_month(line, place, token.a, after + 2)
    return None


def _is_counted(line: Line, place: int) -> bool:
    """True behind the number of a term: "hôm 3 ngày", "ngày 5 lần"."""
    word = line.word(place)
    return word in ("lan", "ngay", "tuan") and line.word(place + 1) != "hang"


def with_month(line: Line, place: int, day: int, after: int) -> Mention | None:
    """ "5 tháng 6 năm 2021", "05 tháng 7/2021", "10 tháng sau"; None without a month."""
    after += line.sign(after) == "/"
    if line.word(after) != "thang":
        return None
    if (ahead := months_ahead(line, after + 1)) is not None:
        count, end = ahead
        first = add_months(line.moment.today.replace(day=1), count)
        value = make_day(first.year, first.month, day)
        if value is None:
            return nowhere(place, end, line.moment.today)
        return Mention(place, end, value, value, day=day)
    month, year, end = line.month(after + 1)
    if not month or line.word(end) == "lan":
        return None
    return named_date(line, place, end, day, month, year)


def ranged(line: Line, place: int, day: int, after: int) -> Mention | None:
    """ "20 - 25/9", "20 đến ngày 25 tháng 9": the end counts."""
    if line.sign(after) != "-" and line.word(after) not in _TO:
        return None
    after += 1
    while line.word(after) in ("het", "ngay", "hom"):
        after += 1
    token = line.at(after)
    if token.kind == PAIR and token.b <= 12 and token.text == "/":
        year, end = line.year(after + 1)
        last = named_date(line, place, end, token.a, token.b, year)
    elif token.kind == TRIPLE:
        last = named_date(line, place, after + 1, token.a, token.b, token.c)
    elif token.kind == NUMBER:
        last = with_month(line, place, token.a, after + 1)
    else:
        return None
    return as_range(last, day)


def as_range(last: Mention | None, day: int) -> Mention | None:
    """`last` with the first day of its month's range."""
    first = make_day(last.last.year, last.last.month, day) if last else None
    if last is None or first is None or first > last.last:
        return None
    last.first, last.unit, last.day, last.month = first, "range", None, None
    return last


def _alone(line: Line, place: int, day: int, after: int) -> Mention | None:
    value = next_day_of_month(day, line.moment.today)
    if line.word(after) in ("nay", "toi", "tay"):
        after += 1
    return Mention(place, after, value, value, day=day) if value else None


def next_day_of_month(day: int, today: date) -> date | None:
    """The next date with that day number, today included; None for 0 and above 31."""
    for offset in range(3):
        first = add_months(today.replace(day=1), offset)
        value = make_day(first.year, first.month, day)
        if value and value >= today:
            return value
    return None


def number_day(line: Line, place: int) -> Mention | None:
    """A day whose number opens the phrase: "30 tháng 4", "15 tây", "20 đến 25/9"."""
    day, after = line.number(place)
    if not 1 <= day <= 31 or line.word(place - 1) in (
        "thang",
        "thu",
        "duong",
        "pho",
        "so",
        "truong",
    ):
        return None
    if line.word(place - 1) == "trong" and next_of_list(line, after + 2, "thang"):
        return None  # trong 2 tháng 4 và 5
    if found := with_month(line, place, day, after) or ranged(line, place, day, after):
        return found
    if line.sign(after) == MASK:  # 20 hàng tháng
        return _alone(line, place, day, after)
    if line.word(after) == "tay" or (
        line.word(after) == "nay"
        and line.at(place).kind == NUMBER
        and line.says(after, "này", "nay")
        and line.word(place - 1) != "t"
    ):
        return _alone(line, place, day, after)
    return None
