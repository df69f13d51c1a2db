"""Times that a text only tells of: what was done then, what is refused, what replaces it."""

from core.dates.governors import Governor
from core.dates.line import Line
from core.dates.mention import Mention

_BREAKS = frozenset({"nhung", "con", "phan"})
_STOPS = frozenset({",", ";", ".", "!", "?", "(", ")", ":"})
_DEEDS = "gui nop trinh lam xong hop ky chuyen up hanh nhac bao dang khai kiem lap goi tat"
_DONE = frozenset(_DEEDS.split())
_TO_COME = frozenset({"se", "moi", "chac", "hen", "chot", "thong", "giao", "duoc"})
_REFUSING = frozenset({"khong", "ban", "chua"})
_LONGEST_CLAUSE = 24


def is_told(line: Line, mention: Mention, ruler: Governor) -> bool:
    """True for "đã gửi ngày 2/3", "thứ 2 em gửi rồi", "lũy kế đến hết tháng 2".

    A deadline word makes the time one to keep, unless the day is past already.
    """
    past = mention.last < line.moment.today
    if ruler.weight >= 4 and not past:
        return False
    before, after = _clause_before(line, mention.start), _clause_after(line, mention.end)
    if "da" in before and not _TO_COME & set(before):
        place = mention.start - 1 - before.index("da")
        if line.says(place, "đã", "da"):
            return True
    came = mention.last > line.moment.today and not mention.weekday and not mention.month
    done = bool(_DONE & {*before, *after})
    return done and not came and bool({"roi", "r"} & set(after)) and not _TO_COME & set(after)


def is_refused(line: Line, mention: Mention, ruler: Governor) -> bool:
    """True for "không phải 15/3 mà …", "mai ko kịp đâu", "hạn cũ 6/3", "hôm nay bận"."""
    start = min(mention.start, ruler.start)
    if line.word(start - 1) == "phai" and line.word(start - 2) in ("khong", "chu"):
        return True
    if line.word(mention.start - 1) == "cu" and line.says(mention.start - 1, "cũ"):
        return True
    word = line.word(mention.end)
    if word == "ban":
        return line.says(mention.end, "bận")
    return word == "khong" or (word == "chua" and line.word(mention.end + 1) == "kip")


def _clause_before(line: Line, place: int) -> list[str]:
    """The words of the clause before a place, nearest first."""
    words: list[str] = []
    place -= 1
    while place >= 0 and len(words) < _LONGEST_CLAUSE and line.sign(place) not in _STOPS:
        if line.word(place) in _BREAKS:
            break
        words.append(line.word(place))
        place -= 1
    return words


def _clause_after(line: Line, place: int) -> list[str]:
    words: list[str] = []
    while place < line.last and len(words) < _LONGEST_CLAUSE and line.sign(place) not in _STOPS:
        if line.word(place) in _BREAKS:
            break
        words.append(line.word(place))
        place += 1
    return words
