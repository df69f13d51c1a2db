"""Kinds of files by content alone."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.sniff import DOCX, OLE, TEXT, UNKNOWN, XLSX, ZIP, sniff


@pytest.mark.parametrize(
    ("data", "mime"),
    [
        (b"%PDF-1.7\n...", "application/pdf"),
        (b"\xff\xd8\xff\xe0abc", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\nabc", "image/png"),
        (b"GIF89a...", "image/gif"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "image/heic"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00", UNKNOWN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(10), OLE),
        ("Đã xong 80%\n".encode(), TEXT),
        ("Đã xong".encode("utf-16"), TEXT),
        (b"MZ\x90\x00\x03", UNKNOWN),
        (b"\xff\xfe\x00", UNKNOWN),
        (b"", UNKNOWN),
        (b"PK\x03\x04 cut short", ZIP),
    ],
)
def test_kinds(data: bytes, mime: str) -> None:
    assert sniff(data) == mime


def test_office_files(files: Path) -> None:
    plan = files / "ke-hoach-cai-thien-chi-so-2021.xlsx"
    assert sniff(plan.read_bytes()) == XLSX
    assert sniff(plan.with_suffix(".docx").read_bytes()) == DOCX


def test_macros_are_no_office_file(files: Path, repack) -> None:
    plan = files / "ke-hoach-cai-thien-chi-so-2021.docx"
    assert sniff(repack(plan, {"word/vbaProject.bin": b"x"}).read_bytes()) == UNKNOWN


def test_a_plain_archive() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "b")
    assert sniff(buffer.getvalue()) == ZIP


@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"\xff\xfe"]))
def test_never_raises(data: bytes, start: bytes) -> None:
    assert "/" in sniff(start + data)
