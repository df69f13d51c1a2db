"""The letter that urges a unit, against the decree's check list."""

from datetime import date
from pathlib import Path

import pytest

from core.ports.reports import UrgedTask, UrgingLetter
from documents.writing import Labels, write_urging_letter
from tests.documents.writing.conftest import HOSTILE
from tests.documents.writing.decree30 import check, read

TASK = UrgedTask("CCHC-2026-004", "Rà soát thủ tục", "507/SNV-VP ngày 19/3/2026",
                 date(2026, 5, 20), 5)
LABELS = Labels(signer="KT. Giám đốc")


def letter_of(*tasks: UrgedTask, unit: str = "Phòng Cải cách hành chính") -> UrgingLetter:
    return UrgingLetter("Sở Nội vụ", "UBND tỉnh Hà Tĩnh", "Hà Tĩnh", unit, date(2026, 5, 25),
                        date(2026, 5, 28), tasks, code="SNV-VP")


def words_of(path: Path) -> list[str]:
    return [p.text for p in read(path).paragraphs]


def test_a_short_list_stands_in_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "l.docx"
    later = UrgedTask("CCHC-2026-002", "Số hóa hồ sơ", "", date(2026, 4, 1), 54, "chờ kinh phí")
    write_urging_letter(letter_of(TASK, later), path, LABELS)
    assert check(path, upward=True, kind="") == []
    words = words_of(path)
    assert "V/v đôn đốc thực hiện nhiệm vụ quá hạn" in words
    assert "Kính gửi: Phòng Cải cách hành chính" in words
    assert (
        "Qua theo dõi, tính đến ngày 25/5/2026, Phòng Cải cách hành chính còn 02 nhiệm vụ được "
        "giao đã quá hạn nhưng chưa hoàn thành, cụ thể sau đây:"
    ) in words
    first = words.index("1")
    assert words[first + 1 : first + 6] == [
        "Số hóa hồ sơ (CCHC-2026-002)", "", "01/4/2026", "54", "chờ kinh phí"]
    assert any("trước khi hết ngày 28/5/2026" in text for text in words)
    assert any(text.startswith("Đối với nhiệm vụ đã nêu vướng mắc") for text in words)


def test_a_long_list_is_an_annex(tmp_path: Path) -> None:
    path = tmp_path / "l.docx"
    write_urging_letter(letter_of(*[TASK] * 300), path, LABELS)
    assert check(path, upward=True, kind="") == []
    document = read(path)
    assert len(document.sections) == 2
    assert document.tables[-1].rows == 301
    assert not any("nêu vướng mắc" in p.text for p in document.paragraphs)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts(tmp_path: Path, text: str) -> None:
    path = tmp_path / "l.docx"
    task = UrgedTask(text, text, text, date(2026, 5, 20), 5, text)
    write_urging_letter(letter_of(task, unit=text), path, LABELS)
    assert check(path, upward=True, kind="") == []


def test_there_is_no_letter_about_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="overdue"):
        write_urging_letter(letter_of(), tmp_path / "l.docx", LABELS)
