"""Days counted from today by name: hôm nay, mai, mốt, chiều nay; and what only sounds so."""

from datetime import timedelta

from core.dates.line import Line
from core.dates.mention import Mention

_OFFSETS = {"mai": 1, "kia": 2, "mot": 2}
_PARTS = frozenset({"sang", "trua", "chieu", "toi", "dem", "khuya"})
_TITLES = "anh chi ba co ong em chu bac o hoa cay chau canh sao ngan chuyen a c e"
_NAME_TITLES = frozenset(_TITLES.split())
_PLACES = frozenset({"thon", "xa", "phuong", "huyen", "lang", "ap", "dc", "duong", "pho"})
_NOT_AFTER_MAI = frozenset({"vang", "tang", "moi"})
_SPEAKERS = frozenset({"em", "e", "minh", "toi", "gui", "nop", "xong", "trinh", "bao", "bc"})


def relative(line: Line, place: int) -> Mention | None:
    word = line.word(place)
    if word == "moi" and not (line.source.marked and line.toned(place) == "mơi"):
        return None
    if word == "mot" and not line.says(place, "mốt", "mốt"):
        return None
    days = 0 if word == "nay" else 1 if word == "moi" else _OFFSETS[word]
    value = line.moment.today + timedelta(days=days)
    return Mention(place, place + 1, value, value)


def today_words(line: Line, place: int) -> Mention | None:
    """hôm nay in one word, "nay" at the head of a phrase."""
    word = line.word(place)
    today = line.moment.today
    if word == "nay":
        opens = place == 0 or line.edge(place - 1) or line.word(place - 1) in ("trong", "het", "tu")
        if not opens or not line.says(place, "nay", "ni"):
            return None
        return Mention(place, place + 1, today, today, weak=True)
    if word == "moi" and line.toned(place) != "mơi":
        return None
    value = today + timedelta(days=word in ("ngaymai", "moi"))
    return Mention(place, place + 1, value, value)


def tomorrow(line: Line, place: int) -> Mention | None:
    """mai, mốt; not the name Mai, "hoa mai", nor "một"."""
    word = line.word(place)
    if word == "mai":
        toned = line.toned(place)
        if line.source.marked and toned != "mai":
            return None
        if _is_a_name(line, place):
            return None
        if line.word(place + 1) in ("mot", "kia") and line.says(place + 1, "mốt", "kia"):
            return None  # mai mốt: some day
        value = line.moment.today + timedelta(days=1)
        return Mention(place, place + 1, value, value)
    return _day_after(line, place)


def _is_a_name(line: Line, place: int) -> bool:
    """True for "chị Mai", "Tuyết Mai", "Mai Văn Chính", "xã Mai Sơn", "chậu mai vàng"."""
    before, after = line.word(place - 1), line.word(place + 1)
    if before in ("hoa", "cay", "chau", "canh") or after in _NOT_AFTER_MAI:
        return True
    if not _is_capital(line, place):
        return False
    if before:
        return before in _NAME_TITLES or before in _PLACES or _is_capital(line, place - 1)
    return _is_capital(line, place + 1) and line.word(place + 1) not in ("nop", "gui", "hop")


def _is_capital(line: Line, place: int) -> bool:
    """True when the word is written with a capital and small letters behind it."""
    token = line.at(place)
    return bool(line.word(place)) and line.source.words(token.start, token.end).istitle()


def _day_after(line: Line, place: int) -> Mention | None:
    if line.number(place - 1)[0] >= 0 or line.word(place - 1) in ("mai", "thu", "thang", "cot"):
        return None
    if line.source.marked:
        if line.toned(place) != "mốt":
            return None
    elif not (line.edge(place - 1) or place == 0) or not (
        line.edge(place + 1) or line.word(place + 1) in _SPEAKERS
    ):
        return None
    value = line.moment.today + timedelta(days=2)
    return Mention(place, place + 1, value, value)


def part_of_day(line: Line, place: int) -> Mention | None:
    """ "chiều nay", "sáng mai", "tối mốt"; "chiều em gửi" is today's."""
    word, after = line.word(place), place + 1
    if word == "toi" and not line.says(place, "tối"):
        return None
    if word == "sang" and not line.says(place, "sáng"):
        return None
    if line.word(after) in ("hom", "ngay"):
        after += 1
    following = line.word(after)
    if following == "nay" and line.says(after, "nay", "ni", "này"):
        return Mention(place, after + 1, line.moment.today, line.moment.today)
    if following == "qua":
        return None
    if following in ("mai", "moi", "mot", "kia"):
        found = tomorrow(line, after) if following == "mai" else relative(line, after)
        if found:
            found.start = place
        return found
    if (
        word in ("chieu", "trua", "toi")
        and after == place + 1
        and (following in ("em", "e", "minh") or (word == "chieu" and following in _SPEAKERS))
    ):
        return Mention(place, after, line.moment.today, line.moment.today, weak=True)
    return None


def past_day(line: Line, place: int) -> int:
    """The place behind "hôm qua", "sáng qua", "hôm kia đã"; `place` itself for other words."""
    if line.word(place) in _PARTS | {"hom"} and line.word(place + 1) == "qua":
        return place + 2
    if line.word(place) == "homqua":
        return place + 1
    past = line.word(place + 2) in ("da", "roi")
    return (
        place + 2 if line.word(place) == "hom" and line.word(place + 1) == "kia" and past else place
    )
