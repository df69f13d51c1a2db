"""Tables of a Word document, built row by row as XML.

`table.cell()` of python-docx walks the whole table for every cell, which is quadratic: minutes
for an annex of thousands of tasks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.table import Table

_TWIPS_PER_MM = 1440 / 25.4
#: A row with more text than this may break over pages, for a page may not hold it.
_UNBROKEN = 1200
_NARROW_MARGINS = (
    f'<w:tblCellMar {nsdecls("w")}><w:left w:w="57" w:type="dxa"/>'
    '<w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `text` is clean; `span` counts columns; `merge` is "restart" or "continue"."""

    text: str = ""
    align: str = "left"
    bold: bool = False
    span: int = 1
    merge: str = ""


def add_table(
    document: Document,
    widths_mm: Sequence[float],
    header: Sequence[Sequence[Cell]],
    rows: Sequence[Sequence[Cell]],
    size_pt: int = 11,
) -> Table:
    """Append a bordered table whose header rows come again on every page."""
    table: Table = document.add_table(rows=0, cols=len(widths_mm), style="Table Grid")
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    # The schema wants the margins before the look.
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(parse_xml(_NARROW_MARGINS))
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    for cells in header:
        table._tbl.append(parse_xml(_row(cells, widths_mm, size_pt, is_header=True)))
    for cells in rows:
        table._tbl.append(parse_xml(_row(cells, widths_mm, size_pt, is_header=False)))
    return table


def heading(text: str, span: int = 1, merge: str = "") -> Cell:
    """A cell of a header row."""
    return Cell(text, "center", bold=True, span=span, merge=merge)


def _row(cells: Sequence[Cell], widths: Sequence[float], size: int, is_header: bool) -> str:
    properties = "" if sum(len(c.text) for c in cells) > _UNBROKEN else "<w:cantSplit/>"
    properties += "<w:tblHeader/>" if is_header else ""
    written, column = [], 0
    for cell in cells:
        written.append(_cell(cell, sum(widths[column : column + cell.span]), size))
        column += cell.span
    return f"<w:tr {nsdecls('w')}><w:trPr>{properties}</w:trPr>{''.join(written)}</w:tr>"


def _cell(cell: Cell, width_mm: float, size: int) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    merge = f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
    bold = "<w:b/>" if cell.bold else ""
    half_points = 2 * size
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width_mm * _TWIPS_PER_MM)}" w:type="dxa"/>'
        f'{span}{merge}<w:vAlign w:val="center"/></w:tcPr>'
        '<w:p><w:pPr><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
        f'<w:ind w:firstLine="0"/><w:jc w:val="{cell.align}"/></w:pPr>'
        f'<w:r><w:rPr>{bold}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(cell.text)}</w:t></w:r></w:p></w:tc>'
    )
