"""A .docx as its reader sees it: runs with their resolved type, paragraphs, tables, sections.

Reads the package with zipfile and ElementTree alone and shares nothing with the writer: styles
are resolved here, and text widths come from a font file that matplotlib brings.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
Element = ElementTree.Element


@dataclass
class Run:
    text: str
    fonts: dict[str, str]
    size: float
    bold: bool
    italic: bool
    color: str


@dataclass
class Paragraph:
    text: str
    runs: list[Run]
    jc: str
    first: int
    left: int
    right: int
    before: int
    after: int
    line: int
    rule: str
    border: bool
    cell: tuple[int, int, int] | None
    section: int = 0


@dataclass
class Section:
    size: tuple[int, int]
    margins: dict[str, int]
    title_page: bool
    start: str | None
    header: str | None


@dataclass
class Table:
    section: int
    rows: int
    header_rows: int
    unbroken: int
    borders: bool


@dataclass
class Document:
    paragraphs: list[Paragraph] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    headers: dict[str, Element] = field(default_factory=dict)

    def find(self, start: str) -> Paragraph:
        return next(p for p in self.paragraphs if p.text.startswith(start))

    def after(self, paragraph: Paragraph) -> Paragraph:
        return self.paragraphs[self.paragraphs.index(paragraph) + 1]


def val(element: Element | None, name: str = "val", default: str = "") -> str:
    return default if element is None else element.get(f"{W}{name}", default)


class Styles:
    """docDefaults, then the chain of styles, then what stands at the paragraph and the run."""

    def __init__(self, root: Element) -> None:
        self.styles = {val(s, "styleId"): s for s in root.iter(f"{W}style")}
        self.normal = next(
            (val(s, "styleId") for s in root.iter(f"{W}style")
             if val(s, "type") == "paragraph" and val(s, "default") == "1"), "")
        self.defaults = root.find(f"{W}docDefaults")

    def chain(self, name: str) -> list[Element]:
        found = []
        while name in self.styles:
            found.append(self.styles[name])
            name = val(self.styles[name].find(f"{W}basedOn"))
        return found[::-1]

    def layers(self, paragraph: Element, kind: str) -> Iterator[Element]:
        if self.defaults is not None:
            yield from self.defaults.iter(f"{W}{kind}")
        name = val(paragraph.find(f"{W}pPr/{W}pStyle"), default=self.normal)
        for style in self.chain(name):
            if (found := style.find(f"{W}{kind}")) is not None:
                yield found


def merged(layers: list[Element], tag: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for layer in layers:
        if (element := layer.find(f"{W}{tag}")) is not None:
            found |= {k.removeprefix(W): v for k, v in element.attrib.items()}
    return found


def switch(layers: list[Element], tag: str) -> bool:
    state = False
    for layer in layers:
        if (element := layer.find(f"{W}{tag}")) is not None:
            state = val(element, default="1") not in ("0", "false")
    return state


def read(path: Path) -> Document:
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        parts = {name: package.read(name) for name in package.namelist()}
    body = ElementTree.fromstring(parts["word/document.xml"]).find(f"{W}body")
    assert body is not None
    styles = Styles(ElementTree.fromstring(parts["word/styles.xml"]))
    document = Document()
    relations = ElementTree.fromstring(parts["word/_rels/document.xml.rels"])
    for relation in relations:
        if relation.get("Type", "").endswith("/header"):
            part = parts["word/" + relation.get("Target", "")]
            document.headers[relation.get("Id", "")] = ElementTree.fromstring(part)
    read_blocks(body, document, styles)
    return document


def read_blocks(body: Element, document: Document, styles: Styles) -> None:
    for block in body:
        if block.tag == f"{W}p":
            document.paragraphs.append(read_paragraph(block, styles, document, None))
            if (section := block.find(f"{W}pPr/{W}sectPr")) is not None:
                document.sections.append(read_section(section))
        elif block.tag == f"{W}tbl":
            read_table(block, document, styles)
        elif block.tag == f"{W}sectPr":
            document.sections.append(read_section(block))


def read_table(block: Element, document: Document, styles: Styles) -> None:
    number = len(document.tables)
    rows = block.findall(f"{W}tr")
    document.tables.append(Table(
        section=len(document.sections),
        rows=len(rows),
        header_rows=sum(r.find(f"{W}trPr/{W}tblHeader") is not None for r in rows),
        unbroken=sum(r.find(f"{W}trPr/{W}cantSplit") is not None for r in rows),
        borders=block.find(f"{W}tblPr/{W}tblBorders") is not None,
    ))
    for i, row in enumerate(rows):
        for j, cell in enumerate(row.findall(f"{W}tc")):
            for paragraph in cell.findall(f"{W}p"):
                place = (number, i, j)
                document.paragraphs.append(read_paragraph(paragraph, styles, document, place))


def read_paragraph(
    paragraph: Element, styles: Styles, document: Document, cell: tuple[int, int, int] | None
) -> Paragraph:
    direct = paragraph.find(f"{W}pPr")
    layers = [*styles.layers(paragraph, "pPr"), *([direct] if direct is not None else [])]
    indent, spacing = merged(layers, "ind"), merged(layers, "spacing")
    runs = [read_run(run, paragraph, styles) for run in paragraph.findall(f"{W}r")]
    return Paragraph(
        text="".join(run.text for run in runs),
        runs=[run for run in runs if run.text.strip()],
        jc=merged(layers, "jc").get("val", "left"),
        first=int(indent.get("firstLine", 0)),
        left=int(indent.get("left", 0)),
        right=int(indent.get("right", 0)),
        before=int(spacing.get("before", 0)),
        after=int(spacing.get("after", 0)),
        line=int(spacing.get("line", 240)),
        rule=spacing.get("lineRule", "auto"),
        border=direct is not None and direct.find(f"{W}pBdr") is not None,
        cell=cell,
        section=len(document.sections),
    )


def read_run(run: Element, paragraph: Element, styles: Styles) -> Run:
    direct = run.find(f"{W}rPr")
    layers = [*styles.layers(paragraph, "rPr"), *([direct] if direct is not None else [])]
    return Run(
        text="".join("\n" if t.tag == f"{W}br" else t.text or ""
                     for t in run.iter() if t.tag in (f"{W}t", f"{W}br")),
        fonts=merged(layers, "rFonts"),
        size=int(merged(layers, "sz").get("val", 20)) / 2,
        bold=switch(layers, "b"),
        italic=switch(layers, "i"),
        color=merged(layers, "color").get("val", "auto"),
    )


def read_section(section: Element) -> Section:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert margins is not None
    numbering = section.find(f"{W}pgNumType")
    header = next((h.get(f"{R}id") for h in section.findall(f"{W}headerReference")
                   if val(h, "type") == "default"), None)
    return Section(
        size=(int(val(size, "w")), int(val(size, "h"))),
        margins={k: int(val(margins, k)) for k in ("top", "right", "bottom", "left")},
        title_page=section.find(f"{W}titlePg") is not None,
        start=None if numbering is None else val(numbering, "start"),
        header=header,
    )


def width_twips(text: str, size: float) -> float:
    """How wide bold serif text is; the font has the widths of Times New Roman within a tenth."""
    from matplotlib import get_data_path
    from matplotlib.font_manager import get_font

    font = get_font(f"{get_data_path()}/fonts/ttf/STIXGeneralBol.ttf")
    font.set_size(100, 72)
    font.set_text("".join(c for c in text if ord(c) < 0x2000))
    width: float = font.get_width_height()[0] / 64 / 100 * size * 20
    return width
