"""Names and kinds of files that came from outside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.web.uploads import declared_type, picture_type, safe_name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\nam\\báo cáo.docx", "báo cáo.docx"),
        ("ba\u0301o.docx", "báo.docx"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("", "file"),
        ("...", "file"),
        ("x" * 300 + ".docx", "x" * 115 + ".docx"),
    ],
)
def test_names_are_made_harmless(given_name: str, kept: str) -> None:
    assert safe_name(given_name) == kept


@given(st.text())
def test_any_name_gives_a_short_one(name: str) -> None:
    kept = safe_name(name)
    assert 0 < len(kept) <= 120
    assert not set(kept) & set("/\\\n\r\0")


def test_kinds_are_told_by_bytes_and_active_ones_are_only_bytes() -> None:
    assert picture_type(b"\xff\xd8\xff\xe0") == "image/jpeg"
    assert picture_type(b"RIFF....WEBPVP8 ") == "image/webp"
    assert picture_type(b"<svg") is None
    assert declared_type("a.pdf") == "application/pdf"
    for name in ("a.html", "a.svg", "a.xhtml", "a.js", "a.xml", "a"):
        assert declared_type(name) == "application/octet-stream"
