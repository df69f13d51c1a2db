"""Why something was late, and being sorry for it: no result, the reason has a record of its own."""

import re

from core.fold import fold

#: "trễ", "chậm", "muộn", with what is said of how much: "trễ hạn 3 ngày", "chậm so với kế hoạch".
_LATE = (
    r"\b(?P<late>tre|cham|muon|qua han|lo han)(?! nhat\b)"
    r"(?: (?:han|tien do|thoi han|so voi (?:ke hoach|tien do|yeu cau|quy dinh|thoi han)|mat|tam"
    r"|khoang|\d+ (?:ngay|hom|tuan|thang)|(?:vai|may) (?:ngay|hom|tuan)|(?:mot )?(?:chut|it)"
    r"|la|a|roi|em)\b)*"
)
_BEFORE = r"\b(?:(?:nhung|song|tuy|tuy nhien|ma|chi|co|bi|hoi|kha|nop|gui) )*"
_REASON = re.compile(rf"{_BEFORE}{_LATE} ?(?::|(?:do|vi|boi|tai vi)\b)")
_ONLY_LATE = re.compile(rf"(?:(?:da|xong|hoan thanh|roi) )*{_BEFORE}{_LATE}")
_ENGLISH = re.compile(r"(?:but )?(?:it |was |is |were |a bit )*(?P<late>late|delayed)\b")
#: "lý do chậm là …", "nguyên nhân: …".
_NAMED = re.compile(
    r"(?:ly do|nguyen nhan)(?: (?:bi |nop )?(?:tre|cham|muon|khach quan|chu quan))?"
    r"(?: han| tien do)?(?: (?:la|do|vi)\b| ?:)")
#: "do mưa bão nên trễ".
_SO_LATE = re.compile(r"(?:do|vi|boi|tai)\b.* nen\b.*\b(?P<late>tre|cham|muon)\b")
#: An apology to whoever reads, not one that is an office's duty ("đã gửi thư xin lỗi").
_SORRY = re.compile(
    r"(?:(?:da|vang|em|toi|chau|cho|thanh that|rat) )*xin loi"
    r"(?= (?:anh|chi|sep|co|chu|a|ca|cac|moi|lanh dao|vi|do|da|em|nop|gui|bao|tra|tre|cham|muon)\b"
    r"|[ :]*$)")
_SPELLED = frozenset({"trễ", "chậm", "muộn", "quá hạn", "lỡ hạn", "tre", "cham", "muon", "qua han",
                      "lo han", "late", "delayed"})
#: "đã xử lý 12 hồ sơ trễ hạn do lỗi hệ thống": what was late was not the task.
_OTHERS = re.compile(r"\b(?:ho so|truong hop|nhiem vu|viec|don vi|thu tuc|phan anh|don|cong trinh"
                     r"|du an|van ban) $")
#: What tells again of work, behind a reason that goes on over a comma.
_WORK = re.compile(r"\W*(?:(?:nhung|va|nay|hien|den nay|em|phong) )*(?:da|vua|moi|nay|hien)\b")


def before_excuse(clause: str) -> str:
    """What the clause says before its excuse for being late: all of it, a part, or nothing."""
    folded = fold(clause)
    if len(folded) != len(clause):
        return clause
    if _NAMED.match(folded):
        return ""
    for whole in (_ONLY_LATE.fullmatch(folded), _SO_LATE.match(folded), _ENGLISH.match(folded)):
        if whole and _is_spelled(clause, whole):
            return ""
    for found in _REASON.finditer(folded):
        told = folded[:found.start()]
        if _is_spelled(clause, found) and ("/" in told or not _OTHERS.search(told)):
            return clause[:found.start()].rstrip()
    return clause


def is_apology(clause: str) -> bool:
    """"Em xin lỗi anh", "xin lỗi vì nộp trễ"."""
    return _SORRY.match(fold(clause).strip()) is not None


def tells_work(clause: str) -> bool:
    """A clause behind a reason speaks of what was done, and does not add to the reason."""
    return _WORK.match(fold(clause)) is not None


def _is_spelled(clause: str, found: re.Match[str]) -> bool:
    """"Trẻ do xã quản lý" speaks of children."""
    return clause[found.start("late"):found.end("late")].lower() in _SPELLED
