"""Nghị định 30/2020/NĐ-CP as a check list over a finished file (domain.md §6.1 to §6.5)."""

import re
from pathlib import Path

from tests.documents.writing.word_file import (
    MOTTO,
    NATION,
    SLOTS,
    Document,
    Paragraph,
    W,
    read,
    val,
    width_twips,
)


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
