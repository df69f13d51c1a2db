"""An Office file as a set of named parts, opened only after it proved harmless.

Sizes, entry counts, compression ratios, macros and document type definitions are checked before
anything is parsed (design.md §7.7: files from outside are hostile).
"""

import copy
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from core.errors import WorkError
from documents.reading.target import Target
from documents.sniff import is_macro

MAX_TOTAL_BYTES = 200_000_000
MAX_ENTRIES = 5_000
MAX_RATIO = 200
RATIO_MATTERS_FROM = 1_000_000
#: Far above any real plan; parsing time and memory grow with it.
MAX_PART_BYTES = 64_000_000
_CHUNK = 1 << 20
_MARKUP = (".xml", ".rels", ".vml")
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"^<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_ENCODINGS = {b"utf-8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1"}
_ARCHIVE_STARTS = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")


class Package:
    """The parts of an Office file. Raises WorkError without a file name; the caller adds it."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, RuntimeError, OSError) as error:
            # RuntimeError: zipfile's word for a packing or an encryption that it cannot read.
            raise WorkError("file-broken") from error
        self._entries = {info.filename: info for info in self._archive.infolist()}
        _check_directory(self._archive.infolist())

    def check_parts(self) -> None:
        """Unpack every part once, counting: bombs, nested archives and entities are refused."""
        total = 0
        for info in self._archive.infolist():
            markup = info.filename.lower().endswith(_MARKUP)
            size, head, tail = 0, b"", b""
            for chunk in self._chunks(info):
                head = head or chunk[:512]
                size += len(chunk)
                if total + size > MAX_TOTAL_BYTES or _is_blown_up(size, info.compress_size):
                    raise WorkError("file-bomb")
                if markup:
                    tail = _check_markup(tail, chunk)
            total += size
            _check_entry(info, size, head, markup)

    def names(self, prefix: str) -> list[str]:
        """Parts whose name begins with `prefix`, in order of their names."""
        return sorted(name for name in self._entries if name.startswith(prefix))

    def has(self, name: str) -> bool:
        """True when there is a part of this name."""
        return name in self._entries

    def feed(self, name: str, target: Target) -> None:
        """Parse a part into `target`; `file-broken` when it is missing or not well-formed."""
        if name not in self._entries:
            raise WorkError("file-broken")
        parser = DefusedXMLParser(target=target, forbid_dtd=True)
        try:
            for chunk in self._chunks(self._entries[name]):
                parser.feed(chunk)
            parser.close()
        except (ParseError, DefusedXmlException) as error:
            raise WorkError("file-broken") from error

    def _chunks(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """The content of an entry, whatever size its header declares."""
        entry = copy.copy(info)
        entry.file_size = MAX_TOTAL_BYTES + 1
        try:
            with self._archive.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as error:
            raise WorkError("file-broken") from error


def _check_directory(entries: list[zipfile.ZipInfo]) -> None:
    """What the archive says of itself, before a byte is unpacked."""
    if len(entries) > MAX_ENTRIES or sum(e.file_size for e in entries) > MAX_TOTAL_BYTES:
        raise WorkError("file-bomb")
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise WorkError("file-locked")
        if _is_blown_up(entry.file_size, entry.compress_size):
            raise WorkError("file-bomb")
        if is_macro(entry.filename):
            raise WorkError("file-macro")


def _is_blown_up(size: int, packed: int) -> bool:
    return size > RATIO_MATTERS_FROM and size > MAX_RATIO * max(packed, 1)


def _check_entry(info: zipfile.ZipInfo, size: int, head: bytes, markup: bool) -> None:
    """A chart's embedded workbook is never opened; any other archive inside is refused."""
    if head.startswith(_ARCHIVE_STARTS) and "/embeddings/" not in f"/{info.filename}":
        raise WorkError("file-bomb")
    if markup:
        if size > MAX_PART_BYTES:
            raise WorkError("file-too-large")
        declared = _ENCODING.match(head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b""))
        if declared and declared.group(1).lower() not in _ENCODINGS:
            raise WorkError("file-broken")


def _check_markup(tail: bytes, chunk: bytes) -> bytes:
    """Refuse type definitions; returns what the next chunk's check must see again.

    NULs are dropped so that UTF-16 hides nothing.
    """
    seen = tail + chunk.replace(b"\0", b"")
    if _FORBIDDEN.search(seen):
        raise WorkError("file-broken")
    return seen[-16:]
