"""The draft of a letter that urges a unit (công văn đôn đốc), unsigned and unnumbered.

A ping in chat is no official act: this is the formal step, a list that a person signs
(domain.md §4.4). Layout as a letter by Nghị định 30/2020/NĐ-CP, Mẫu 1.5.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.ports.reports import UrgedTask, UrgingLetter
from documents.writing.annex import Annex
from documents.writing.report_text import copies, letterhead
from documents.writing.template import Xml, write_from_template
from documents.writing.text import clean, shorten
from documents.writing.word_xml import long_table
from documents.writing.wording import Labels, day, number

TEMPLATE = "cong-van-don-doc.docx"
#: More tasks than this go into an annex.
_MOST = 8
_HEADS = ("TT", "Nội dung nhiệm vụ", "Văn bản giao", "Thời hạn", "Số ngày quá hạn",
          "Vướng mắc, ghi chú")
_WIDTHS = (9, 62, 28, 22, 16, 28)
_ANNEX_WIDTHS = (10, 96, 44, 26, 22, 54)
_MIDDLE = frozenset({0, 3, 4})
_LONG = 400
_RESTRICTED = "Nhiệm vụ hạn chế phổ biến"
_SUBJECT = "đôn đốc thực hiện nhiệm vụ quá hạn"


def write_urging_letter(
    letter: UrgingLetter, path: Path, labels: Labels, templates: Path | None = None
) -> None:
    """Write the letter to `path`; `templates` may hold an own `cong-van-don-doc.docx`.

    Raises ValueError for a letter about nothing, WorkError `report-template`.
    """
    if not letter.tasks:
        raise ValueError("a letter needs a task that is overdue")
    annexes = [_annex(letter, labels)] if len(letter.tasks) > _MOST else []
    values = _values(letter, labels, annexed=bool(annexes))
    write_from_template(TEMPLATE, templates, values, [a.content() for a in annexes], path)


def _values(letter: UrgingLetter, labels: Labels, *, annexed: bool) -> dict[str, Any]:
    unit, total = clean(letter.unit), max(letter.total, len(letter.tasks))
    which = "cụ thể"
    if total > len(letter.tasks):
        which = f"trong đó {number(len(letter.tasks))} nhiệm vụ quá hạn lâu nhất được nêu"
    where = f"{which} {'tại Phụ lục kèm theo' if annexed else 'sau đây'}"
    office = clean(letter.organisation)
    blocked = any(clean(task.blocker) and not task.restricted for task in letter.tasks)
    return {
        **letterhead(office, letter.parent, letter.place, letter.on.year, _SUBJECT, labels),
        "ky_hieu": _code(letter, labels),
        "noi_nhan": copies(labels.letter_recipients, labels),
        "tieu_de": f"Công văn {_SUBJECT}",
        "kinh_gui": [unit],
        "ten_don_vi": unit,
        "cau_mo_dau": (
            f"Qua theo dõi, tính đến ngày {day(letter.on)}, {unit} còn {number(total)} nhiệm vụ "
            f"được giao đã quá hạn nhưng chưa hoàn thành, {where}"
            f"{'.' if annexed else ':'}"
        ),
        "bang_nhiem_vu": "" if annexed else Xml("".join(_table(letter, _WIDTHS))),
        "cau_yeu_cau": (
            f"{office} yêu cầu {unit} khẩn trương hoàn thành các nhiệm vụ trên; báo cáo kết quả, "
            "nguyên nhân chậm và cam kết thời gian hoàn thành từng nhiệm vụ trước khi hết ngày "
            f"{day(letter.answer_by)}."
        ),
        "cau_neu_vuong": (
            "Đối với nhiệm vụ đã nêu vướng mắc, đề nghị làm rõ nội dung cần tháo gỡ, cơ quan có "
            "thẩm quyền giải quyết và đề xuất phương án xử lý." if blocked else ""
        ),
    }


def _code(letter: UrgingLetter, labels: Labels) -> str:
    return clean(letter.code) or clean(labels.letter_code)


def _annex(letter: UrgingLetter, labels: Labels) -> Annex:
    reference = (
        f"(Kèm theo Công văn số          /{_code(letter, labels)} ngày       tháng       năm "
        f"{letter.on.year} của {clean(letter.organisation)})"
    )
    return Annex("Danh mục nhiệm vụ quá hạn", "", reference,
                 lambda: _table(letter, _ANNEX_WIDTHS))


def _table(letter: UrgingLetter, widths: tuple[float, ...]) -> Iterator[str]:
    worst_first = sorted(letter.tasks, key=lambda task: (-task.days, task.code))
    rows = (_row(place, task) for place, task in enumerate(worst_first, 1))
    return long_table(widths, _HEADS, rows, _MIDDLE)


def _row(place: int, task: UrgedTask) -> tuple[str, ...]:
    title = _RESTRICTED if task.restricted else clean(task.title)
    code = clean(task.code)
    return (
        str(place), f"{title} ({code})" if code else title,
        "" if task.restricted else clean(task.directive), day(task.due_on), number(task.days),
        _note(task),
    )


def _note(task: UrgedTask) -> str:
    """What stops it, and what was tried already."""
    notes = [] if task.restricted else [shorten(clean(task.blocker), _LONG)]
    if task.extended:
        notes.append(f"đã gia hạn {number(task.extended)} lần")
    if task.urged:
        notes.append(f"đã đôn đốc {number(task.urged)} lần")
    return "; ".join(note for note in notes if note)
