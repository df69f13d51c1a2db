"""What every sheet of a workbook shares: looks, cells that are only what they are, print setup.

Every text is written as text, never as a formula, a number or a link, whatever it begins with.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from documents.writing.text import clean, shorten

#: The most that one cell can hold.
CELL_LIMIT = 32_767
#: The tallest that a row can be.
_ROW_LIMIT_PT = 409.0
#: Tabs and line ends are gone by then.
_FORMULA_STARTS = ("=", "+", "-", "@")
_A4 = 9
#: Vietnamese: LibreOffice then writes 1.463 and 74,12%; Excel goes by the machine.
_LOCALE = "[$-42A]"
NO_GUESSING = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": "Times New Roman", "font_size": 11},
}


@dataclass(frozen=True, slots=True)
class Formats:
    """The looks of cells; `quoted` keeps a text text even when somebody edits the cell."""

    title: Format
    plain: Format
    header: Format
    text: Format
    quoted: Format
    number: Format
    percent: Format
    date: Format
    moment: Format


def formats_of(book: xlsxwriter.Workbook) -> Formats:
    """The looks, made for this workbook."""
    cell = {"border": 1, "valign": "vcenter"}
    wrapped = {**cell, "text_wrap": True}
    middle = {**cell, "align": "center"}
    return Formats(
        title=book.add_format({"bold": True, "font_size": 14}),
        plain=book.add_format({"italic": True}),
        header=book.add_format({**wrapped, "bold": True, "align": "center"}),
        text=book.add_format(wrapped),
        quoted=book.add_format({**wrapped, "quote_prefix": True}),
        number=book.add_format({**middle, "num_format": f"{_LOCALE}#,##0"}),
        percent=book.add_format({**cell, "num_format": f"{_LOCALE}0.00%"}),
        date=book.add_format({**middle, "num_format": f"{_LOCALE}dd/mm/yyyy"}),
        moment=book.add_format({**middle, "num_format": f"{_LOCALE}dd/mm/yyyy hh:mm"}),
    )


def write_title(sheet: Worksheet, title: str, below: str, formats: Formats) -> None:
    """The first two lines of a sheet."""
    sheet.write_string(0, 0, shorten(title, CELL_LIMIT), formats.title)
    sheet.write_string(1, 0, shorten(below, CELL_LIMIT), formats.plain)


def write_heads(
    sheet: Worksheet, row: int, columns: Sequence[tuple[str, int]], formats: Formats
) -> None:
    """The header row; each column is (words, width)."""
    sheet.set_row(row, height(2))
    for column, (text, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, text, formats.header)


def write_text(sheet: Worksheet, row: int, column: int, text: str, formats: Formats) -> None:
    """A text that stays one."""
    text = clean(text)
    if len(text) > CELL_LIMIT:
        text = shorten(text, CELL_LIMIT)
    look = formats.quoted if text.startswith(_FORMULA_STARTS) else formats.text
    sheet.write_string(row, column, text, look)


def write_number(
    sheet: Worksheet, row: int, column: int, value: float | None, look: Format
) -> None:
    """A number, or an empty cell of the same look."""
    if value is None:
        sheet.write_blank(row, column, None, look)
    else:
        sheet.write_number(row, column, value, look)


def write_date(
    sheet: Worksheet, row: int, column: int, value: date | None, formats: Formats
) -> None:
    """A real date; a workbook knows no day before 1900."""
    if value is None or value.year < 1900:
        sheet.write_blank(row, column, None, formats.date)
    else:
        sheet.write_datetime(row, column, datetime.combine(value, time()), formats.date)


def lines(text: str, width: int) -> int:
    """About how many lines a wrapped text needs; not every program fits the rows by itself."""
    return max(-(-len(text) // width), 1)


def height(count: int) -> float:
    """The height of a row of so many lines, in points."""
    return min(15.0 * count + 2, _ROW_LIMIT_PT)


def print_setup(sheet: Worksheet, header_row: int) -> None:
    """A4 landscape, as wide as the page, the header row on each, pages counted below."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header_row)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&C&P/&N")
