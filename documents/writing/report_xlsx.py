"""The report of a period as a workbook: figures, and the tasks to sort and filter.

Every text is written as text, never as a formula, a number or a link, whatever it begins with.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from core.summary import Counts, Summary
from documents.writing import wording
from documents.writing.annex import AnnexRow, annex_rows
from documents.writing.text import clean, shorten
from documents.writing.wording import Labels

#: The most that one cell can hold.
_CELL_LIMIT = 32_767
#: The tallest that a row can be.
_ROW_LIMIT_PT = 409.0
_NAME_WIDTH = 40
#: Tabs and line ends are gone by then.
_FORMULA_STARTS = ("=", "+", "-", "@")
_A4 = 9
_NO_GUESSING = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": "Times New Roman", "font_size": 11},
}

_FIGURES: tuple[tuple[str, Callable[[Counts], int]], ...] = (
    ("Tổng số", lambda c: c.total),
    ("Kỳ trước chuyển sang", lambda c: c.carried_in),
    ("Phát sinh trong kỳ", lambda c: c.new),
    ("Đã hoàn thành", lambda c: c.completed),
    ("Sớm hạn", lambda c: c.early),
    ("Đúng hạn", lambda c: c.on_time),
    ("Trễ hạn", lambda c: c.late),
    ("Chờ kết luận về thời hạn", lambda c: c.boundary),
    ("Hoàn thành, không có thời hạn", lambda c: c.completed_no_deadline),
    ("Chưa hoàn thành", lambda c: c.open),
    ("Trong hạn", lambda c: c.open_in_term),
    ("Quá hạn", lambda c: c.open_overdue),
    ("Chưa hoàn thành, không có thời hạn", lambda c: c.open_no_deadline),
    ("Chờ xác nhận", lambda c: c.waiting_confirmation),
    ("Tạm dừng", lambda c: c.paused),
    ("Đã hủy", lambda c: c.cancelled),
)
_RATES = ("Tỷ lệ hoàn thành", "Tỷ lệ đúng hạn, sớm hạn")


@dataclass(frozen=True, slots=True)
class _Formats:
    title: Format
    plain: Format
    header: Format
    text: Format
    quoted: Format
    number: Format
    percent: Format
    date: Format


def write_xlsx(summary: Summary, path: Path, labels: Labels) -> None:
    """Write the workbook to `path`: "Tổng hợp" with the figures, "Phụ lục" with the tasks."""
    with xlsxwriter.Workbook(str(path), _NO_GUESSING) as book:
        book.set_properties(
            {"title": wording.subject(summary)[:255], "author": clean(summary.organisation)[:255]}
        )
        formats = _formats(book)
        _figures_sheet(book.add_worksheet("Tổng hợp"), summary, formats)
        _tasks_sheet(book.add_worksheet("Phụ lục"), summary, labels, formats)


def _formats(book: xlsxwriter.Workbook) -> _Formats:
    cell = {"border": 1, "valign": "vcenter"}
    wrapped = {**cell, "text_wrap": True}
    header = {**wrapped, "bold": True, "align": "center"}
    return _Formats(
        title=book.add_format({"bold": True, "font_size": 14}),
        plain=book.add_format({"italic": True}),
        header=book.add_format(header),
        text=book.add_format(wrapped),
        quoted=book.add_format({**wrapped, "quote_prefix": True}),
        number=book.add_format({**cell, "num_format": "#,##0", "align": "center"}),
        percent=book.add_format({**cell, "num_format": "0.00%"}),
        date=book.add_format({**cell, "num_format": "dd/mm/yyyy", "align": "center"}),
    )


def _figures_sheet(sheet: Worksheet, summary: Summary, formats: _Formats) -> None:
    _title(sheet, summary, formats)
    units = [(wording.unit_name(name), counts) for _, name, counts in summary.by_unit]
    fields = [(label, counts) for _, label, counts in summary.by_field]
    row = _figures_table(sheet, 3, "Đơn vị", units, summary.counts, formats)
    _figures_table(sheet, row + 1, "Lĩnh vực", fields, summary.counts, formats)
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, _NAME_WIDTH)
    sheet.set_column(2, len(_FIGURES) + len(_RATES) + 1, 11)
    sheet.freeze_panes(4, 2)
    _print_setup(sheet, 3)


def _figures_table(
    sheet: Worksheet,
    row: int,
    head: str,
    lines: Sequence[tuple[str, Counts]],
    total: Counts,
    formats: _Formats,
) -> int:
    """Write one table from `row` on; returns the first row below it."""
    heads = ("TT", head, *(name for name, _ in _FIGURES), *_RATES)
    sheet.set_row(row, _height(4))
    for column, text in enumerate(heads):
        sheet.write_string(row, column, text, formats.header)
    places: list[int | None] = [*range(1, len(lines) + 1), None]
    for place, (name, counts) in zip(places, [*lines, ("Tổng cộng", total)], strict=True):
        row += 1
        sheet.set_row(row, _height(_lines(name, _NAME_WIDTH)))
        _number(sheet, row, 0, place, formats)
        _text(sheet, row, 1, clean(name), formats)
        for column, (_, figure) in enumerate(_FIGURES, 2):
            sheet.write_number(row, column, figure(counts), formats.number)
        for column, share in enumerate(
            (counts.completion_rate, counts.on_time_rate), 2 + len(_FIGURES)
        ):
            if share is None:
                sheet.write_blank(row, column, None, formats.percent)
            else:
                sheet.write_number(row, column, float(share / 100), formats.percent)
    return row + 1


_TASK_COLUMNS: tuple[tuple[str, int], ...] = (
    ("TT", 6),
    ("Mã", 16),
    ("Nội dung nhiệm vụ", 44),
    ("Văn bản giao", 18),
    ("Đơn vị chủ trì", 20),
    ("Đơn vị phối hợp", 18),
    ("Lĩnh vực", 20),
    ("Ngày giao", 12),
    ("Thời hạn", 12),
    ("Thời hạn trong văn bản", 16),
    ("Ngày hoàn thành", 12),
    ("Tiến độ", 9),
    ("Kết quả", 30),
    ("Trạng thái", 17),
    ("Ghi chú", 24),
)


def _tasks_sheet(sheet: Worksheet, summary: Summary, labels: Labels, formats: _Formats) -> None:
    _title(sheet, summary, formats)
    sheet.set_row(3, _height(2))
    for column, (text, width) in enumerate(_TASK_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, text, formats.header)
    names = {code: clean(label) for code, label, _ in summary.by_field}
    rows = list(annex_rows(summary, labels))
    for place, row in enumerate(rows, 1):
        _task(sheet, 3 + place, place, row, names, formats)
    sheet.autofilter(3, 0, 3 + len(rows), len(_TASK_COLUMNS) - 1)
    sheet.freeze_panes(4, 3)
    _print_setup(sheet, 3)


def _task(
    sheet: Worksheet, at: int, place: int, row: AnnexRow, fields: dict[str, str], formats: _Formats
) -> None:
    fact = row.fact
    _number(sheet, at, 0, place, formats)
    head = (fact.code, fact.title, row.directive, row.unit, row.supporting)
    texts = dict(enumerate((*head, fields.get(fact.field, "")), 1))
    texts[9] = fact.deadline.text
    texts |= enumerate((fact.last_result, row.status, row.note), 12)
    lines = (_lines(text, _TASK_COLUMNS[column][1]) for column, text in texts.items())
    sheet.set_row(at, _height(max(lines)))
    for column, text in texts.items():
        _text(sheet, at, column, text, formats)
    _date(sheet, at, 7, fact.assigned_on, formats)
    _date(sheet, at, 8, fact.deadline.due_on, formats)
    _date(sheet, at, 10, fact.completed_on, formats)
    if fact.percent is None:
        sheet.write_blank(at, 11, None, formats.percent)
    else:
        sheet.write_number(at, 11, fact.percent / 100, formats.percent)


def _lines(text: str, width: int) -> int:
    """About how many lines a wrapped text needs; not every program fits the rows by itself."""
    return max(-(-len(text) // width), 1)


def _height(lines: int) -> float:
    return min(15.0 * lines + 2, _ROW_LIMIT_PT)


def _title(sheet: Worksheet, summary: Summary, formats: _Formats) -> None:
    sheet.write_string(0, 0, wording.subject(summary), formats.title)
    who = f"{clean(summary.organisation)} - {wording.window_words(summary)}"
    sheet.write_string(1, 0, who, formats.plain)


def _text(sheet: Worksheet, row: int, column: int, text: str, formats: _Formats) -> None:
    text = shorten(clean(text), _CELL_LIMIT)
    # The quote keeps it text even when somebody edits the cell.
    look = formats.quoted if text.startswith(_FORMULA_STARTS) else formats.text
    sheet.write_string(row, column, text, look)


def _number(sheet: Worksheet, row: int, column: int, value: int | None, formats: _Formats) -> None:
    if value is None:
        sheet.write_blank(row, column, None, formats.number)
    else:
        sheet.write_number(row, column, value, formats.number)


def _date(sheet: Worksheet, row: int, column: int, value: date | None, formats: _Formats) -> None:
    # A workbook knows no day before 1900.
    if value is None or value.year < 1900:
        sheet.write_blank(row, column, None, formats.date)
    else:
        sheet.write_datetime(row, column, datetime.combine(value, time()), formats.date)


def _print_setup(sheet: Worksheet, header_row: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header_row)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&C&P/&N")
