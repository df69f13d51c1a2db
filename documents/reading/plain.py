"""A .txt, as an extraction or an editor leaves it."""

from core.errors import WorkError
from documents.reading.grid import Content

MAX_CHARS = 4_000_000


def read_plain(data: bytes) -> Content:
    """The text of the file. Raises WorkError `file-type` for what is no text in UTF-8 or UTF-16,
    `file-too-large`."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise WorkError("file-type") from error
    if len(text) > MAX_CHARS:
        raise WorkError("file-too-large")
    return Content([text], wrapped=True)
