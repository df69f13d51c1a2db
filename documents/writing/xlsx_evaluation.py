"""Sheets for evaluation: units and people ranked, and every late task with what is said of it."""

from collections.abc import Callable, Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from core.evaluation import Standing, complete, rank_people, rank_units
from core.summary import LateLine, Summary
from documents.writing import wording
from documents.writing.evaluation_words import (
    ADJUSTED,
    LATE_TITLE,
    NOTES,
    PEOPLE_TITLE,
    UNITS_TITLE,
    cause_words,
    contest_words,
    late_words,
    people_words,
    verdict_words,
)
from documents.writing.text import clean
from documents.writing.xlsx_sheet import (
    Formats,
    height,
    lines,
    print_setup,
    write_date,
    write_heads,
    write_number,
    write_text,
    write_title,
)

_FIGURES: tuple[tuple[str, Callable[[Standing], int]], ...] = (
    ("Tổng số", lambda s: s.counts.total),
    ("Đã hoàn thành", lambda s: s.counts.completed),
    ("Sớm hạn", lambda s: s.counts.early),
    ("Đúng hạn", lambda s: s.counts.on_time),
    ("Trễ hạn", lambda s: s.counts.late),
    ("Quá hạn", lambda s: s.counts.open_overdue),
    ("Chờ kết luận về thời hạn", lambda s: s.counts.boundary),
    ("Khách quan đã xác nhận", lambda s: s.excused),
    ("Đang có ý kiến", lambda s: s.contested),
    ("Số lần trễ phải tính", lambda s: s.unexcused),
)
_RATES = ("Tỷ lệ đúng hạn", ADJUSTED)
_LATE_COLUMNS: tuple[tuple[str, int], ...] = (
    ("TT", 6), ("Mã", 16), ("Nội dung nhiệm vụ", 40), ("Đơn vị", 22), ("Người thực hiện", 22),
    ("Thời hạn", 12), ("Ngày hoàn thành", 12), ("Số ngày trễ", 9), ("Tình trạng", 20),
    ("Lý do", 36), ("Nguyên nhân (được nêu)", 14), ("Kết luận, người kết luận", 26),
    ("Ý kiến không đồng ý", 36),
)
_NAME_WIDTH, _UNIT_WIDTH = 36, 30


def evaluation_sheets(
    book: xlsxwriter.Workbook, title: tuple[str, str], summary: Summary, formats: Formats
) -> None:
    """The three sheets, each where it has a line.

    None of them when late tasks are withheld from the reader: nobody is ranked without what
    excuses them.
    """
    if not complete(summary):
        return
    units = rank_units(summary)
    if units and summary.unit is None:
        _ranking(book.add_worksheet(UNITS_TITLE), title, units, formats, people=False)
    people = rank_people(summary)
    if people:
        _ranking(book.add_worksheet(PEOPLE_TITLE), title, people, formats, people=True)
    if summary.late:
        _late(book.add_worksheet(LATE_TITLE), title, summary.late, formats)


def _ranking(
    sheet: Worksheet, title: tuple[str, str], ranked: Sequence[Standing], formats: Formats,
    *, people: bool,
) -> None:
    write_title(sheet, *title, formats)
    named = [("Họ và tên", _NAME_WIDTH), ("Đơn vị", _UNIT_WIDTH)] if people else [
        ("Đơn vị", _NAME_WIDTH)]
    heads = [("Hạng", 7), *named, *((name, 11) for name, _ in _FIGURES),
             *((name, 15) for name in _RATES)]
    write_heads(sheet, 3, heads, formats)
    sheet.set_row(3, height(5))
    for at, line in enumerate(ranked, 4):
        _ranked(sheet, at, line, len(named), formats)
    last = 3 + len(ranked)
    sheet.autofilter(3, 0, last, len(heads) - 1)
    for at, note in enumerate(NOTES, last + 2):
        sheet.write_string(at, 0, note, formats.plain)
    sheet.freeze_panes(4, 1 + len(named))
    print_setup(sheet, 3)


def _ranked(sheet: Worksheet, at: int, line: Standing, names: int, formats: Formats) -> None:
    write_number(sheet, at, 0, line.place, formats.number)
    texts = (clean(line.name) or wording.unit_name(""), clean(line.unit))[:names]
    for column, text in enumerate(texts, 1):
        write_text(sheet, at, column, text, formats)
    sheet.set_row(at, height(max(lines(text, _UNIT_WIDTH) for text in texts)))
    first = 1 + names
    for column, (_, figure) in enumerate(_FIGURES, first):
        sheet.write_number(at, column, figure(line), formats.number)
    for column, rate in enumerate((line.on_time_rate, line.adjusted_rate), first + len(_FIGURES)):
        write_number(sheet, at, column, None if rate is None else float(rate / 100),
                     formats.percent)


def _late(
    sheet: Worksheet, title: tuple[str, str], late: Sequence[LateLine], formats: Formats
) -> None:
    write_title(sheet, *title, formats)
    write_heads(sheet, 3, _LATE_COLUMNS, formats)
    sheet.set_row(3, height(3))
    for place, line in enumerate(late, 1):
        at = 3 + place
        texts = (
            (1, line.code), (2, line.title), (3, wording.unit_name(line.unit)),
            (4, people_words(line)), (8, late_words(line)), (9, line.reason),
            (10, cause_words(line)), (11, verdict_words(line)), (12, contest_words(line)),
        )
        sheet.set_row(at, height(max(lines(text, _LATE_COLUMNS[c][1]) for c, text in texts)))
        sheet.write_number(at, 0, place, formats.number)
        for column, text in texts:
            write_text(sheet, at, column, text, formats)
        write_date(sheet, at, 5, line.due_on, formats)
        write_date(sheet, at, 6, line.completed_on, formats)
        sheet.write_number(at, 7, line.days, formats.number)
    sheet.autofilter(3, 0, 3 + len(late), len(_LATE_COLUMNS) - 1)
    sheet.freeze_panes(4, 3)
    print_setup(sheet, 3)
