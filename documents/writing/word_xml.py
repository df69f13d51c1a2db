"""Pieces of WordprocessingML as text: tables, rules and the head of an annex.

Written as text because python-docx walks the whole table for every cell: minutes for an annex of
thousands of tasks. All texts are clean (documents.writing.text); they are escaped here.
Lengths are in millimetres.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

TWIPS_PER_MM = 1440 / 25.4
_FONT = (
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
    'w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'
)
#: A row with more text than this may break over pages, for a page may not hold it.
_UNBROKEN = 1200
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def _style(name: str, words: str, size: int, bold: bool, align: str) -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name '
        f'w:val="{words}"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="20" '
        f'w:after="20" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" '
        f'w:firstLine="0"/><w:jc w:val="{align}"/></w:pPr><w:rPr>{_FONT}{weight}'
        f'<w:color w:val="000000"/><w:sz w:val="{2 * size}"/><w:szCs w:val="{2 * size}"/></w:rPr>'
        "</w:style>"
    )


#: Styles of the text of tables, by id; put into a document that lacks them. Naming a style
#: instead of sizes in every cell makes an annex a third as large.
STYLES = {
    f"NvBang{size}{tail}": _style(f"NvBang{size}{tail}", f"Bảng {size} {words}", size, bold, align)
    for size in (10, 11)
    for tail, words, bold, align in (
        ("", "trái", False, "left"),
        ("G", "giữa", False, "center"),
        ("D", "đậm", True, "left"),
        ("GD", "giữa đậm", True, "center"),
    )
}


def escape(text: str) -> str:
    """The text as XML character data."""
    return text.translate(_ESCAPES)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `text` is clean; `span` counts columns; `merge` is "restart" or "continue"."""

    text: str = ""
    middle: bool = False
    bold: bool = False
    span: int = 1
    merge: str = ""


def heading(text: str, span: int = 1, merge: str = "") -> Cell:
    """A cell of a header row."""
    return Cell(text, middle=True, bold=True, span=span, merge=merge)


def table(
    widths: Sequence[float],
    header: Sequence[Sequence[Cell]],
    rows: Iterable[Sequence[Cell]],
    size: int,
) -> str:
    """A small bordered table whose header rows come again on every page."""
    written = [_open_table(widths)]
    written += [_row(cells, widths, size, '<w:tblHeader/>') for cells in header]
    written += [_row(cells, widths, size, "") for cells in rows]
    return "".join([*written, "</w:tbl>"])


def long_table(
    widths: Sequence[float],
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    middle: frozenset[int] = frozenset({0}),
    size: int = 11,
) -> Iterator[str]:
    """A table of many plain rows, piece by piece; the columns in `middle` are centred."""
    yield _open_table(widths)
    yield _row([heading(text) for text in header], widths, size, "<w:tblHeader/>")
    opened = [
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle '
        f'w:val="NvBang{size}{"G" if place in middle else ""}"/></w:pPr><w:r><w:t>'
        for place, width in enumerate(widths)
    ]
    # One pattern for a row that stays whole, one for a row too long for that: formatting and
    # escaping the row at once is most of the speed.
    cells = "".join(f"{start}\0</w:t></w:r></w:p></w:tc>" for start in opened).split("\0")
    whole = ["<w:tr><w:trPr><w:cantSplit/></w:trPr>" + cells[0], *cells[1:]]
    broken = ["<w:tr>" + cells[0], *cells[1:]]
    for texts in rows:
        joined = "\0".join(texts)
        parts = broken if len(joined) > _UNBROKEN else whole
        filled = joined.translate(_ESCAPES).split("\0")
        yield "".join([x for pair in zip(parts, filled, strict=False) for x in pair])
        yield f"{parts[-1]}</w:tr>"
    yield "</w:tbl>"


def rule(width: float, room: float, before_pt: int = 2, after_pt: int = 0) -> str:
    """A centred solid line in a paragraph of its own, in a column `room` wide.

    Indents that shorten a border would fold the text above it too.
    """
    side = _twips((room - width) / 2)
    return (
        '<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        f'<w:spacing w:before="{20 * before_pt}" w:after="{20 * after_pt}" w:line="60" '
        f'w:lineRule="exact"/><w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/>'
        '<w:jc w:val="center"/></w:pPr></w:p>'
    )


def centred(text: str, bold: bool = False, italic: bool = False) -> str:
    """A centred line in 14 points, kept with what follows."""
    look = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")
    return (
        '<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="240" '
        'w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="center"/>'
        f'</w:pPr><w:r><w:rPr>{_FONT}{look}<w:color w:val="000000"/><w:sz w:val="28"/>'
        f'<w:szCs w:val="28"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


def _open_table(widths: Sequence[float]) -> str:
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(_twips, widths))}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/>'
        f'<w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _row(cells: Sequence[Cell], widths: Sequence[float], size: int, also: str) -> str:
    written, column = [], 0
    for cell in cells:
        written.append(_cell(cell, sum(widths[column : column + cell.span]), size))
        column += cell.span
    return f"<w:tr><w:trPr><w:cantSplit/>{also}</w:trPr>{''.join(written)}</w:tr>"


def _cell(cell: Cell, width: float, size: int) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    merge = f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
    style = f"NvBang{size}{'G' if cell.middle else ''}{'D' if cell.bold else ''}"
    run = f"<w:r><w:t>{escape(cell.text)}</w:t></w:r>" if cell.text else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/>{span}{merge}'
        f'<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"{run}</w:p></w:tc>"
    )


def _twips(mm: float) -> int:
    return round(mm * TWIPS_PER_MM)
