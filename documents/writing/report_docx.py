"""The report of a period as a Word document, unsigned and unnumbered (domain.md §6)."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from docx.document import Document
from docx.shared import Mm, Pt
from docx.table import _Cell

from core.summary import BlockerLine, Counts, NextLine, OverdueLine, ResultLine, Summary
from documents.writing import wording
from documents.writing.annex import annex_rows
from documents.writing.docx_page import (
    add_annex_section,
    blank_document,
    body,
    centred,
    flush,
    rule,
    write,
)
from documents.writing.docx_table import Cell, add_table, heading
from documents.writing.text import clean
from documents.writing.wording import Labels, day, number, percent

_NONE = "Không có."
_LEFT_MM, _RIGHT_MM = 65, 100
_COUNT_WIDTHS = (8, 36, 11, 11, 12, 11, 12, 13, 11, 12, 11, 17)
_ANNEX_WIDTHS = (9, 62, 27, 26, 26, 22, 36, 24, 25)
_ANNEX_HEADER = (
    "TT",
    "Nội dung nhiệm vụ",
    "Văn bản giao",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Thời hạn",
    "Kết quả, tiến độ",
    "Trạng thái",
    "Ghi chú",
)
_FOOTNOTE = (
    "Cột “Khác”: đã hoàn thành gồm nhiệm vụ không có thời hạn hoặc chờ kết luận về thời hạn; "
    "chưa hoàn thành gồm nhiệm vụ không có thời hạn, chờ xác nhận, tạm dừng."
)


def write_docx(summary: Summary, path: Path, labels: Labels) -> None:
    """Write the report to `path`, the annex of tasks in a section of its own."""
    document = blank_document(wording.subject(summary), clean(summary.organisation))
    _letterhead(document, summary, labels)
    _overview(document, summary, labels)
    _tables(document, summary)
    _lists(document, summary)
    _signing(document, labels)
    if summary.tasks:
        _annex(document, summary, labels)
    document.save(str(path))


def _letterhead(document: Document, summary: Summary, labels: Labels) -> None:
    left, right = _pair(document)
    centred(write(left.paragraphs[0], clean(summary.parent).upper(), 12))
    centred(write(left.add_paragraph(), clean(summary.organisation).upper(), 12, True))
    rule(left, 26, _LEFT_MM)
    number_line = f"Số:          /{labels.code}"
    centred(write(left.add_paragraph(), number_line, 13), before=8)
    nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    centred(write(right.paragraphs[0], nation, 12, True))
    centred(write(right.add_paragraph(), "Độc lập - Tự do - Hạnh phúc", 13, True))
    rule(right, 58, _RIGHT_MM)
    dated = f"{clean(summary.place)}, ngày       tháng       năm {summary.counted_to.year}"
    centred(write(right.add_paragraph(), dated, 13, italic=True), before=8)
    centred(write(document.add_paragraph(), "BÁO CÁO", bold=True), before=18)
    centred(write(document.add_paragraph(), wording.subject(summary), bold=True))
    rule(document, 60, _LEFT_MM + _RIGHT_MM).paragraph_format.space_after = Pt(12)


def _overview(document: Document, summary: Summary, labels: Labels) -> None:
    body(document, "I. TÌNH HÌNH CHUNG", bold=True)
    window = wording.window_words(summary)
    body(document, f"{window[0].upper()}{window[1:]}.")
    body(document, wording.origin_sentence(summary.counts))
    body(document, f"Kết quả {wording.counts_sentence(summary.counts, labels)}.")
    body(document, wording.rates_sentence(summary.counts))
    if summary.previous is not None:
        body(document, wording.comparison_sentence(summary.previous))
    if summary.tasks:
        body(document, "Chi tiết từng nhiệm vụ tại Phụ lục kèm theo.")


def _tables(document: Document, summary: Summary) -> None:
    body(document, "II. KẾT QUẢ THEO ĐƠN VỊ, LĨNH VỰC", bold=True)
    units = [(wording.unit_name(name), counts) for _, name, counts in summary.by_unit]
    fields = [(label, counts) for _, label, counts in summary.by_field]
    for title, head, rows in (
        ("1. Kết quả theo đơn vị chủ trì", "Đơn vị", units),
        ("2. Kết quả theo lĩnh vực", "Lĩnh vực", fields),
    ):
        body(document, title, bold=True)
        if rows:
            _counts_table(document, head, rows, summary.counts)
        else:
            body(document, _NONE)
    flush(write(document.add_paragraph(), _FOOTNOTE, 11, italic=True), before=4, after=6)


def _counts_table(
    document: Document, head: str, rows: Sequence[tuple[str, Counts]], total: Counts
) -> None:
    above = [heading(text, merge="restart") for text in ("TT", head, "Tổng số")]
    above += [heading("Đã hoàn thành", span=4), heading("Chưa hoàn thành", span=3)]
    above += [heading(text, merge="restart") for text in ("Đã hủy", "Tỷ lệ hoàn thành")]
    split = ("Sớm hạn", "Đúng hạn", "Trễ hạn", "Khác", "Trong hạn", "Quá hạn", "Khác")
    below = [heading("", merge="continue") for _ in range(3)]
    below += [heading(text) for text in split]
    below += [heading("", merge="continue") for _ in range(2)]
    lines = [_counts_row(str(i), clean(name), c) for i, (name, c) in enumerate(rows, 1)]
    lines.append(_counts_row("", "Tổng cộng", total, bold=True))
    add_table(document, _COUNT_WIDTHS, (above, below), lines, size_pt=10)


def _counts_row(place: str, name: str, counts: Counts, bold: bool = False) -> list[Cell]:
    figures = (
        counts.total,
        counts.early,
        counts.on_time,
        counts.late,
        counts.boundary + counts.completed_no_deadline,
        counts.open_in_term,
        counts.open_overdue,
        counts.open_no_deadline + counts.waiting_confirmation + counts.paused,
        counts.cancelled,
    )
    texts = [number(figure) for figure in figures] + [percent(counts.completion_rate)]
    middle = [Cell(text, "center", bold) for text in texts]
    return [Cell(place, "center", bold), Cell(name, "left", bold), *middle]


def _lists(document: Document, summary: Summary) -> None:
    body(document, "III. KẾT QUẢ CHỦ YẾU", bold=True)
    _dashes(document, (f"{_head(r)}: {r.text}" for r in summary.results))
    body(document, "IV. TỒN TẠI, KHÓ KHĂN, VƯỚNG MẮC", bold=True)
    body(document, "1. Nhiệm vụ quá hạn chưa hoàn thành", bold=True)
    _dashes(
        document,
        (
            f"{_head(o)}: hạn {day(o.due_on)}, quá {number(o.days)} ngày"
            for o in summary.overdue
        ),
    )
    body(document, "2. Khó khăn, vướng mắc", bold=True)
    _dashes(
        document,
        (
            f"{_head(b)}: {b.text}"
            + (f"; chờ {b.waits_for}" if b.waits_for else "")
            + (f" (từ ngày {day(b.since)})" if b.since else "")
            for b in summary.blockers
        ),
    )
    body(document, "V. NHIỆM VỤ KỲ TIẾP THEO", bold=True)
    _dashes(
        document,
        (
            f"{_head(n)}: "
            + (f"hạn {day(n.due_on)}" if n.due_on else "không có thời hạn")
            for n in summary.next_period
        ),
    )
    write(document.paragraphs[-1], "/.")


def _head(line: ResultLine | OverdueLine | BlockerLine | NextLine) -> str:
    return f"{line.code} {line.title} ({wording.unit_name(line.unit)})".strip()


def _dashes(document: Document, lines: Iterable[str]) -> None:
    written = False
    for line in lines:
        body(document, f"- {clean(line).rstrip('.;')}.")
        written = True
    if not written:
        body(document, _NONE)


def _signing(document: Document, labels: Labels) -> None:
    left, right = _pair(document)
    flush(write(left.paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True), before=12)
    last = len(labels.recipients) - 1
    for i, recipient in enumerate(labels.recipients):
        end = "." if i == last else ";"
        flush(write(left.add_paragraph(), f"- {clean(recipient)}{end}", 11))
    centred(write(right.paragraphs[0], clean(labels.signer).upper(), bold=True), before=12)


def _pair(document: Document) -> tuple[_Cell, _Cell]:
    """Two columns side by side without lines: letterhead and signing block."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, (_LEFT_MM, _RIGHT_MM), strict=True):
        column.width = Mm(width)
    left, right = table.rows[0].cells
    left.width, right.width = Mm(_LEFT_MM), Mm(_RIGHT_MM)
    return left, right


def _annex(document: Document, summary: Summary, labels: Labels) -> None:
    add_annex_section(document)
    centred(write(document.add_paragraph(), "Phụ lục", bold=True))
    title = f"Danh mục nhiệm vụ {wording.period_name(summary.period)}".upper()
    centred(write(document.add_paragraph(), title, bold=True))
    reference = (
        f"(Kèm theo Báo cáo số          /{labels.code} ngày       tháng       năm "
        f"{summary.counted_to.year} của {clean(summary.organisation)})"
    )
    centred(write(document.add_paragraph(), reference, italic=True), after=8)
    rows = []
    for place, row in enumerate(annex_rows(summary, labels), 1):
        texts = (row.title, row.directive, row.unit, row.supporting, row.due, row.result)
        cells = [Cell(text) for text in (*texts, row.status, row.note)]
        rows.append([Cell(str(place), "center"), *cells])
    add_table(document, _ANNEX_WIDTHS, ([heading(t) for t in _ANNEX_HEADER],), rows)
