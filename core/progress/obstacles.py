"""What holds the work up, in the reply's own words, and whom it waits for."""

import re
from dataclasses import dataclass

from core.dates.source import Source

_NONE = re.compile(
    r"\b(?:khong|ko|k|kg|hong|het|chua thay|chang)(?: (?:co|con|gap|bi|thay|he))?"
    r"(?: (?:gi|kho khan|vuong mac|vuong|ket|tac)){1,3}"
)
_STUCK = re.compile(
    r"\b(?:vuong mac|vuong|ket(?! (?:qua|luan|hop|thuc|noi))"
    r"|(?<!cong )(?<!hop )(?<!thao )(?<!doi )tac"
    r"|kho khan|dung chan tai cho)\b"
    r"(?:[ :,]{1,2}(?:o|do|vi|la|tai|ve)\b)*[ :,]*"
)
_WAIT = re.compile(r"\b(?:cho|doi) ")
_CAUSE = re.compile(r"\b(?:(?<!don )vi(?! (?:tri|pham|du))|do|boi vi|tai vi|du) ")
_TONED_CAUSES = ("vì", "do", "bởi vì", "tại vì", "dù")
_RESULT = re.compile(r" nen (?:\w{1,6} ){0,2}(?:chua|chx|khong|ko)\b")
_SIGNS = re.compile(
    r"\b(?:bo do|khong chiu|bi loi|bi hong|chua (?:gop y|cho y kien|tra loi|duoc cap|phan hoi"
    r"|cung cap|co kinh phi|co huong dan|co van ban))\b"
)
_CUT = re.compile(
    r"[,;](?! ?(?:khong|ko) nhap)|\.(?!\d)|\n| nen | de nghi | du kien | moi (?=lam|xong|trien)"
    r"| mong |, ?em | (?:roi|r|a|nhe|nha)(?= |$)"
)
_OWN = re.compile(
    r"\b(?:sep|lanh dao|gd|pgd|giam doc|pho giam doc|anh|chi|truong phong|ky|duyet|phe duyet"
    r"|dong dau|quyet dinh|phat hanh|ban hanh)\b"
)
_LEAD = re.compile(r"^(?:(?:em|e|anh|a|dang|con|thi|vi|do|chi|phong em) )+")
_WORKING = re.compile(
    r"\b(?:(?<!cong )van|dang) (?:\w{1,6} )?(?:lam|trien khai|thuc hien)\b|\bhoi cham\b"
)
_BODY = re.compile(
    r"\b(?:so|bo|ubnd|bhxh|cuc|chi cuc|ben|cap xa|cap huyen|huyen|xa|cong an|kho bac|stc|stp|sxd"
    r"|don vi|van phong|vp|ban|trung tam|stttt|bo phan)\b"
    r"(?: (?!tham dinh|tra loi|gop y|cho|chua|gui|cung cap|phan hoi|co |y kien|ban hanh|duyet"
    r"|khong|bo do|huong dan|cap)\w{1,12}){0,4}"
)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """`text` as written; `stops` is False for a slow-down the writer works through."""

    text: str
    waits_for: str | None
    stops: bool


def denies_obstacle(plain: str) -> bool:
    """True for "không vướng gì", "hết vướng"."""
    return _NONE.search(plain) is not None


def find_obstacle(source: Source, plain: str, start: int, end: int) -> Obstacle | None:
    """The obstacle between two places of the reply; `plain` has its refs masked."""
    clear = _NONE.sub(lambda match: "\x01" * len(match[0]), plain[start:end])
    for find in (_stuck, _waiting, _caused, _resulting, _signed):
        place = find(source, clear, start)
        if place:
            first, last = place[0] + start, place[1] + start
            return _obstacle(source, clear, first, last)
    return None


def _obstacle(source: Source, clear: str, first: int, last: int) -> Obstacle | None:
    text = source.words(first, last).strip(" .,;:!")
    if not text:
        return None
    body = _BODY.search(source.plain[first:last])
    who = source.words(first + body.start(), first + body.end()) if body else None
    return Obstacle(text, who, not _WORKING.search(clear))


def _until(clear: str, start: int) -> tuple[int, int] | None:
    cut = _CUT.search(clear, start)
    end = cut.start() if cut else len(clear)
    return (start, end) if clear[start:end].strip(" \x01.,") else None


def _stuck(source: Source, clear: str, offset: int) -> tuple[int, int] | None:
    match = next((m for m in _STUCK.finditer(clear) if _is_stuck(source, m, offset)), None)
    if not match:
        return None
    start = match.end()
    if source.toned.startswith("chỗ ", start + offset):
        start += 4
    return _until(clear, start)


_TONED_STUCK = {"ket": "kẹt", "tac": "tắc", "vuong": "vướng"}


def _is_stuck(source: Source, match: re.Match[str], offset: int) -> bool:
    """False for "kết", "tác", "vương" where the writer types diacritics."""
    toned = _TONED_STUCK.get(match[0].split(" ")[0].strip(":,"))
    return toned is None or source.says(match.start() + offset, toned)


def _waiting(source: Source, clear: str, offset: int) -> tuple[int, int] | None:
    for match in _WAIT.finditer(clear):
        start = match.start()
        if source.marked and source.toned[start + offset : start + offset + 3] not in (
            "chờ",
            "đợi",
        ):
            continue
        place = _until(clear, start)
        words = clear[slice(*place)] if place else ""
        if place and not _OWN.search(words) and (source.marked or _BODY.search(words)):
            return place
    return None


def _caused(source: Source, clear: str, offset: int) -> tuple[int, int] | None:
    for match in _CAUSE.finditer(clear):
        toned = source.toned[match.start() + offset : match.end() + offset].strip()
        if toned in _TONED_CAUSES or (not source.marked and toned != "du"):
            return _until(clear, match.end())
    return None


def _clause_start(clear: str, before: int) -> int:
    start = max(clear.rfind(mark, 0, before) for mark in ",;\x01.:") + 1
    lead = _LEAD.match(clear[start:before].lstrip())
    blanks = len(clear[start:before]) - len(clear[start:before].lstrip())
    return start + blanks + (lead.end() if lead else 0)


def _resulting(_: Source, clear: str, __: int) -> tuple[int, int] | None:
    match = _RESULT.search(clear)
    return (_clause_start(clear, match.start()), match.start()) if match else None


def _signed(_: Source, clear: str, __: int) -> tuple[int, int] | None:
    match = _SIGNS.search(clear)
    if not match:
        return None
    start = match.start() if match[0] == "khong chiu" else _clause_start(clear, match.start())
    return _until(clear, start)
