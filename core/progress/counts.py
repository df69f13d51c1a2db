"""Counts told in two places: "xong 26 hồ sơ, còn 4", "có 20 xã, làm được 15"."""

import re
from dataclasses import dataclass

#: A number with dots between its thousands, or without.
NUM = r"\d{1,3}(?:\.\d{3})+|\d{1,7}"
_TWO = re.compile(
    rf"(?<![\w/.,])(?P<done>{NUM}) (?P<what>[a-z]{{2,12}})\b[^.;\d\x01-\x04]{{0,40}}?"
    r"\b(?:con|thieu|sot|con lai|con sot) (?:khoang |tam |lai )?"
    rf"(?P<rest>{NUM}) (?P<tail>[a-z]{{2,12}})\b"
)
_SUM = re.compile(
    rf"\b(?:tong(?: so)?|co|trong(?: so)?|trong tong so|tat ca) (?P<total>{NUM})"
    r" (?P<what>[a-z]{2,12})\b[^.;\d\x01-\x04]{0,40}?"
    rf"\b(?:xong|duoc|dc|da co|moi co|nop|lam|thi|da dat"
    rf"|da(?: (?!ngay|hom|luc|tu|den|toi|truoc|vao|so|cong van)[a-z]{{2,8}}){{1,2}})"
    rf"(?: duoc| dc| xong)? (?P<done>{NUM})\b(?! ?[%/:h.-])"
)
_OF_ALL = re.compile(
    rf"(?<![\w/.,])(?P<done>{NUM}) (?P<what>[a-z]{{2,12}})\b[^.;\d\x01-\x04]{{0,20}}"
    rf"\btong(?: so)? (?:la |co )?(?P<total>{NUM}) (?P=what)\b"
)
_EACH = re.compile(
    rf"(?<![\w/.,])(?P<done>{NUM}) (?P<what>[a-z]{{2,12}})\b[^,.;\d\x01-\x04]{{0,30}}?"
    r"\b(?:xong|roi|r|nop|gui)\b[^.;\d\x01-\x04]{0,14}"
    rf"(?<![\w/.,])(?P<rest>{NUM}) (?P=what) (?:nua|chua|con lai|sot)\b"
)
_DONE_BEFORE = re.compile(
    r"\b(?:roi|r|nop|gui|up|in|hoan thanh|da|duoc|dc|xong|moi|ms|lam|nhap|gom|co|thu|scan|duyet"
    r"|giai quyet)\b"
)
_NUMBERS = re.compile(r"\d [^\d]+\d")


@dataclass(frozen=True, slots=True)
class Counts:
    """(done, total); the place is that of the figure that gives the rest or the whole."""

    start: int
    end: int
    value: tuple[int, int]


def value(digits: str) -> int:
    """The number in `digits`, which may hold dots between thousands."""
    return int(digits.replace(".", ""))


def told_counts(plain: str) -> Counts | None:
    """ "xong 26 hồ sơ, còn 4", "có 20 xã, làm được 15"; None when no figures go together."""
    if not _NUMBERS.search(plain):
        return None
    two = _TWO.search(plain)
    if two and (two["what"] == two["tail"] or two["tail"] in ("nua", "chua", "thoi", "cai")):
        head = plain[max(0, two.start() - 40) : two.start()] + two[0]
        if _DONE_BEFORE.search(head):
            done = value(two["done"])
            return Counts(*two.span("rest"), (done, done + value(two["rest"])))
    each = _EACH.search(plain)
    if each:
        done = value(each["done"])
        return Counts(*each.span("rest"), (done, done + value(each["rest"])))
    whole = _SUM.search(plain) or _OF_ALL.search(plain)
    if whole and value(whole["done"]) <= value(whole["total"]):
        return Counts(*whole.span("done"), (value(whole["done"]), value(whole["total"])))
    return None
