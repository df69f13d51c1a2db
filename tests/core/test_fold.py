import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.fold import fold, fold_with_offsets


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Trước ngày 25/3/2021", "truoc ngay 25/3/2021"),
        ("ĐÔN ĐỐC", "don doc"),
        ("Hoà", "hoa"),
        ("Hòa", "hoa"),
        ("quý II – quý III", "quy ii - quy iii"),
        ("a\u00a0b\tc\nd", "a b c\nd"),
        ("", ""),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_spelling_forms_are_one(text: str) -> None:
    nfc, nfd = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert fold(nfc) == fold(nfd)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_offsets_lead_back(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert list(offsets) == sorted(offsets)
    for index, char in enumerate(folded):
        assert char in fold(text[offsets[index]])
