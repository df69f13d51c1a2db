"""Percentages and counts in a reply."""

import re

_NUM = r"\d{1,3}(?:\.\d{3})+|\d{1,7}"
_PERCENT = re.compile(
    r"(?<![\d.,])(?P<n>\d{1,3})(?:[.,]\d{1,2})? ?(?:%|phan tram\b|pt\b)"
    r"|\b(?P<tens>\d|mot|hai|ba|bon|nam|sau|bay|tam|chin) chuc (?:phan tram|%)"
    r"|\b(?P<half>mot nua|1/2 (?:khoi luong|cong viec)|nua (?:khoi luong|cong viec))\b"
)
_COUNTS = re.compile(
    rf"(?<![\w/.,])(?P<rest>con (?:lai )?)?(?P<done>{_NUM}) ?"
    rf"(?:/|tren(?: tong(?: so)?)?|trong (?:tong )?so|trong tong so) ?(?P<total>{_NUM})"
    r"(?![\w/%]|[.,]\d)"
)
_REST = re.compile(
    r"\b(?:da|duoc|xong)(?: \w{1,6}){0,3} (?P<done>\d{1,6}) (?P<what>[a-z]{2,12})[^.;\d]{0,40}"
    r"\bcon(?: lai)? (?P<rest>\d{1,6}) (?P=what)\b"
)
_NOT_REACHED = re.compile(r"\b(?:chua|chx) (?:dat|duoc|den) (?:\d|\x01)")
_DAY_WORD = re.compile(
    r"\b(?:ngay|truoc|han|den|hom|du kien|mung|sang|chieu|nhat|khoang|vao|lui|ve|hen) $"
)
_MISSING = re.compile(r" ?\w{0,9} (?:chua|chx)\b")
_TENS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}


def find_percent(plain: str) -> tuple[int | None, tuple[int, int] | None]:
    """The stated current percentage (whole, 0 to 100) and its place; None when there is none."""
    for match in _PERCENT.finditer(plain):
        if _NOT_REACHED.search(plain[max(0, match.start() - 12) : match.start() + 1]):
            continue
        value = 50 if match["half"] else _tens(match["tens"]) if match["tens"] else int(match["n"])
        if value <= 100:
            return value, match.span()
    return None, None


def _tens(word: str) -> int:
    return 10 * (int(word) if word.isdigit() else _TENS[word])


def find_counts(plain: str) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """(done, total) and its place. "còn 2/10 chưa nộp" is (8, 10); a date is no count."""
    for match in _COUNTS.finditer(plain):
        done, total = _value(match["done"]), _value(match["total"])
        if _DAY_WORD.search(plain[max(0, match.start() - 10) : match.start()]):
            continue
        if done > total or total == 0 or _is_day(match, plain):
            continue
        if match["rest"] and _MISSING.search(plain[match.end() : match.end() + 24]):
            done = total - done
        return (done, total), match.span()
    rest = _REST.search(plain)
    if rest:
        done = int(rest["done"])
        return (done, done + int(rest["rest"])), rest.span()
    return None, None


def _value(digits: str) -> int:
    return int(digits.replace(".", ""))


_PROMISE = re.compile(r" (?:xong|em|e|nop|gui|moi|se|hoan thanh|tay)\b")


def _is_day(match: re.Match[str], plain: str) -> bool:
    """ "5/7 em gửi" is a day: both parts fit one and a promise follows, not a noun."""
    done, total = _value(match["done"]), _value(match["total"])
    fits = 1 <= done <= 31 and 1 <= total <= 12 and done != total
    return fits and _PROMISE.match(plain, match.end()) is not None
