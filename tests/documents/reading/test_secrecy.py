"""What is a secrecy stamp and what is an ordinary word."""

import unicodedata

import openpyxl
import pytest

from core.errors import WorkError
from documents.reading import read_directive
from documents.reading.secrecy import has_stamp, is_secret_name

ROWS = [["TT", "Nội dung", "Đơn vị chủ trì"], [1, "Rà soát", "Phòng A"]]


@pytest.mark.parametrize(
    "text",
    [
        "MẬT", "TỐI MẬT", "TUYỆT MẬT", "[ MẬT ]", "TUYỆT  MẬT", "M Ậ T", "Độ mật: Mật",
        "Độ mật: TỐI MẬT", "ĐỘ MẬT: C", "Độ Mật Tối Mật", "MẬT (Bản số: 01)",
        "SỞ NỘI VỤ\nMẬT", "MẬT      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "M\u200bẬT", unicodedata.normalize("NFD", "TUYỆT MẬT"), "Số: 12/KH-SNV; độ mật: tuyệt mật.",
    ],
)
def test_stamps(text: str) -> None:
    assert has_stamp([text])


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện bảo vệ bí mật nhà nước", "mật độ dân số", "BẢO MẬT THÔNG TIN", "Mật ong",
        "Mật", "mật", "Không đưa tài liệu mật, tối mật lên mạng", "MẬT ĐỘ", "Độ mật: Không",
        "Xác định độ mật của tài liệu", "Tài liệu tối mật do lãnh đạo giữ", "Độ mật:", "",
    ],
)
def test_ordinary_words(text: str) -> None:
    assert not has_stamp([text])


def test_a_level_in_the_cell_after_its_label() -> None:
    assert has_stamp(["Độ mật:", "Mật"])
    assert not has_stamp(["Độ mật:", "Thường", "Mật"])


@pytest.mark.parametrize(
    "name",
    ["MẬT - Ke hoach.xlsx", "Kế hoạch (MẬT).docx", "KH_TUYET MAT.docx", "kế hoạch tối mật.xlsx",
     "toi_mat.docx", "KẾ HOẠCH 12 MẬT.docx", "Độ mật TUYỆT MẬT.pdf"],
)
def test_secret_file_names(name: str) -> None:
    assert is_secret_name(name)
    assert is_secret_name(unicodedata.normalize("NFD", name))


@pytest.mark.parametrize(
    "name",
    ["BẢO MẬT THÔNG TIN.docx", "Quy chế bảo vệ bí mật nhà nước.docx", "MẬT ONG.xlsx",
     "mật độ dân số.xlsx", "bao cao do mat dien.docx", "Mặt trận.docx", "ke-hoach-2026.xlsx"],
)
def test_ordinary_file_names(name: str) -> None:
    assert not is_secret_name(name)


def test_a_secret_name_is_refused_whatever_the_file(tmp_path) -> None:
    (tmp_path / "x").write_bytes(b"%PDF-1.4")
    with pytest.raises(WorkError, match="file-secret"):
        read_directive(tmp_path / "x", "MẬT.pdf")


def test_a_stamp_above_the_table(xlsx, word) -> None:
    for path in (xlsx([["MẬT"], *ROWS]), word(ROWS, before=["TỐI MẬT"])):
        with pytest.raises(WorkError, match="file-secret"):
            read_directive(path, path.name)


def test_a_stamp_is_found_even_without_a_task_table(word) -> None:
    path = word([["a", "b"]], before=["TUYỆT MẬT"])
    with pytest.raises(WorkError, match="file-secret"):
        read_directive(path, path.name)


def test_a_stamp_in_a_page_header_a_hidden_sheet_or_a_text_box(tmp_path, word, repack) -> None:
    paged, hidden = openpyxl.Workbook(), openpyxl.Workbook()
    for book in (paged, hidden):
        for row in ROWS:
            book.active.append(row)
    paged.active.oddHeader.center.text = "MẬT"
    hidden.create_sheet("Ẩn").append(["MẬT"])
    hidden["Ẩn"].sheet_state = "hidden"
    paged.save(tmp_path / "paged.xlsx")
    hidden.save(tmp_path / "hidden.xlsx")
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    stamp = f'<w:hdr xmlns:w="{namespace}"><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:hdr>'
    headed = repack(word(ROWS), {"word/header9.xml": stamp})
    box = (
        f'<w:document xmlns:w="{namespace}"><w:body><w:p><w:r><w:pict><w:txbxContent><w:p><w:r>'
        "<w:t>MẬT</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p></w:body></w:document>"
    )
    boxed = repack(word(ROWS, name="b.docx"), {"word/document.xml": box})
    for path in (tmp_path / "paged.xlsx", tmp_path / "hidden.xlsx", headed, boxed):
        with pytest.raises(WorkError, match="file-secret"):
            read_directive(path, path.name)


def test_state_secrets_as_a_subject_are_no_stamp(xlsx, read) -> None:
    rows = [ROWS[0], [1, "Tuyên truyền Luật Bảo vệ bí mật nhà nước, bảo mật thông tin", "Phòng A"]]
    assert len(read(xlsx(rows)).duties) == 1
