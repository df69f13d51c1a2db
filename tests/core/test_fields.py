"""Headings of plans and reports → fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.fields import FIELDS, field_of


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("1 Công tác chỉ đạo điều hành CCHC", "steering"),
        ("I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC", "steering"),
        ("Hoàn thiện và tổ chức thực hiện hệ thống văn bản pháp quy", "institutions"),
        ("Cải cách thể chế", "institutions"),
        ("CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "procedures"),
        ("Cải cách TTHC", "procedures"),
        ("Cải cách tổ chức bộ máy hành chính nhà nước", "apparatus"),
        ("Xây dựng và nâng cao chất lượng đội ngũ CBCCVC", "civil_service"),
        ("Cải cách chế độ công vụ", "civil_service"),
        ("6. Cải cách tài chính công", "public_finance"),
        ("Hiện đại hoá nền hành chính", "digital_government"),
        ("Xây dựng, phát triển Chính phủ điện tử, Chính phủ số", "digital_government"),
        ("Chính quyền điện tử, chính quyền số", "digital_government"),
        ("Chuyển đổi số", "digital_government"),
        ("Kiểm soát TTHC", "procedures"),
        ("Tuyên truyền", "steering"),
        ("Cai cach the che", "institutions"),
        ("Cải cách thể chế và cải cách tài chính công", "other"),
        ("Tuyên truyền dịch vụ công trực tuyến", "other"),
        ("Nhiệm vụ khác", "other"),
        ("", "other"),
    ],
)
def test_headings(heading: str, code: str) -> None:
    assert field_of(heading) == code


@given(st.text(max_size=80))
def test_always_a_known_code(heading: str) -> None:
    assert field_of(heading) in FIELDS
