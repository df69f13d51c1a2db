"""Weekdays, and pieces of a week. A week runs from Monday to Sunday, its work ends on Friday."""

from datetime import timedelta

from core.dates.lexer import CLOCK, NUMBER, PAIR, TRIPLE
from core.dates.line import Line
from core.dates.mention import Mention, month_end, settle_year

_NAMES = {"hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7}
_SPELT = {"hai": "hai", "ba": "ba", "tu": "tư", "nam": "năm", "sau": "sáu", "bay": "bảy"}
_WHICH = {
    "nay": 0,
    "sau": 1,
    "toi": 1,
    "ke": 1,
    "tiep": 1,
    "truoc": -1,
    "qua": -1,
    "roi": -1,
    "vua": -1,
}
_PARTS = {"dau": 0, "giua": 2}
#: "xếp thứ 3", "kỳ họp thứ 6": a rank or a turn, no weekday.
_RANKED = frozenset(
    {
        "xep",
        "dung",
        "hang",
        "lan",
        "nguoi",
        "bai",
        "dot",
        "buoc",
        "cai",
        "tri",
        "vong",
        "khoa",
        "ky",
        "thon",
        "de",
        "vi",
        "ban",
        "tuan",
    }
)
_RANKED_AFTER = frozenset(
    {"toan", "ca", "tinh", "nuoc", "trong", "cua", "ve", "huyen", "khoi", "cap"}
)
_RULING = frozenset({"truoc", "han", "nhat", "den"})
_SPELT_WHICH = ("này", "nay", "ni", "sau", "tới", "kế", "tiếp", "qua", "rồi", "vừa")
_SITTINGS = frozenset({"ky", "phien", "cuoc"})


def weekday(line: Line, place: int) -> Mention | None:
    """ "thứ 6", "thứ Sáu tuần sau", "t4 tuần tới", "cn"."""
    named = _weekday_number(line, place)
    if named is None:
        return None
    number, after = named
    if _is_rank(line, place, after):
        return None
    ahead, after = _which_week(line, after)
    today = line.moment.today
    if ahead is None and (before := _week_before(line, place)) is not None:
        ahead = before
    days = number - today.weekday()
    days = (days - 1) % 7 + 1 if ahead is None else days + 7 * ahead
    if ahead is None and line.word(place - 1) == "nay" and days == 7:
        return None  # "nay thứ 6 rồi"
    if (
        ahead is None
        and line.word(place - 1) in ("hom", "hoi")
        and line.word(place - 2) not in _RULING
    ):
        days -= 7  # hôm thứ 2: the last one
    value = today + timedelta(days=days)
    return Mention(place, after, value, value, weekday=number + 1)


def _weekday_number(line: Line, place: int) -> tuple[int, int] | None:
    """0 (Monday) to 6 and the place behind; None when no weekday stands there."""
    word = line.word(place)
    if word == "chunhat":
        return 6, place + 1
    if word in ("chu", "chua"):
        return (6, place + 2) if line.word(place + 1) == "nhat" else None
    token = line.at(place + 1)
    if token.kind == NUMBER and 2 <= token.a <= 7 and (word == "thu" or line.joined(place + 1)):
        return (token.a - 2, place + 2) if word == "t" or line.says(place, "thứ") else None
    name = line.word(place + 1)
    if word != "thu" or name not in _NAMES or not line.says(place, "thứ"):
        return None
    if not line.says(place + 1, _SPELT[name], "bẩy" if name == "bay" else ""):
        return None
    return _NAMES[name] - 2, place + 2


def _is_rank(line: Line, place: int, after: int) -> bool:
    before = line.word(place - 1)
    if before == "hop":
        return line.word(place - 2) in _SITTINGS
    if line.word(after) in _RANKED_AFTER and line.word(after + 1) != "tuan":
        return True
    return before in _RANKED and line.word(place - 2) not in ("trong", "cuoi")


def _which_week(line: Line, after: int) -> tuple[int | None, int]:
    """How many weeks ahead words behind a weekday say; None when they say nothing."""
    start = after
    if line.word(after) in ("cua", "trong"):
        after += 1
    if line.word(after) == "tuan" and _says_which(line, after + 1):
        return _ahead(line, after + 1)
    if line.word(start) == "vua" and line.word(start + 1) in ("roi", "qua"):
        return -1 if line.moment.today.weekday() < 1 else None, start + 2
    if line.word(start) in ("nay", "toi") and line.says(start, "này", "tới", "nay"):
        return None, start + 1
    return None, start


def _says_which(line: Line, place: int) -> bool:
    """True for "này", "sau", "trước" behind "tuần"; "tuần trước ngày 5" is not the past week."""
    word = line.word(place)
    if word == "truoc":
        return not (line.at(place + 1).kind in (NUMBER, PAIR, TRIPLE, CLOCK)
                    or line.word(place + 1) in ("ngay", "thu", "khi", "thang", "quy"))  # fmt: skip
    return word in _WHICH and line.says(place, *_SPELT_WHICH)


def _ahead(line: Line, place: int) -> tuple[int, int]:
    ahead, end = _WHICH[line.word(place)], place + 1
    if line.word(end) == "nua":
        return ahead + 1, end + 1
    if line.word(end) in ("tiep", "theo", "toi", "ke"):
        end += 1
        end += line.word(end) == "theo"
    return ahead, end


def _week_before(line: Line, place: int) -> int | None:
    """ "tuần sau thứ 5": the week named just before; None when there is none."""
    if line.word(place - 2) == "tuan" and line.word(place - 1) in _WHICH:
        return _WHICH[line.word(place - 1)]
    return None


def week(line: Line, place: int, part: str = "") -> Mention | None:
    """ "tuần sau", "cuối tuần", "đầu tuần sau", "tuần sau nữa"."""
    after = place + 1
    if found := _week_of_month(line, place):
        return found
    named = _says_which(line, after)
    if not part and not named:
        return None
    ahead, after = _ahead(line, after) if named else (0, after)
    today = line.moment.today
    monday = today + timedelta(days=7 * ahead - today.weekday())
    if part in _PARTS:
        value = monday + timedelta(days=_PARTS[part])
        if not named and value < today:
            value += timedelta(days=7)
        return Mention(place, after, value, value, "week", weekday=value.isoweekday())
    found = Mention(place, after, monday, monday + timedelta(days=4), "week")
    found.weekday = 5 if part == "cuoi" else None
    return found


def _week_of_month(line: Line, place: int) -> Mention | None:
    """ "tuần 3 tháng 4", "tuần thứ hai của tháng 7": its Friday, which a person confirms.

    No rule says which week is a month's first; here it is the one with the first Friday.
    """
    after = place + 1 + (line.word(place + 1) == "thu")
    number, after = line.number(after)
    after += line.word(after) == "cua"
    if not 1 <= number <= 5 or line.word(after) != "thang":
        return None
    month, year, end = line.month(after + 1)
    settled = settle_year(lambda y: month_end(y, month), year, line.moment) if month else None
    if settled is None:
        return None
    first = settled[0].replace(day=1)
    friday = first + timedelta(days=(4 - first.weekday()) % 7 + 7 * (number - 1))
    if friday.month != first.month:
        return None
    return Mention(place, end, friday - timedelta(days=4), friday, "week", ask=True)
