"""The kind of a file by its content: names and headers from outside are not believed."""

import io
import re
import zipfile

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
OLE = "application/x-ole"
TEXT = "text/plain"
PDF = "application/pdf"
UNKNOWN = "application/octet-stream"

_MAGIC = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
)
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}
_CONTENT_TYPES = "[Content_Types].xml"
_MAX_TYPES_BYTES = 1_000_000
#: Control characters that no text file holds.
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def sniff(data: bytes) -> str:
    """The MIME type that `data` (the whole file) has by content.

    Office files with macros and anything unknown are application/octet-stream; application/x-ole
    is an old .doc or .xls, or a password-protected new one; a damaged archive is application/zip.
    """
    for magic, mime in _MAGIC:
        if data.startswith(magic):
            return mime
    if data.startswith(_ZIP_STARTS):
        return _sniff_zip(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return "image/heic"
    return TEXT if _is_text(data) else UNKNOWN


def _sniff_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if _CONTENT_TYPES not in names:
                return ZIP
            with archive.open(_CONTENT_TYPES) as part:
                types = part.read(_MAX_TYPES_BYTES)
    except Exception:  # noqa: BLE001 - zipfile fails in many ways on hostile bytes; all mean "damaged"
        return ZIP
    if b"macroEnabled" in types or any(is_macro(name) for name in names):
        return UNKNOWN
    if b"wordprocessingml.document.main+xml" in types:
        return DOCX
    return XLSX if b"spreadsheetml.sheet.main+xml" in types else ZIP


def is_macro(part_name: str) -> bool:
    """True for the part of an Office file that holds its macros."""
    return part_name.lower().endswith("vbaproject.bin")


def _is_text(data: bytes) -> bool:
    """UTF-8, or UTF-16 with its mark, without control characters; an empty file is no text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    elif _BINARY.search(data):
        return False
    else:
        encoding = "utf-8"
    try:
        return bool(data.decode(encoding))
    except UnicodeDecodeError:
        return False
