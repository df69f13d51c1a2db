"""What a duty brings forth, and to whom it is reported."""

import re
from functools import lru_cache

from core.directives.folding import fold
from core.directives.units import kind_end
from core.directives.verbs import toned, verb_at

_MAKES = re.compile(
    r"\b(?:xây dựng|ban hành(?: bổ sung)?|lập|tham mưu(?: xây dựng| ban hành)?|trình|soạn thảo"
    r"|hoàn thiện"
    r"|dự thảo|đề xuất|đăng ký|hoàn thành|gửi)\s+(?:và\s+\w+\s+\w+\s+)?(?:dự thảo\s+)?"
    r"(?P<what>(?:kế hoạch|đề án|phương án|danh mục|danh sách|quy chế|quy định|báo cáo"
    r"|quyết định|tờ trình"
    r"|chương trình|hướng dẫn|văn bản|nghị quyết|dự thảo|sáng kiến|biểu mẫu|quy trình|phóng sự"
    r"|tin, bài"
    r"|công văn|giải pháp|hồ sơ)\b[^,;.()]*)",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?P<what>báo cáo(?: kết quả| tình hình| tiến độ)?[^,;.()]*)", re.IGNORECASE
)
_CUT = re.compile(
    r"\s(?:gửi|trình|về|cho|trước|chậm nhất|trong|theo|để|nhằm|định kỳ|báo cáo|đối với|tại|bảo đảm"
    r"|hằng|hàng|phù hợp|gắn|và (?:tổ chức|thực hiện|tham mưu|triển khai|tiến hành|báo cáo))\s"
)
_TO = re.compile(
    r"\b(?:gửi(?: báo cáo)?(?: kết quả)?(?: \w+){0,4}? (?:về|đến|cho)|gửi"
    r"|báo cáo(?: kết quả)?(?:[^,;.()]{0,60}?)"
    r" (?:về|cho|với|lên)|báo cáo|về)\s+(?=[A-ZĐÀ-Ỹ])"
)
_WHO = re.compile(
    r"(?:giám đốc|lãnh đạo|chủ tịch|phó giám đốc|thường trực|ban giám đốc"
    r"|thủ trưởng)\b", re.IGNORECASE
)
_ASIDE = re.compile(r"\s*\(qua [^()]{3,60}\)")
_STOP = re.compile(
    r"[,;.]|\s(?:trước|chậm nhất|để|xem xét|tại|kết quả|hằng|hàng|theo|trong|qua|định kỳ"
    r"|thẩm định|tổng hợp"
    r"|những|các|danh sách|tình hình|việc|đúng|vào|khi|xử lý|quyết định|đôn|nắm"
    r"|và các cơ quan)\s|\s\(|\Z"
)


@lru_cache(maxsize=1024)
def product_in(text: str) -> str:
    """The document or thing a duty makes, in its own words; "" when none is named."""
    for pattern in (_MAKES, _REPORTS):
        match = pattern.search(text)
        if match is None:
            continue
        words = match["what"]
        cut = _CUT.search(f"{words} ", len("kế hoạch"))
        words = (words[: cut.start()] if cut else words).strip()
        if len(words.split()) > 1:
            return words[0].upper() + words[1:120]
    return ""


@lru_cache(maxsize=1024)
def report_to_in(text: str) -> str:
    """To whom the result goes: "Giám đốc Sở (qua Văn phòng)"; "" when nobody is named."""
    folded = fold(text)
    if len(folded) != len(text):
        return ""
    for match in _TO.finditer(text):
        at = match.end()
        if kind_end(text, folded, at) is None and not _WHO.match(text, at):
            continue
        low = toned(text)
        end = next(
            (m.start() for m in _STOP.finditer(text, at + 1)), len(text)
        )
        verb = next(
            (m.start() for m in re.finditer(r"\S+", text[at + 1 : end])
             if verb_at(low, text, at + 1 + m.start())), None,
        )  # fmt: skip
        if verb is not None:
            end = at + 1 + verb
        who = text[at:end].strip()
        if aside := _ASIDE.match(text, at + len(text[at:end].rstrip())):
            who += aside.group()
        if who and len(who) < 120:
            return who
    return ""
