"""Sheets of figures: one line a unit, a field, a directive or a person, as tables to filter."""

from collections.abc import Callable, Sequence

from xlsxwriter.worksheet import Worksheet

from core.summary import Cell, Counts
from documents.writing.text import clean
from documents.writing.xlsx_sheet import (
    Formats,
    height,
    lines,
    print_setup,
    write_number,
    write_text,
    write_title,
)

NAME_WIDTH = 40
#: Where a counted task comes from; the annex has a column of these words.
CARRIED_IN, NEW = "Kỳ trước chuyển sang", "Phát sinh trong kỳ"
#: The words over the figure of each cell; the annex has a column of these words too, so that a
#: filter shows the tasks behind a figure.
CELL_HEADS: dict[Cell, str] = {
    Cell.EARLY: "Sớm hạn",
    Cell.ON_TIME: "Đúng hạn",
    Cell.LATE: "Trễ hạn",
    Cell.BOUNDARY: "Chờ kết luận về thời hạn",
    Cell.COMPLETED_NO_DEADLINE: "Hoàn thành, không có thời hạn",
    Cell.OPEN_IN_TERM: "Trong hạn",
    Cell.OPEN_OVERDUE: "Quá hạn",
    Cell.OPEN_NO_DEADLINE: "Chưa hoàn thành, không có thời hạn",
    Cell.WAITING_CONFIRMATION: "Chờ xác nhận",
    Cell.PAUSED: "Tạm dừng",
    Cell.CANCELLED: "Đã hủy",
}
_COMPLETED = list(CELL_HEADS)[:5]
_OPEN = list(CELL_HEADS)[5:]


def _of(cell: Cell) -> tuple[str, Callable[[Counts], int]]:
    return CELL_HEADS[cell], lambda counts: counts.of(cell)


FIGURES: tuple[tuple[str, Callable[[Counts], int]], ...] = (
    ("Tổng số", lambda c: c.total),
    (CARRIED_IN, lambda c: c.carried_in),
    (NEW, lambda c: c.new),
    ("Đã hoàn thành", lambda c: c.completed),
    *map(_of, _COMPLETED),
    ("Chưa hoàn thành", lambda c: c.open),
    *map(_of, _OPEN),
)
_RATES = ("Tỷ lệ hoàn thành", "Tỷ lệ đúng hạn, sớm hạn")
Rows = Sequence[tuple[str, Counts]]


def figures_sheet(
    sheet: Worksheet,
    title: tuple[str, str],
    tables: Sequence[tuple[str, Rows, Counts | None]],
    formats: Formats,
) -> None:
    """Tables below each other; each is (what a line is, the lines, their total if they add up)."""
    write_title(sheet, *title, formats)
    row = 3
    for head, rows, total in tables:
        row = _figures_table(sheet, row, head, rows, total, formats) + 1
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, NAME_WIDTH)
    sheet.set_column(2, len(FIGURES) + len(_RATES) + 1, 11)
    sheet.freeze_panes(4, 2)
    print_setup(sheet, 3)


def _figures_table(
    sheet: Worksheet, row: int, head: str, rows: Rows, total: Counts | None, formats: Formats
) -> int:
    """Write one table from `row` on; returns the first row below it."""
    heads = ("TT", head, *(name for name, _ in FIGURES), *_RATES)
    if rows:
        # A table of the workbook has its own filter; several may stand on one sheet.
        columns = [{"header": text, "header_format": formats.header} for text in heads]
        sheet.add_table(row, 0, row + len(rows), len(heads) - 1,
                        {"columns": columns, "style": None})
    sheet.set_row(row, height(4))
    for column, text in enumerate(heads):
        sheet.write_string(row, column, text, formats.header)
    for place, (name, counts) in enumerate(rows, 1):
        _figures_row(sheet, row + place, place, name, counts, formats)
    row += len(rows) + 1
    if total is None:
        return row
    _figures_row(sheet, row, None, "Tổng cộng", total, formats)
    return row + 1


def _figures_row(
    sheet: Worksheet, row: int, place: int | None, name: str, counts: Counts, formats: Formats
) -> None:
    name = clean(name)
    sheet.set_row(row, height(lines(name, NAME_WIDTH)))
    write_number(sheet, row, 0, place, formats.number)
    write_text(sheet, row, 1, name, formats)
    for column, (_, figure) in enumerate(FIGURES, 2):
        sheet.write_number(row, column, figure(counts), formats.number)
    for column, rate in enumerate((counts.completion_rate, counts.on_time_rate), 2 + len(FIGURES)):
        share = None if rate is None else float(rate / 100)
        write_number(sheet, row, column, share, formats.percent)
