"""Nghị định 30/2020/NĐ-CP as a check list over a finished file (domain.md §6.1 to §6.5).

Reads the package with zipfile and ElementTree alone and shares nothing with the writer: styles
are resolved here, and text widths come from a font file that matplotlib brings.
"""

import re
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
        text="".join(t.text or "" for t in run.iter(f"{W}t")),
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


class Faults(list[str]):
    def must(self, holds: bool, what: str) -> None:
        if not holds:
            self.append(what)

    def look(self, p: Paragraph, size: tuple[float, float], bold: bool, italic: bool) -> None:
        for run in p.runs:
            told = f"{p.text[:40]!r}: {run.size} pt, bold {run.bold}, italic {run.italic}"
            self.must(size[0] <= run.size <= size[1], told)
            self.must((run.bold, run.italic) == (bold, italic), told)


def check(path: Path, upward: bool, kind: str = "BÁO CÁO") -> list[str]:
    """What is wrong with the file, as sentences; nothing for a document of the decree.

    `kind` is the name of the document's kind, "" for a letter (công văn) that has none.
    """
    document, faults = read(path), Faults()
    check_page(document, faults)
    check_type(document, faults)
    check_head(document, faults, kind)
    check_addressees(document, faults, upward)
    check_body(document, faults)
    check_end(document, faults, upward)
    check_annexes(document, faults)
    return list(faults)


def check_page(document: Document, faults: Faults) -> None:
    ranges = {"top": (1134, 1418), "bottom": (1134, 1418), "left": (1700, 1985),
              "right": (850, 1134)}
    for number, section in enumerate(document.sections):
        sizes = [(11906, 16838)] if number == 0 else [(11906, 16838), (16838, 11906)]
        faults.must(section.size in sizes, f"page {section.size}")
        for side, (least, most) in ranges.items():
            faults.must(least <= section.margins[side] <= most, f"{side} {section.margins[side]}")
        faults.must(section.title_page, "the first page shows its number")
    header = document.headers.get(document.sections[0].header or "")
    faults.must(header is not None, "no header")
    if header is not None:
        fields = "".join(t.text or "" for t in header.iter(f"{W}instrText"))
        faults.must(fields.strip() == "PAGE", f"the header counts {fields!r}")
        faults.must([val(jc) for jc in header.iter(f"{W}jc")] == ["center"], "number not centred")
        sizes = {int(val(sz)) / 2 for sz in header.iter(f"{W}sz")}
        faults.must(bool(sizes) and all(13 <= s <= 14 for s in sizes), f"number of {sizes} pt")


def check_type(document: Document, faults: Faults) -> None:
    for p in document.paragraphs:
        for run in p.runs:
            fonts = {run.fonts.get(slot) for slot in SLOTS}
            faults.must(fonts == {"Times New Roman"}, f"{p.text[:40]!r} in {fonts}")
            faults.must(run.color in ("auto", "000000"), f"{p.text[:40]!r} in {run.color}")
            least = 10 if p.cell else 11
            faults.must(least <= run.size <= 14, f"{p.text[:40]!r} of {run.size} pt")
        faults.must(not re.search(r"\d\.\d\d%", p.text), f"decimal point: {p.text[:60]!r}")


def check_head(document: Document, faults: Faults, kind: str) -> None:
    nation, motto = document.find(NATION), document.find(MOTTO)
    faults.look(nation, (12, 13), bold=True, italic=False)
    faults.look(motto, (13, 14), bold=True, italic=False)
    faults.must(nation.jc == motto.jc == "center", "the nation's name is not centred")
    check_rule(document, faults, motto, (0.95, 1.05))
    left = [p for p in document.paragraphs if p.cell == (0, 0, 0)]
    parents, office = left[: len(left) - 3], left[-3]
    for parent in parents:
        faults.look(parent, (12, 13), bold=False, italic=False)
        faults.must(bool(parent.text) and parent.text == parent.text.upper(), "the parent body")
    faults.look(office, (12, 13), bold=True, italic=False)
    faults.must(office.text == office.text.upper(), "the office is not in capitals")
    check_rule(document, faults, office, (1 / 3, 1 / 2))
    below = [p for p in document.paragraphs if p.cell == (0, 1, 0)]
    number = next(p for p in below if p.text.startswith("Số:"))
    faults.look(number, (13, 13), bold=False, italic=False)
    faults.must(bool(re.fullmatch(r"Số: +/\S*", number.text)), f"number filled in: {number.text}")
    dated = next(p for p in document.paragraphs if p.cell == (0, 1, 1) and ", ngày" in p.text)
    faults.look(dated, (13, 14), bold=False, italic=True)
    faults.must(bool(re.search(r", ngày +tháng +năm \d{4}$", dated.text)), f"date: {dated.text}")
    if kind:
        name = document.find(kind)
        subject = document.after(name)
        for p in (name, subject):
            faults.look(p, (13, 14), bold=True, italic=False)
            faults.must(p.jc == "center", f"{p.text!r} is not centred")
        check_rule(document, faults, subject, (1 / 3, 1 / 2))
    else:
        subject = next(p for p in below if p.text.startswith("V/v "))
        faults.look(subject, (12, 13), bold=False, italic=False)


def check_rule(
    document: Document, faults: Faults, above: Paragraph, share: tuple[float, float]
) -> None:
    line = document.after(above)
    room = 9354.0
    if above.cell:
        room = 3685.0 if above.cell[2] == 0 else 5669.0
    text = min(width_twips(above.text, above.runs[0].size), room) if above.runs else 0
    faults.must(line.border, f"no rule under {above.text!r}")
    drawn = room - line.left - line.right
    # The folded line may be shorter than the column, and the font is not Times itself.
    least, most = share[0] * 0.85, share[1] * 1.12
    faults.must(least * text <= drawn <= most * text, f"rule {drawn} under a text of {text}")


def check_addressees(document: Document, faults: Faults, upward: bool) -> None:
    lines = [p for p in document.paragraphs if p.text.startswith("Kính gửi:")]
    faults.must(bool(lines) == upward, f"Kính gửi {'missing' if upward else 'too much'}")
    for line in lines:
        faults.look(line, (13, 14), bold=False, italic=False)
        if line.text == "Kính gửi:":
            names = []
            for p in document.paragraphs[document.paragraphs.index(line) + 1 :]:
                if not p.text.startswith("- "):
                    break
                names.append(p.text)
            faults.must(len(names) >= 2, "a list of one addressee")
            faults.must(all(n.endswith(";") for n in names[:-1]), "an addressee without ';'")
            faults.must(names[-1].endswith("."), "the last addressee without '.'")
    listed = [p.text for p in document.paragraphs if p.text.startswith("- Như trên")]
    faults.must(bool(listed) == upward, "'Như trên' does not follow Kính gửi")


def body_of(document: Document) -> list[Paragraph]:
    """The paragraphs of the text itself: after the letterhead, before the signing block."""
    last = next(p for p in document.paragraphs if p.text.startswith("Nơi nhận:"))
    until = document.paragraphs.index(last)
    free = [p for p in document.paragraphs[:until] if p.cell is None and p.text.strip()]
    return [p for p in free if p.jc == "both" and p.runs and p.runs[0].size > 12]


def check_body(document: Document, faults: Faults) -> None:
    body = body_of(document)
    faults.must(len(body) > 2, "no justified body")
    for p in body:
        faults.must(567 <= p.first <= 720, f"indent {p.first}: {p.text[:40]!r}")
        faults.must(p.before + p.after >= 120, f"spacing: {p.text[:40]!r}")
        faults.must(240 <= p.line <= 360 and p.rule == "auto", f"line {p.line} {p.rule}")
        for run in p.runs:
            faults.must(13 <= run.size <= 14, f"{run.size} pt: {p.text[:40]!r}")
        if re.match(r"(I|II|III|IV|V)\. ", p.text):
            faults.look(p, (13, 14), bold=True, italic=False)
            faults.must(p.text == p.text.upper(), f"not in capitals: {p.text}")
        if p.text.startswith("Căn cứ "):
            faults.look(p, (13, 14), bold=False, italic=True)
            faults.must(p.text[-1] in ";.", f"a ground ends with {p.text[-1]!r}")


def check_end(document: Document, faults: Faults, upward: bool) -> None:
    body = body_of(document)
    faults.must(body[-1].text.endswith("./."), f"the body ends with {body[-1].text[-20:]!r}")
    faults.must(sum("./." in p.text for p in body) == 1, "more than one end")
    head = document.find("Nơi nhận:")
    faults.look(head, (12, 12), bold=True, italic=True)
    assert head.cell is not None
    listed = [p for p in document.paragraphs if p.cell == head.cell][1:]
    for p in listed:
        faults.look(p, (11, 11), bold=False, italic=False)
        faults.must(p.text.startswith("- ") and p.jc == "left" and not p.left, f"{p.text!r}")
    faults.must(all(p.text.endswith(";") for p in listed[:-1]), "a recipient without ';'")
    faults.must(listed[-1].text.startswith("- Lưu: VT") and listed[-1].text.endswith("."), "Lưu")
    if upward:
        faults.must(listed[0].text == "- Như trên;", "'Như trên' is not first")
    right = (head.cell[0], head.cell[1], 1)
    signer = next(p for p in document.paragraphs if p.cell == right and p.text)
    faults.look(signer, (13, 14), bold=True, italic=False)
    faults.must(signer.text == signer.text.upper(), "the signer's office is not in capitals")


def check_annexes(document: Document, faults: Faults) -> None:
    heads = [p for p in document.paragraphs if re.fullmatch(r"Phụ lục( [IVX]+)?", p.text)]
    faults.must(len(heads) == len(document.sections) - 1, "an annex without its own section")
    numbers = [p.text for p in heads]
    wanted = ["Phụ lục"] if len(heads) == 1 else [f"Phụ lục {r}" for r in ("I", "II", "III")]
    faults.must(numbers == wanted[: len(heads)], f"annexes {numbers}")
    body = " ".join(p.text for p in document.paragraphs if p.section == 0)
    for number, head in enumerate(heads, 1):
        faults.must(head.section == number, f"{head.text} in section {head.section}")
        faults.must(document.sections[number].start == "1", f"{head.text} not numbered from 1")
        faults.must(head.text in body, f"the body does not speak of {head.text}")
        title = document.after(head)
        reference = document.after(title)
        faults.look(head, (14, 14), bold=True, italic=False)
        faults.look(title, (13, 14), bold=True, italic=False)
        faults.look(reference, (13, 14), bold=False, italic=True)
        faults.must({p.jc for p in (head, title, reference)} == {"center"}, "annex head")
        faults.must(title.text == title.text.upper(), "the annex's title is not in capitals")
        faults.must(reference.text.startswith("(Kèm theo "), reference.text)
        faults.must(document.after(reference).border, "no rule under the annex's head")
    for table in document.tables:
        if table.borders:
            faults.must(table.header_rows >= 1, "a table without repeated header")
            faults.must(table.unbroken >= 0.5 * table.rows, "rows that split")
