"""The report of a period as a workbook: figures, and the tasks behind them to sort and filter."""

from collections.abc import Callable, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from core.summary import Extras, Summary, TaskFact
from documents.writing import wording
from documents.writing.annex import AnnexRow, annex_rows
from documents.writing.plots_report import periods_of
from documents.writing.text import clean
from documents.writing.wording import Labels
from documents.writing.xlsx_evaluation import evaluation_sheets
from documents.writing.xlsx_evidence import SHEET, evidence_sheet
from documents.writing.xlsx_figures import CARRIED_IN, CELL_HEADS, NEW, figures_sheet
from documents.writing.xlsx_sheet import (
    NO_GUESSING,
    Formats,
    formats_of,
    height,
    lines,
    print_setup,
    write_date,
    write_heads,
    write_number,
    write_text,
    write_title,
)

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
    ("Số liệu", 18),
    ("Nguồn", 16),
    ("Mã số liệu", 16),
    ("Người thực hiện", 24),
)


def write_xlsx(summary: Summary, path: Path, labels: Labels) -> None:
    """Write the workbook to `path`.

    "Tổng hợp" holds the figures by unit and field, "Phụ lục" the tasks. The columns "Số liệu",
    "Nguồn", "Đơn vị chủ trì", "Lĩnh vực", "Văn bản giao" and "Người thực hiện" of the latter
    repeat the words of the figures' sheets: a filter shows the tasks behind any figure.
    """
    with xlsxwriter.Workbook(str(path), NO_GUESSING) as book:
        book.set_properties(
            {"title": wording.subject(summary)[:255], "author": clean(summary.organisation)[:255]}
        )
        formats = formats_of(book)
        who = (f"{clean(summary.organisation)} - {wording.window_words(summary)}"
               f"{wording.seal_words(summary)}")
        title = (wording.subject(summary), who)
        total = summary.counts
        units = [(wording.unit_name(name), counts) for _, name, counts in summary.by_unit]
        fields = [(label, counts) for _, label, counts in summary.by_field]
        tables = [("Đơn vị", units, total), ("Lĩnh vực", fields, total)]
        figures_sheet(book.add_worksheet("Tổng hợp"), title, tables, formats)
        _tasks_sheet(book.add_worksheet("Phụ lục"), title, summary, labels, formats)
        _more_figures(book, title, summary, formats)
        evaluation_sheets(book, title, summary, formats)
        if summary.evidence:
            evidence_sheet(book.add_worksheet(SHEET), title, summary.evidence,
                           ZoneInfo(summary.timezone), formats)


def _more_figures(
    book: xlsxwriter.Workbook, title: tuple[str, str], summary: Summary, formats: Formats
) -> None:
    """What else was counted; a task that persons share counts for each of them."""
    if summary.extras:
        extras = [(wording.unit_name(name), found) for _, name, found in summary.extras_by_unit]
        rows_of_extras = [*extras, ("Tổng cộng", summary.extras)]
        _extras_sheet(book.add_worksheet("Gia hạn, vướng mắc"), title, rows_of_extras, formats)
    periods = [(name[:1].upper() + name[1:], counts) for name, counts in periods_of(summary)]
    if len(periods) > 1:
        figures_sheet(book.add_worksheet("Qua các kỳ"), title, [("Kỳ", periods, None)], formats)
    if summary.by_directive:
        rows = [(line.directive or "Không theo văn bản", line.counts)
                for line in summary.by_directive]
        figures_sheet(book.add_worksheet("Theo văn bản"), title,
                      [("Văn bản giao", rows, summary.counts)], formats)
    if summary.by_person:
        people = [(f"{clean(line.name) or 'Chưa giao người'} ({wording.unit_name(line.unit)})",
                   line.counts) for line in summary.by_person]
        figures_sheet(book.add_worksheet("Theo người thực hiện"), title,
                      [("Người thực hiện", people, None)], formats)


_EXTRAS: tuple[tuple[str, Callable[[Extras], int]], ...] = (
    ("Đề nghị gia hạn trong kỳ", lambda e: e.extensions_asked),
    ("Đồng ý gia hạn", lambda e: e.extensions_granted),
    ("Không đồng ý gia hạn", lambda e: e.extensions_refused),
    ("Nhiệm vụ gia hạn 01 lần", lambda e: e.extended_once),
    ("Nhiệm vụ gia hạn 02 lần", lambda e: e.extended_twice),
    ("Nhiệm vụ gia hạn từ 03 lần", lambda e: e.extended_more),
    ("Vướng mắc phát sinh", lambda e: e.blockers_raised),
    ("Vướng mắc đã giải quyết", lambda e: e.blockers_answered),
    ("Vướng mắc đang chờ", lambda e: e.blockers_open),
    ("Nhiệm vụ đang vướng", lambda e: e.blocked),
    ("Lâu chưa báo cáo", lambda e: e.stale),
    ("Hoàn thành, có tài liệu kiểm chứng", lambda e: e.evidence_present),
    ("Hoàn thành, chưa có tài liệu kiểm chứng", lambda e: e.evidence_missing),
)


def _extras_sheet(
    sheet: Worksheet, title: tuple[str, str], rows: Sequence[tuple[str, Extras]], formats: Formats
) -> None:
    write_title(sheet, *title, formats)
    heads = [("TT", 6), ("Đơn vị", 40), *((name, 13) for name, _ in _EXTRAS)]
    write_heads(sheet, 3, heads, formats)
    sheet.set_row(3, height(4))
    for place, (name, extras) in enumerate(rows, 1):
        write_number(sheet, 3 + place, 0, place if place < len(rows) else None, formats.number)
        write_text(sheet, 3 + place, 1, name, formats)
        for column, (_, figure) in enumerate(_EXTRAS, 2):
            sheet.write_number(3 + place, column, figure(extras), formats.number)
    sheet.freeze_panes(4, 2)
    print_setup(sheet, 3)


def _tasks_sheet(
    sheet: Worksheet, title: tuple[str, str], summary: Summary, labels: Labels, formats: Formats
) -> None:
    write_title(sheet, *title, formats)
    write_heads(sheet, 3, _TASK_COLUMNS, formats)
    names = {code: clean(label) for code, label, _ in summary.by_field}
    place = 0
    for place, row in enumerate(annex_rows(summary, labels), 1):
        carried = row.fact.assigned_on and row.fact.assigned_on < summary.period.start
        source = (CARRIED_IN if carried else NEW) if row.cell else ""
        _task(sheet, 3 + place, place, row, (names.get(row.fact.field, ""), source), formats)
    sheet.autofilter(3, 0, 3 + place, len(_TASK_COLUMNS) - 1)
    sheet.freeze_panes(4, 3)
    print_setup(sheet, 3)
    # The last four are for the filter alone; on paper they would make the others tiny.
    sheet.print_area(0, 0, 3 + place, len(_TASK_COLUMNS) - 5)


def _people(fact: TaskFact) -> str:
    """Who was assigned, in the words of the sheet of people."""
    return "; ".join(clean(name) for _, name in fact.assignees) or "Chưa giao người"


def _task(
    sheet: Worksheet, at: int, place: int, row: AnnexRow, known: tuple[str, str], formats: Formats
) -> None:
    fact, (field, source) = row.fact, known
    head = CELL_HEADS[row.cell] if row.cell else ""
    code = row.cell.value if row.cell else ""
    texts = (
        (1, fact.code), (2, fact.title), (3, row.directive),
        (4, wording.unit_name(row.unit)), (5, row.supporting), (6, field),
        (9, fact.deadline.text), (12, fact.last_result), (13, row.status), (14, row.note),
        (15, head), (16, source), (17, code), (18, _people(fact)),
    )
    sheet.set_row(at, height(max(lines(text, _TASK_COLUMNS[c][1]) for c, text in texts)))
    sheet.write_number(at, 0, place, formats.number)
    for column, text in texts:
        write_text(sheet, at, column, text, formats)
    write_date(sheet, at, 7, fact.assigned_on, formats)
    write_date(sheet, at, 8, fact.deadline.due_on, formats)
    write_date(sheet, at, 10, fact.completed_on, formats)
    share = None if fact.percent is None else fact.percent / 100
    write_number(sheet, at, 11, share, formats.percent)
