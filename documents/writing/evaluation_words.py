"""The words of the sheets for evaluation, the same in the workbook and on paper."""

from core.evaluation import MINIMUM, Standing
from core.lateness import Cause
from core.summary import Cell, LateLine
from documents.writing.text import clean
from documents.writing.wording import day, number

UNITS_TITLE = "Xếp hạng đơn vị"
PEOPLE_TITLE = "Đánh giá cá nhân"
LATE_TITLE = "Nhiệm vụ trễ hạn"
ADJUSTED = "Tỷ lệ sau khi trừ nguyên nhân khách quan đã xác nhận"
#: Under every ranking: how it is made, and what it is not.
NOTES = (
    "Tỷ lệ đúng hạn: số hoàn thành sớm hạn, đúng hạn trên số hoàn thành có thời hạn.",
    ("Tỷ lệ sau khi trừ: số hoàn thành sớm hạn, đúng hạn trên số đã đến hạn (sớm hạn, đúng hạn, "
     "trễ hạn, quá hạn chưa hoàn thành), không kể nhiệm vụ trễ do nguyên nhân khách quan đã được "
     "người có thẩm quyền xác nhận. Nhiệm vụ chờ kết luận về thời hạn chưa tính."),
    f"Dưới {number(MINIMUM)} nhiệm vụ đã đến hạn thì không xếp hạng. Bằng tỷ lệ thì cùng hạng.",
    ("Nhiệm vụ giao nhiều người được tính cho từng người. “Số lần trễ phải tính” là số lần trễ "
     "chưa có nguyên nhân khách quan được xác nhận (Nghị định số 335/2025/NĐ-CP); điểm do người có "
     "thẩm quyền chấm."),
    "Xếp hạng là đề xuất từ số liệu; người có thẩm quyền xem xét, quyết định.",
)
_CAUSES = {Cause.OBJECTIVE: "khách quan", Cause.SUBJECTIVE: "chủ quan"}


def place_words(line: Standing) -> str:
    """Its place, or a dash where too few tasks fell due."""
    return str(line.place) if line.place else "-"


def late_words(line: LateLine) -> str:
    """Where the task stands."""
    if line.cell is Cell.BOUNDARY:
        return "Hoàn thành đúng ngày nêu trong văn bản, chờ kết luận"
    if line.completed_on is None:
        return "Quá hạn, chưa hoàn thành"
    return "Hoàn thành trễ hạn"


def cause_words(line: LateLine) -> str:
    """The cause as its owner gave it."""
    return _CAUSES.get(Cause(line.cause), "") if line.cause else ""


def verdict_words(line: LateLine) -> str:
    """What was decided, and by whom: the name stands with it."""
    if line.confirmed_by:
        return f"Xác nhận khách quan: {clean(line.confirmed_by)}"
    if line.judged_by:
        return f"Kết luận chủ quan: {clean(line.judged_by)}"
    return "Chưa kết luận" if line.reason or line.contest else ""


def contest_words(line: LateLine) -> str:
    """What the owner holds against the record, marked while nobody has judged it."""
    text = clean(line.contest)
    return f"{text} (đang xem xét)" if text and line.contest_open else text


def people_words(line: LateLine) -> str:
    """Whose task it was."""
    return clean("; ".join(line.people)) or "Chưa giao người"


def done_words(line: LateLine) -> str:
    """The day it was reported done."""
    return day(line.completed_on) if line.completed_on else "Chưa"
