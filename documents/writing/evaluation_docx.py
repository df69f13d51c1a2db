"""The table of results for evaluation as a Word document, unsigned and unnumbered.

Laid out as Nghị định 30/2020/NĐ-CP asks, in the office's own template; who decides is a person.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from core.evaluation import Standing, rank_people, rank_units
from core.summary import LateLine, Summary
from documents.writing import wording
from documents.writing.annex import Annex, numbered
from documents.writing.evaluation_words import (
    NOTES,
    cause_words,
    contest_words,
    done_words,
    late_words,
    people_words,
    place_words,
    verdict_words,
)
from documents.writing.report_text import copies, letterhead
from documents.writing.template import Xml, write_from_template
from documents.writing.text import clean, shorten
from documents.writing.word_xml import Cell, heading, long_table, table
from documents.writing.wording import Labels, day, number, percent

TEMPLATE = "bang-danh-gia.docx"
_UNIT_WIDTHS = (11, 39, 12, 15, 17, 11, 11, 16, 16, 17)
_UNIT_HEADS = ("Hạng", "Đơn vị", "Tổng số", "Hoàn thành", "Tỷ lệ đúng hạn", "Trễ hạn", "Quá hạn",
               "Khách quan đã xác nhận", "Đang có ý kiến", "Tỷ lệ sau khi trừ")
_PEOPLE_WIDTHS = (12, 45, 44, 16, 19, 16, 16, 20, 18, 20, 26)
_PEOPLE_HEADS = ("Hạng", "Họ và tên", "Đơn vị", "Tổng số", "Hoàn thành", "Trễ hạn", "Quá hạn",
                 "Khách quan đã xác nhận", "Đang có ý kiến", "Số lần trễ phải tính",
                 "Tỷ lệ đúng hạn; sau khi trừ")
_LATE_WIDTHS = (9, 50, 27, 24, 21, 21, 13, 36, 25, 26)
_LATE_HEADS = ("TT", "Nhiệm vụ", "Đơn vị", "Người thực hiện", "Thời hạn", "Hoàn thành",
               "Số ngày trễ", "Lý do, nguyên nhân được nêu", "Kết luận",
               "Ý kiến không đồng ý")
_LONG = 400


def write_evaluation(
    summary: Summary, path: Path, labels: Labels, templates: Path | None = None
) -> None:
    """Write the document to `path`; `templates` may hold an own `bang-danh-gia.docx`.

    Raises WorkError `report-template`.
    """
    units = rank_units(summary) if summary.unit is None else ()
    people = rank_people(summary)
    annexes = []
    if people:
        annexes.append(_annex("Kết quả của từng người", "Kết quả của từng người", summary,
                              _PEOPLE_WIDTHS, _PEOPLE_HEADS, frozenset({0, *range(3, 11)}),
                              [_person(line) for line in people]))
    if summary.late:
        annexes.append(_annex("Danh mục nhiệm vụ trễ hạn, quá hạn",
                              "Danh mục nhiệm vụ trễ hạn, quá hạn, lý do và kết luận", summary,
                              _LATE_WIDTHS, _LATE_HEADS, frozenset({0, 4, 5, 6}),
                              [_late(place, line) for place, line in enumerate(summary.late, 1)]))
    named = numbered(annexes)
    whose = f" của {clean(summary.unit)}" if summary.unit else ""
    subject = (f"Kết quả thực hiện nhiệm vụ{whose} {wording.period_name(summary.period)} "
               "(phục vụ đánh giá)")
    window = wording.window_words(summary)
    values = {
        **letterhead(summary.organisation, summary.parent, summary.place,
                     summary.counted_to.year, subject, labels),
        "ky_hieu": "",
        "tieu_de": f"Bảng tổng hợp {subject[0].lower()}{subject[1:]}",
        "pham_vi_so_lieu": f"{window[0].upper()}{window[1:]}.",
        "cau_ket_qua": f"{wording.counts_sentence(summary.counts, labels)}.",
        "cau_ty_le": wording.rates_sentence(summary.counts),
        "cau_tre_han": _late_sentence(summary),
        "bang_don_vi": Xml(_units(units)) if units else "",
        "cau_phu_luc": " ".join(f"{a.sentence} tại {a.name} kèm theo." for a in named),
        "cac_ghi_chu": list(NOTES),
        "noi_nhan": copies(labels.recipients, labels),
    }
    write_from_template(TEMPLATE, templates, values, [a.content() for a in named], path)


def _late_sentence(summary: Summary) -> str:
    late = [line for line in summary.late if line.is_late]
    if not late:
        return "Không có nhiệm vụ trễ hạn, quá hạn."
    contested = sum(line.contest_open for line in late)
    return (
        f"Trễ hạn, quá hạn: {number(len(late))} nhiệm vụ, trong đó "
        f"{number(sum(line.is_excused for line in late))} nhiệm vụ do nguyên nhân khách quan đã "
        f"được xác nhận, {number(contested)} nhiệm vụ đang có ý kiến không đồng ý."
    )


def _units(ranked: Sequence[Standing]) -> str:
    rows = []
    for line in ranked:
        counts = line.counts
        figures = (counts.total, counts.completed)
        late = (counts.late, counts.open_overdue, line.excused, line.contested)
        texts = [*(number(f) for f in figures), percent(line.on_time_rate),
                 *(number(f) for f in late), percent(line.adjusted_rate)]
        rows.append([Cell(place_words(line), middle=True), Cell(wording.unit_name(line.name)),
                     *(Cell(text, middle=True) for text in texts)])
    return table(_UNIT_WIDTHS, ([heading(text) for text in _UNIT_HEADS],), rows, size=10)


def _person(line: Standing) -> tuple[str, ...]:
    counts = line.counts
    figures = (counts.total, counts.completed, counts.late, counts.open_overdue, line.excused,
               line.contested, line.unexcused)
    rates = f"{percent(line.on_time_rate)}; {percent(line.adjusted_rate)}"
    return (place_words(line), clean(line.name), clean(line.unit), *map(number, figures), rates)


def _late(place: int, line: LateLine) -> tuple[str, ...]:
    title, cause = clean(line.title), cause_words(line)
    reason = clean(line.reason)
    return (
        str(place), shorten(f"{title} ({clean(line.code)})", _LONG), wording.unit_name(line.unit),
        people_words(line), day(line.due_on),
        done_words(line) if line.is_late else f"{done_words(line)}. {late_words(line)}",
        number(line.days), shorten(f"{reason} ({cause})" if cause else reason, _LONG),
        verdict_words(line), shorten(contest_words(line), _LONG),
    )


def _annex(
    title: str, sentence: str, summary: Summary, widths: tuple[float, ...],
    heads: tuple[str, ...], middle: frozenset[int], rows: Sequence[tuple[str, ...]],
) -> Annex:
    reference = (
        "(Kèm theo Bảng tổng hợp số          /          ngày       tháng       năm "
        f"{summary.counted_to.year} của {clean(summary.organisation)})"
    )

    def written() -> Iterator[str]:
        return long_table(widths, heads, rows, middle)

    return Annex(f"{title} {wording.period_name(summary.period)}", sentence, reference, written)
