"""Paragraphs of a .docx and lines of a .txt: automatic numbers, tables beside text, refusals."""

from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from core.errors import WorkError
from documents.reading import read_directive

FIRST = "Giám đốc Sở yêu cầu các phòng thực hiện các nhiệm vụ sau:"


def _list(paragraph: object, number: str, level: str) -> None:
    properties = paragraph._p.get_or_add_pPr()  # type: ignore[attr-defined]
    holder = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", level), ("w:numId", number)):
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        holder.append(child)
    properties.append(holder)


def _numbered(document: object) -> None:
    """List 99: "1.", then "a)", then a bullet."""
    part = document.part.numbering_part.element  # type: ignore[attr-defined]
    form = OxmlElement("w:abstractNum")
    form.set(qn("w:abstractNumId"), "77")
    for level, (kind, pattern) in enumerate((("decimal", "%1."), ("lowerLetter", "%2)"),
                                             ("bullet", "·"))):
        entry = OxmlElement("w:lvl")
        entry.set(qn("w:ilvl"), str(level))
        for name, value in (("w:start", "1"), ("w:numFmt", kind), ("w:lvlText", pattern)):
            child = OxmlElement(name)
            child.set(qn("w:val"), value)
            entry.append(child)
        form.append(entry)
    part.insert(0, form)
    num = OxmlElement("w:num")
    num.set(qn("w:numId"), "99")
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), "77")
    num.append(link)
    part.append(num)


def test_automatic_numbers_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    _numbered(document)
    document.add_paragraph(FIRST)
    for text, level in (
        ("Cải cách thể chế", "0"), ("Phòng Pháp chế rà soát văn bản.", "1"),
        ("Thanh tra Sở kiểm tra.", "1"), ("Văn phòng Sở tổng hợp, báo cáo.", "0"),
        ("Niêm yết thủ tục hành chính.", "2"),
    ):  # fmt: skip
        _list(document.add_paragraph(text), "99", level)
    document.save(tmp_path / "a.docx")
    duties = read_directive(tmp_path / "a.docx", "a.docx").duties
    assert [(duty.locator, duty.text) for duty in duties] == [
        ("1.a", "Phòng Pháp chế rà soát văn bản."), ("1.b", "Thanh tra Sở kiểm tra."),
        ("2", "Văn phòng Sở tổng hợp, báo cáo."), ("2.1", "Niêm yết thủ tục hành chính."),
    ]  # fmt: skip


def test_text_and_table_of_one_file_without_doubles(word, read) -> None:
    rows = [["TT", "Nội dung", "Đơn vị chủ trì"], ["1", "Rà soát thủ tục hành chính", "Phòng A"]]
    before = [FIRST, "1. Rà soát thủ tục hành chính", "2. Văn phòng Sở đôn đốc việc thực hiện."]
    duties = read(word(rows, before=before)).duties
    assert [(duty.title, duty.leads) for duty in duties] == [
        ("Văn phòng Sở đôn đốc việc thực hiện", ("Văn phòng Sở",)),
        ("Rà soát thủ tục hành chính", ("Phòng A",)),
    ]


def test_lines_that_a_conversion_has_cut_are_joined(tmp_path: Path) -> None:
    document = docx.Document()
    for line in [FIRST, *["1. Tập trung rà soát toàn bộ các thủ tục hành chính thuộc phạm vi",
                          "quản lý của ngành trên địa bàn tỉnh, kịp thời đề xuất sửa đổi, bãi bỏ",
                          "những quy định không còn phù hợp."] * 8]:
        document.add_paragraph(line)
    document.save(tmp_path / "a.docx")
    text = read_directive(tmp_path / "a.docx", "a.docx").duties[0].text
    assert text.endswith("những quy định không còn phù hợp.")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("Chào anh chị.".encode(), "file-no-duties"),
        (b"x" * 1_000_000, "file-no-duties"),
        ("1. Rà soát\x00".encode("utf-16-le"), "file-type"),
        ("MẬT\n1. Rà soát hồ sơ.".encode(), "file-secret"),
        (b"\xff\xfe", "file-no-duties"),
        (b"\x80\x81\x82 rong", "file-type"),
    ],
)
def test_texts_that_give_nothing(tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(WorkError) as refused:
        read_directive(tmp_path / "a.txt", "a.txt")
    assert refused.value.code == code


def test_a_letter_of_one_long_line(tmp_path: Path) -> None:
    line = f"{FIRST} " + "1. Văn phòng Sở rà soát hồ sơ. 2. Thanh tra Sở kiểm tra việc này. " * 80
    (tmp_path / "a.txt").write_text(line, "utf-8")
    duties = read_directive(tmp_path / "a.txt", "a.txt").duties
    assert {duty.leads for duty in duties} == {("Văn phòng Sở",), ("Thanh tra Sở",)}
