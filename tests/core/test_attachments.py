"""Names of files from outside are made safe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.attachments import safe_name


@pytest.mark.parametrize(("name", "safe"), [
    ("Báo cáo quý II.docx", "Báo cáo quý II.docx"),
    ("../../etc/passwd", "passwd"),
    ("C:\\Users\\x\\kế hoạch.xlsx", "kế hoạch.xlsx"),
    ("a\u202excod.exe", "a xcod.exe"),
    ('<b>"x"</b>.pdf', "b.pdf"),
    ("a\x00\r\nb.txt", "a b.txt"),
    ("...", "file"),
    ("", "file"),
])
def test_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    name = safe_name("á" * 500 + ".docx")
    assert len(name) == 120
    assert name.endswith(".docx")


@given(st.text(max_size=300))
def test_never_a_path(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe) <= 120
    assert not set(safe) & set('/\\<>:"|?*\x00\n')
