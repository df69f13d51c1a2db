"""Every word that an office sets stands in its documents, where the decree wants it."""

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from core.policy import ReportIdentity
from core.summary import Summary
from documents.writing import Labels, write_docx, write_urging_letter
from tests.documents.writing.conftest import HOSTILE
from tests.documents.writing.decree30 import check, read
from tests.documents.writing.test_letter import TASK, letter_of

OFFICE = Labels(
    code="BC-SNV", letter_code="SNV-VP", signer="KT. Giám đốc\nPhó Giám đốc",
    signer_name="Nguyễn Văn An", addressees=("{parent}", "Sở Tư pháp"),
    grounds=("{decree}", "Căn cứ Kế hoạch số 12/KH-UBND"),
    recipients=("Ban Giám đốc", "- Các phòng;", "Lưu: VT, VP."),
    letter_recipients=("Giám đốc (để báo cáo)", "Lưu: VT, TH"), drafter="PL.(300)",
)


def report(summary: Summary, labels: Labels, path: Path, *, upward: bool = True) -> list[str]:
    write_docx(summary, path, labels, pictures=False)
    assert check(path, upward=upward) == []
    return [p.text for p in read(path).paragraphs]


def letter(labels: Labels, path: Path) -> list[str]:
    write_urging_letter(replace(letter_of(TASK), code=""), path, labels)
    assert check(path, upward=True, kind="") == []
    return [p.text for p in read(path).paragraphs]


def test_a_report_says_what_the_office_set(example: Summary, tmp_path: Path) -> None:
    words = report(example, OFFICE, tmp_path / "r.docx")
    assert "Số:          /BC-SNV" in words
    to = words.index("Kính gửi:")
    assert words[to + 1 : to + 3] == ["- UBND tỉnh Hà Tĩnh;", "- Sở Tư pháp."]
    grounds = [line for line in words if line.startswith("Căn cứ")]
    assert [line[-1] for line in grounds] == [";", "."]
    assert grounds[1] == "Căn cứ Kế hoạch số 12/KH-UBND."
    copies = words.index("Nơi nhận:")
    assert words[copies + 1 : copies + 5] == [
        "- Như trên;", "- Ban Giám đốc;", "- Các phòng;", "- Lưu: VT, VP. PL.(300)."]
    assert "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC" in words
    assert "Nguyễn Văn An" in words


def test_a_letter_says_what_the_office_set(tmp_path: Path) -> None:
    words = letter(OFFICE, tmp_path / "l.docx")
    assert "Số:          /SNV-VP" in words
    copies = words.index("Nơi nhận:")
    assert words[copies + 1 : copies + 4] == [
        "- Như trên;", "- Giám đốc (để báo cáo);", "- Lưu: VT, TH. PL.(300)."]
    assert "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC" in words
    assert "Nguyễn Văn An" in words


@pytest.mark.parametrize("name", [field.name for field in fields(ReportIdentity)])
def test_no_setting_changes_nothing(example: Summary, tmp_path: Path, name: str) -> None:
    """Each alone tells one of the documents from what it was."""
    plain = Labels()
    changed = replace(plain, **{name: getattr(OFFICE, name)})

    def both(labels: Labels) -> tuple[list[str], list[str]]:
        return report(example, labels, tmp_path / "r.docx"), letter(labels, tmp_path / "l.docx")

    assert both(changed) != both(plain)


@pytest.mark.parametrize(("change", "line"), [
    ({"addressees": ()}, ""),
    ({"addressees": ("Sở Tư pháp",)}, "Kính gửi: Sở Tư pháp"),
    ({"recipients": ()}, "- Lưu: VT."),
    ({"recipients": ("Lưu: VT", "Các đơn vị")}, "- Các đơn vị;"),
    ({"grounds": ()}, "BÁO CÁO"),
    ({"code": ""}, "Số:          /"),
])
def test_what_is_left_out_leaves_no_gap(
    example: Summary, tmp_path: Path, change: dict[str, Any], line: str
) -> None:
    labels = replace(Labels(), **change)
    words = report(example, labels, tmp_path / "r.docx", upward=change != {"addressees": ()})
    assert line in words


def test_a_units_report_goes_to_nobody_outside(example: Summary, tmp_path: Path) -> None:
    labels = replace(OFFICE, addressees=("Sở Tư pháp",))
    report(replace(example, unit="Văn phòng"), labels, tmp_path / "r.docx", upward=False)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(example: Summary, tmp_path: Path, text: str) -> None:
    labels = Labels(signer_name=text, addressees=("A", f"x{text}"), recipients=(f"x{text}",),
                    grounds=(f"Căn cứ {text}",))
    report(replace(example, tasks=()), labels, tmp_path / "r.docx")


def test_an_own_as_above_stands_there_once(tmp_path: Path) -> None:
    labels = replace(OFFICE, letter_recipients=("Như trên;", "Lưu: VT"))
    assert letter(labels, tmp_path / "l.docx").count("- Như trên;") == 1
