"""The page and the paragraphs of an administrative document (Nghị định 30/2020/NĐ-CP, Phụ lục I).

Sizes are in points, lengths in millimetres.
"""

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
BODY_PT = 14
LEFT, CENTER, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def blank_document(title: str, author: str) -> Document:
    """An empty A4 document in Times New Roman 14, numbered in the top margin from page 2."""
    document: Document = docx.Document()
    _set_style(document)
    properties = document.core_properties
    # Word's own limit for these fields.
    properties.title, properties.author = title[:255], author[:255]
    properties.comments, properties.language = "", "vi-VN"
    set_page(document.sections[0], landscape=False)
    _number_pages(document.sections[0])
    return document


def add_annex_section(document: Document) -> Section:
    """A new landscape section whose pages are numbered from 1 again (Phụ lục I, Mục III.1)."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    set_page(section, landscape=True)
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    # The schema wants the numbering before the columns.
    section._sectPr.find(qn("w:cols")).addprevious(numbering)
    return section


def set_page(section: Section, landscape: bool) -> None:
    """A4 with 20 mm above and below and 15 mm at the right; 30 mm on the binding side."""
    width, height = Mm(210), Mm(297)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    binding, opposite = Mm(30), Mm(15)
    section.top_margin, section.bottom_margin = (binding if landscape else Mm(20)), Mm(20)
    section.left_margin = Mm(20) if landscape else binding
    section.right_margin = Mm(20) if landscape else opposite
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True


def write(
    paragraph: Paragraph, text: str, size: int = BODY_PT, bold: bool = False, italic: bool = False
) -> Paragraph:
    """Append one run of clean text to the paragraph."""
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph


def centred(paragraph: Paragraph, before: int = 0, after: int = 0) -> Paragraph:
    """Centre the paragraph, single spacing, with so many points around it."""
    return _shape(paragraph, CENTER, before, after)


def flush(paragraph: Paragraph, before: int = 0, after: int = 0) -> Paragraph:
    """Put the paragraph at the left edge, single spacing, without indent."""
    return _shape(paragraph, LEFT, before, after)


def body(document: Document, text: str, bold: bool = False, italic: bool = False) -> Paragraph:
    """A justified paragraph of the text, its first line indented by 12,7 mm."""
    paragraph = document.add_paragraph()
    layout = paragraph.paragraph_format
    layout.alignment, layout.first_line_indent = JUSTIFY, Mm(12.7)
    layout.space_before, layout.space_after, layout.line_spacing = Pt(6), Pt(6), 1.15
    layout.keep_with_next = bold
    return write(paragraph, text, bold=bold, italic=italic)


def rule(container: Document | _Cell, width_mm: float, room_mm: float) -> Paragraph:
    """Append a centred solid line of `width_mm` to a page or cell that is `room_mm` wide.

    A paragraph of its own: indents that shorten a border would fold the text above it too.
    """
    paragraph: Paragraph = container.add_paragraph()
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm((room_mm - width_mm) / 2)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(3)
    border = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="1" '
        'w:color="auto"/></w:pBdr>'
    )
    layout.space_before = Pt(2)
    paragraph._p.get_or_add_pPr().find(qn("w:spacing")).addprevious(border)
    return paragraph


def _shape(
    paragraph: Paragraph, alignment: WD_ALIGN_PARAGRAPH, before: int, after: int
) -> Paragraph:
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.alignment, layout.line_spacing = alignment, 1.0
    return paragraph


def _set_style(document: Document) -> None:
    style = document.styles["Normal"]
    if not isinstance(style, ParagraphStyle):
        raise TypeError("the template has no paragraph style Normal")
    style.font.name, style.font.size = FONT, Pt(BODY_PT)
    style.paragraph_format.space_after = Pt(0)
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        if fonts.getparent().getparent().tag == qn("w:style"):
            continue
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)


def _number_pages(section: Section) -> None:
    paragraph = centred(section.header.paragraphs[0])
    run = write(paragraph, "").runs[0]
    for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
        if code:
            part = OxmlElement("w:instrText")
            part.text = code
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)
