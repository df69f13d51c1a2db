"""Percentages and counts in a reply, each with its place."""

import re
from dataclasses import dataclass

from core.progress.counts import NUM, Counts, told_counts, value
from core.progress.pieces import COUNTS, PERCENT

_DIGITS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6,
           "bay": 7, "tam": 8, "chin": 9, "muoi": 10}  # fmt: skip
_ONE = "mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin"
_WORD = rf"(?:(?:{_ONE}) )?muoi(?: (?:{_ONE}))?|(?:{_ONE})"
_UNIT = r"%|phan tram\b|ptram\b|pt\b|per\b"
_WORK = (
    r"(?:khoi luong|cong viec|klg?|khoi lg|chang duong|quang duong|tien do|doan duong|viec"
    r"|nguon von|so von|tong von|von|kinh phi|du toan)\b"
)
_PERCENT = re.compile(
    rf"(?<![\d.,])(?P<n>\d{{1,3}})(?:[.,]\d{{1,2}})? ?(?:{_UNIT})"
    rf"|(?<![\d.,])(?P<from>\d{{1,3}}) ?(?:-|den|toi) ?(?P<to>\d{{1,3}}) ?(?:{_UNIT})"
    rf"|\b(?P<tens>\d|{_ONE}) chuc ?(?:{_UNIT})"
    rf"|\b(?P<spelt>{_WORD}|mot tram|tram) (?:phan tram|%)"
    rf"|\b(?P<part>\d)/(?P<whole>\d{{1,2}}) {_WORK}"
    rf"|\b(?P<words>{_ONE}) phan (?P<wholes>{_ONE})\b"
    r"|\b(?P<half>(?:mot|phan|1) nua\b|nua (?:khoi luong|cong viec|chang|chung|duong)"
    r"|(?:duoc|dc|hon|qua|xong|gan|khoang|tam|co|them) nua\b"
    r"(?! (?:thang|nam|tuan|buoi|ngay|gio|tieng)))"
)
_NOT_REACHED = re.compile(
    r"\b(?:chua|chx|khong|ko|k) (?:dat|duoc|dc|den|toi|day|qua|noi)(?: (?:duoc|den|toi|muc))? $"
)
_TARGET = re.compile(
    r"\b(?:chi tieu|muc tieu|yeu cau|ke hoach(?: giao)?|kh|duoc giao|giao|target|phan dau|tang|giam"
    r"|can|phai)(?: (?:la|dat|phai|len|duoc))? $"
    r"|\b(?:chi tieu|muc tieu)(?:(?: \w{1,6}){0,3}:| nam (?:nay|\d{4})) $"
    r"|\bnam (?:ngoai|truoc)(?: \w{1,5}){0,2} $"
)
_COMING = re.compile(
    r"\b(?:phan dau|du kien|dk|se|co gang|hen|hua|cuoi (?:tuan|thang|quy|nam)|mai|mot)\b"
    r"[^,.;%\x02]{0,24}$"
)
_AGO = re.compile(r"\b(?:hom qua|hqua|hom truoc|tuan truoc|thang truoc|tu)(?: \w{1,5}){0,2} $")
_LEFT = re.compile(
    r"\b(?:con|con lai|thieu|sot|con thieu|con khoang|con tam)(?: (?:khoang|tam|co|chung))? $"
)
_UNREAL = (_NOT_REACHED, _TARGET, _COMING)
_COUNTS = re.compile(
    rf"(?<![\w/.,])(?P<spelt>{_WORD}) (?:[a-z]{{1,8}} )?(?:tren|trong)(?: tong)?(?: so)?"
    rf" (?P<all>{_WORD})"
    r"(?= [a-z]{2})(?! (?:ngay|tuan|thang|hom|gio))"
    r"|(?<![\w/.,])(?P<rest>(?:con lai|con thieu|con sot|con|thieu|sot|tru|vuong) )?"
    rf"(?P<done>{NUM}) ?"
    rf"(?:/|(?:[a-z]{{1,8}} ){{0,2}}(?:tren|trong|tr) (?:tong (?:so )?|so )?|tren) ?"
    rf"(?P<total>{NUM})"
    r"(?![\w/%]|[.,]\d| ?gio\b| ngay\b| tuan\b| thang\b)"
)
_DAY_BEFORE = re.compile(
    r"\b(?:ngay|truoc|trc|han(?: \w{1,4}){0,2}|den|toi|hom|du kien|dk|dkien|mung|mong|sang"
    r"|chieu|trua|nhat|khoang|vao|lui|ve|hen|qua|het|tu|hua|thu \w{1,3}|t[2-7]|cn|chot|tam|hom"
    r"|doi|ngay \w{1,3}) $"
)
_TASK_BEFORE, _ENDS = re.compile("\x01: ?$"), re.compile("[,;.]|$")
_RANK = re.compile(r"\b(?:xep|hang|dung)(?: thu| hang)? $")
_PROMISE = re.compile(
    r" ?(?:[,.;)]|$)| (?:xong|em|e|nop|gui|moi|ms|se|hoan thanh|tay|la|toi|minh|chac"
    r"|co ket|co kq|ban hanh|phat hanh|nhe|nha|a|trinh|chot|giup|hoan|ben em|phong em"
    r"|cho|thi|nghen)\b"
)
_COUNT_BEFORE = re.compile(
    r"\b(?:duoc|dc|xong|dat|moi|ms|co|lam|hoan thanh|ra soat|duyet|kiem tra|ktra|thu|gom|du|nhap|da"
    r"|con|scan|tong|dang|up|cap nhat|nop|gui|het|\x01) ?$"
)
_MISSING = re.compile(r"[^,.;\d]{0,30}?\b(?:chua|chx)\b")
_HAPPENED = re.compile(r"\b(?:roi|r|xong|da|du|nhung|ma)\b|\bchu chua$")
_SHARES = re.compile(r"%|p(?:t|tram)\b|\bp(?:han|er)\b|\bnua\b|chuc|\d/\d")
_OVER = re.compile(r"tren|\btr(?:ong)?\b")
_FIGURES = re.compile(rf"\d|%|\b(?:tren|trong) (?:{_ONE})\b|\bnua\b|\bphan\b|\bmuoi\b")


@dataclass(frozen=True, slots=True)
class Percent:
    """A whole percentage as it is now, 0 to 100."""

    start: int
    value: int


@dataclass(frozen=True, slots=True)
class Amounts:
    """The figures of a reply in the order of the text, and the text with marks in their place."""

    plain: str
    percents: tuple[Percent, ...] = ()
    counts: tuple[Counts, ...] = ()


def find_amounts(plain: str, toned: str) -> Amounts:
    """Figures of `plain`, whose refs and papers are marked already; days are left alone.

    `toned` is the same text with its diacritics: "được nữa" is no half.
    """
    if not _FIGURES.search(plain):
        return Amounts(plain)
    percents: list[Percent] = []
    if _SHARES.search(plain):
        plain = _PERCENT.sub(lambda match: _marked_percent(match, toned, percents), plain)
    counts: list[Counts] = []
    if "/" in plain or _OVER.search(plain):
        plain = _COUNTS.sub(lambda match: _marked_counts(match, counts), plain)
    if not counts and (told := told_counts(plain)):
        counts.append(told)
        plain = plain[: told.start] + COUNTS * (told.end - told.start) + plain[told.end :]
    return Amounts(plain, tuple(percents), tuple(counts))


def _marked_percent(match: re.Match[str], toned: str, found: list[Percent]) -> str:
    if match["half"] and "nữa" in toned[match.start() : match.end()]:
        return match[0]
    value = _percent(match)
    before = match.string[max(0, match.start() - 28) : match.start()]
    if value <= 100 and not any(p.search(before) for p in _UNREAL):
        if _LEFT.search(before) and 0 < value < 100:
            value = 100 - value
        if not (
            _AGO.search(before) and _PERCENT.search(match.string, match.end(), match.end() + 40)
        ):
            found.append(Percent(match.start(), value))
    return PERCENT * len(match[0])


def _percent(match: re.Match[str]) -> int:
    if match["half"]:
        return 50
    if match["part"]:
        return _share(int(match["part"]), int(match["whole"]))
    if match["words"]:
        return _share(_DIGITS[match["words"]], _DIGITS[match["wholes"]])
    if match["tens"]:
        return 10 * number(match["tens"])
    if match["spelt"]:
        return number(match["spelt"])
    return int(match["n"] or match["to"])


def _share(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole and part <= whole else 101


def number(words: str) -> int:
    """1 to 100 in digits or folded words ("chin muoi lam", "mot tram")."""
    if words.isdecimal():
        return int(words)
    if words.endswith("tram"):
        return 100
    tens, ten, ones = words.partition("muoi")
    if not ten:
        return _DIGITS[words.strip()]
    return 10 * _DIGITS.get(tens.strip(), 1) + _DIGITS.get(ones.strip(), 0)


def _marked_counts(match: re.Match[str], found: list[Counts]) -> str:
    plain = match.string
    if match["spelt"]:
        done, total = number(match["spelt"]), number(match["all"])
    else:
        done, total = value(match["done"]), value(match["total"])
    if done > total or total == 0 or _is_other(match, plain):
        return match[0]
    missing = _MISSING.match(plain, match.end(), match.end() + 44)
    if match["rest"] or (missing and done and not _HAPPENED.search(missing[0])):
        done = total - done
    found.append(Counts(match.start(), match.end(), (done, total)))
    return (
        match["rest"] + COUNTS * (len(match[0]) - len(match["rest"]))
        if match["rest"]
        else (COUNTS * len(match[0]))
    )


def _is_other(match: re.Match[str], plain: str) -> bool:
    """ "xếp thứ 15/63", "5/7 em gửi": a rank or a day."""
    if "/" not in match[0]:
        return False
    before = plain[max(0, match.start("done") - 14) : match.start("done")]
    return _RANK.search(before) is not None or _is_day(match, plain, before)


def _is_day(match: re.Match[str], plain: str, before: str) -> bool:
    """ "đến 20/12": a day of a month, unless a noun follows or work was counted."""
    done, total = value(match["done"]), value(match["total"])
    if not (1 <= done <= 31 and 1 <= total <= 12):
        return False
    if _DAY_BEFORE.search(before):
        return True
    if _TASK_BEFORE.search(before) and _ENDS.match(plain, match.end()):
        return False
    if done == total or _COUNT_BEFORE.search(before):
        return False
    return _PROMISE.match(plain, match.end()) is not None and match.end() < len(plain)
