"""Sentences that give work, though they do not begin with the command: "nhờ chị Hoa soạn …"."""

import re

from core.fold import fold

_LONGEST = 600
_URGENT = r"(?:(?:gap|khan|khan cap|hoa toc)[\s:,!.-]+)?"
_GIVING = r"(?:de nghi|yeu cau|phan cong|(?:(?:em|toi|anh|chi) )?nho)(?: cho)?"
_WHOM = (
    r"(?:phong|p|vp|van phong|trung tam|tt|chi cuc|ban|thanh tra|cac (?:phong|don vi)|tat ca"
    r"|anh|a|chi|c|co|chu|dong chi|dc|d/c|ong|ba|ban)"
)
#: "Nhờ anh cho em thêm 2 ngày" asks for something oneself.
_FOR_ME = r"(?:cho|giup|ho|xem|them|gia han|duyet|ky)"
_BY_WHEN = r"(?:truoc|den|han|trong|cham nhat)[^,.;:\n]{2,24}?[\s,:]+"
#: An order says by when; a wish without a day may be what somebody's work waits for. A number alone
#: ("phần 2", "sơ kết 6 tháng", "151/QĐ-UBND") is no day.
_TIME = re.compile(
    r"\d[/.-]\d|\b\d{1,2} ?(?:h|g|gio)\d{0,2}\b|\b\d+ (?:ngay|tuan)\b"
    r"|\b(?:ngay|mung|mong|thu|t|thang|quy|han|den|truoc|chieu|sang|toi) ?\d"
    r"|\b(?:hom nay|ngay mai|mai|thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|cuoi (?:tuan|thang)"
    r"|tuan nay|tuan sau|thang nay|thang sau|trong ngay|trong tuan)\b")
#: Who names a task by its number speaks of that one: it is no new one.
_NAMED = re.compile(
    r"\bnv ?\d{1,3}\b|\b[a-z]{2,10}-\d{4}-\d{1,4}\b|\b(?:viec|nhiem vu) so \d{1,3}\b")
_ORDER = re.compile(
    rf"\W*{_URGENT}(?:{_GIVING}|{_BY_WHEN}(?:{_GIVING}|giao(?: viec)?(?: cho)?))"
    rf"\s+{_WHOM}\b\.?(?!\s+{_FOR_ME}\b)\s+\S+\s+\S")


def gives_work(text: str) -> bool:
    """True for "đề nghị Phòng A báo cáo trước 20/3", "trước thứ 6 giao phòng A …".

    Whether the unit and the work are known is for `read_line` to find out.
    """
    words = fold(text[:_LONGEST])
    by_when = _TIME.search(words) is not None and _NAMED.search(words) is None
    return by_when and _ORDER.match(words) is not None
