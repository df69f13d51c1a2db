"""Keys that keep an import from making anything twice."""

from dataclasses import replace
from datetime import date

import pytest

from core.directives import DirectiveHeader, Duty, directive_key, source_key

HEADER = DirectiveHeader(
    "ke_hoach", "28/KH-SLĐTBXH", "Sở Lao động - Thương binh và Xã hội", date(2021, 1, 22),
    "Tuyên truyền CCHC năm 2021", "", "",
)
DUTY = Duty("1.1", "Kế hoạch CCHC", "Xây dựng kế hoạch", "steering", "Văn phòng", "", "", "")


@pytest.mark.parametrize(
    "other",
    [
        replace(HEADER, issuer="SỞ LAO ĐỘNG – THƯƠNG BINH VÀ XÃ HỘI"),
        replace(HEADER, number="28 / KH-SLĐTBXH"),
        replace(HEADER, subject="khác", signer="Nguyễn Văn A"),
    ],
)
def test_one_numbered_directive(other: DirectiveHeader) -> None:
    assert directive_key(other) == directive_key(HEADER)


@pytest.mark.parametrize(
    "other",
    [
        replace(HEADER, number="29/KH-SLĐTBXH"),
        replace(HEADER, issuer="Sở Nội vụ"),
        replace(HEADER, issued_on=date(2022, 1, 22)),
        replace(HEADER, number=""),
    ],
)
def test_another_numbered_directive(other: DirectiveHeader) -> None:
    assert directive_key(other) != directive_key(HEADER)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Cải thiện Chỉ số Cải cách hành chính năm 2021",
         "NHIỆM VỤ, GIẢI PHÁP CẢI THIỆN CHỈ SỐ CCHC NĂM 2021", True),
        ("Nhiệm vụ, giải pháp cải thiện Chỉ số CCHC năm 2021",
         "Kế hoạch cải thiện Chỉ số CCHC năm 2022", False),
        ("V/v rà soát TTHC", "Về việc rà soát thủ tục hành chính", True),
        ("Nhiệm vụ", "Kế hoạch", False),
    ],
)
def test_drafts_go_by_their_subject(one: str, two: str, same: bool) -> None:
    keys = {directive_key(replace(HEADER, number="", subject=s)) for s in (one, two)}
    assert (len(keys) == 1) is same


def test_a_duty_is_known_again_by_its_words() -> None:
    spelled = replace(DUTY, title="KẾ HOẠCH  CCHC.", deadline_text="quý I", product="Báo cáo")
    assert source_key(spelled) == source_key(DUTY)
    for other in ({"item_no": "1.2"}, {"title": "x"}, {"detail": "x"}, {"lead_text": "x"}):
        assert source_key(replace(DUTY, **other)) != source_key(DUTY)


def test_the_key_is_short_whatever_the_number() -> None:
    assert len(source_key(replace(DUTY, item_no="1" * 300))) <= 80
