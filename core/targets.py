"""What a duty is measured by: "ít nhất 2 cuộc kiểm tra" → 2, "cuộc kiểm tra", >=."""

import re
from dataclasses import dataclass

from core.fold import fold_with_offsets

#: What offices count, folded; a bare number is a target only before one of these. Longer first.
_NOUNS = (
    "cuoc kiem tra|cuoc hop|cuoc thanh tra|cuoc giam sat|cuoc thi|cuoc doi thoai|cuoc|lop"
    "|thu tuc hanh chinh|thu tuc|tthc|ho so"
    "|tin, bai|tin bai|tin|bai viet|bai|phong, don vi|don vi|phong|van ban|bao cao|phuong an"
    "|ke hoach|quy trinh|sang kien|giai phap|mo hinh|san pham|chi tieu|tieu chi|nhiem vu|cong viec"
    "|doanh nghiep|hop tac xa|ho gia dinh|ho ngheo|ho dan|ho|nguoi|lao dong|hoc vien|luot nguoi"
    "|luot|can bo|cong chuc|vien chuc|xa|phuong|huyen|thon|truong hoc|truong|co so|cong trinh"
    "|du an|de an|chuyen de|chuyen muc|hoi nghi|hoi thao|buoi|phien|phieu|vu viec|don thu|dich vu"
    "|kien nghi|phan anh|giay phep|hop dong|de tai|bo tai lieu|bo|dau viec|viec|cai|chiec|can nha"
    "|nha|suat qua|suat|ty dong|trieu dong|dong|diem|ha|km|tan|m2"
)
_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
          "chin": 9, "muoi": 10}
_NUMBER = r"\d{1,3}(?:\.\d{3}){1,3}(?:,\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?"
_AT_LEAST = (r"it nhat|toi thieu|khong duoi|khong thap hon|khong it hon|khong kem|tro len|>=|≥"
             r"|tu")
_AT_MOST = r"toi da|nhieu nhat|khong qua|khong vuot qua|khong nhieu hon|khong cao hon|<=|≤"
_FIGURE = re.compile(
    rf"(?:(?<![\w])(?P<op>{_AT_LEAST}|{_AT_MOST}|tren|hon|duoi|>|<|=)"
    r"(?: (?:la|duoc|dat|khoang|den|tu|hon))? ?)?"
    rf"(?<![\w.,/-])(?:(?P<digits>{_NUMBER})|(?P<word>{'|'.join(_WORDS)})\b)"
    rf"(?: ?- ?\d{{1,9}})?(?: ?(?P<percent>%|phan tram\b)| (?P<noun>{_NOUNS})\b"
    r"|(?= (?P<other>[a-z]\w{1,12}(?: [a-z]\w{1,12})?)))"
    rf"(?P<to> ?(?:-|den) ?(?:{_NUMBER}) ?%)?"
)
#: Before a number these make it a name, a day or a place, whatever stands behind.
_NAMED = re.compile(
    r"(?:\bso|\bmuc|\bmuc do|\bdieu|\bkhoan|\bdiem|\bphu luc|\bbieu|\bmau|\bquy|\bthang|\bngay"
    r"|\bnam|\btuan|\bgiai doan|\bnghi dinh|\bquyet dinh|\bcong van|\bthong tu|\bchi thi|\bt"
    r"|\btoan bo|\btat ca|\bcac|\bcua|\bubnd|\d ?[/,-])[ .:]{0,2}$"
)
#: After "ít nhất 3" these count time, not results.
_TIME = re.compile(r"(?:ngay|tuan|thang|quy|nam|gio|phut|tieng|hom|buoi|lan|h|g)\b")
_UP = re.compile(r"[^,;.\n]{0,40}?\btro len\b")
_DOWN = re.compile(r"[^,;.\n]{0,40}?\btro xuong\b")
_COMMA = r",(?! ?\d| (?:don vi|cong chuc|vien chuc|kien nghi|bai)\b)"
_BEGIN = re.compile(rf"[;\n:]|{_COMMA}|\.(?!\d)|\bva co\b")
_END = re.compile(rf"[;\n:]|{_COMMA}|\.(?!\d)|\bva\b|\b(?:truoc|cham nhat|trong)\b"
                  r"(?= (?:ngay|\d|thang|quy|nam|het)\b)")
_JOINT = re.compile(r"\W*(?:va (?:co )?)?")
_LEFT, _RIGHT = 70, 60


@dataclass(frozen=True, slots=True)
class Target:
    """A figure to be reached. `value` is an int when whole; `unit` is "%" or the noun as written;
    `op` is one of =, >=, <=, >, <; `text` are the words that state it, verbatim."""

    value: int | float
    unit: str
    op: str
    text: str


def find_targets(text: str) -> tuple[Target, ...]:
    """Every figure that `text` sets as a goal, in order: percentages, and counts of things.

    Days, document numbers, periods and clock times are none. Linear in the length of the text;
    never raises.
    """
    plain, offsets = fold_with_offsets(text)
    found: list[Target] = []
    last = 0
    for match in _FIGURE.finditer(plain):
        unit_span = _unit_span(match, plain)
        if unit_span is None:
            continue
        start = _left(plain, match.start(), last)
        last = _right(plain, unit_span[1])
        found.append(Target(
            _value(match), _unit(match, text[offsets[unit_span[0]] : offsets[unit_span[1]]]),
            _op(match, plain), " ".join(text[offsets[start] : offsets[last]].split()),
        ))
    return tuple(found)


def _unit_span(match: re.Match[str], plain: str) -> tuple[int, int] | None:
    """Where the unit stands; None when the figure is no target."""
    if match["percent"]:
        return match.span("percent")
    number = match.start("digits") if match["digits"] else match.start("word")
    if _NAMED.search(plain[max(0, number - 14) : number]):
        return None
    if match["noun"] and (match["digits"] or match["op"]):
        return match.span("noun")
    if match["other"] and match["op"] and match["op"] not in ("tu", "=", "tren", "duoi", "hon"):
        return None if _TIME.match(match["other"]) else match.span("other")
    return None


def _value(match: re.Match[str]) -> int | float:
    if match["word"]:
        return _WORDS[match["word"]]
    digits = match["digits"]
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    value = float(digits.replace(",", "."))
    return int(value) if value.is_integer() else value


def _unit(match: re.Match[str], words: str) -> str:
    return "%" if match["percent"] else " ".join(words.split())


def _op(match: re.Match[str], plain: str) -> str:
    around = plain[match.end() : match.end() + 60]
    if _UP.match(around):
        return ">="
    if _DOWN.match(around):
        return "<="
    word = match["op"] or ""
    if re.fullmatch(_AT_MOST, word):
        return "<="
    if word == "tu":
        return ">=" if match["percent"] else "="
    if re.fullmatch(_AT_LEAST, word):
        return ">="
    return {"tren": ">", "hon": ">", ">": ">", "duoi": "<", "<": "<"}.get(word, "=")


def _left(plain: str, at: int, floor: int) -> int:
    """The start of the clause before `at`, not before `floor`."""
    start = max(floor, at - _LEFT)
    cut = start > floor
    for border in _BEGIN.finditer(plain, start, at):
        start, cut = border.end(), False
    if cut:
        start = plain.find(" ", start, at) + 1 or start
    joint = _JOINT.match(plain, start, at)
    return joint.end() if joint else start


def _right(plain: str, at: int) -> int:
    """The end of the clause behind `at`."""
    limit = min(len(plain), at + _RIGHT)
    border = _END.search(plain, at, limit)
    end = border.start() if border else limit
    if not border and limit < len(plain):
        end = max(at, plain.rfind(" ", at, limit))
    while end > at and plain[end - 1] == " ":
        end -= 1
    return end
