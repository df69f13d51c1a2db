"""Files from the page: capped while they are read, named harmlessly, pictures known by bytes."""

import mimetypes
import re
import unicodedata
from dataclasses import dataclass, field

from aiohttp import BodyPartReader, web

_FIELD_CAP = 64 * 1024
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
#: A browser would run these if it ever opened them as what they are.
_ACTIVE = re.compile(r"html|xml|svg|javascript|ecmascript")


@dataclass(slots=True)
class Upload:
    """What the form held. `photo`: sent as a picture, and its bytes are one."""

    name: str = ""
    mime: str = ""
    content: bytes | None = None
    photo: bool = False
    fields: dict[str, str] = field(default_factory=dict)


async def read_upload(request: web.Request, limit: int) -> Upload:
    """Read a multipart form with `file` or `photo`; HTTP 413 above `limit` bytes, 400 if broken."""
    if not request.content_type.startswith("multipart/"):
        raise web.HTTPBadRequest(text="not a form")
    if (request.content_length or 0) > limit + _FIELD_CAP:
        raise web.HTTPRequestEntityTooLarge(max_size=limit, actual_size=request.content_length or 0)
    upload = Upload()
    try:
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader):
                await _take(upload, part, limit)
    except ValueError:
        raise web.HTTPBadRequest(text="broken form") from None
    if not upload.content:
        raise web.HTTPBadRequest(text="no file")
    return upload


async def _take(upload: Upload, part: BodyPartReader, limit: int) -> None:
    if part.name in ("file", "photo") and part.filename is not None and upload.content is None:
        upload.content = await _read(part, limit)
        upload.name = safe_name(part.filename)
        picture = picture_type(upload.content)
        upload.photo = part.name == "photo" and picture is not None
        upload.mime = picture or declared_type(upload.name)
    elif part.name and len(upload.fields) < 8:
        upload.fields[part.name] = (await _read(part, _FIELD_CAP)).decode("utf-8", "replace")
    else:
        await _read(part, _FIELD_CAP)


async def _read(part: BodyPartReader, limit: int) -> bytes:
    body = bytearray()
    while chunk := await part.read_chunk(65536):
        body += chunk
        if len(body) > limit:
            raise web.HTTPRequestEntityTooLarge(max_size=limit, actual_size=len(body))
    return bytes(body)


def safe_name(name: str) -> str:
    """The last part of `name` in NFC without control characters, at most 120 characters."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    clean = "".join(c for c in last if unicodedata.category(c)[0] != "C").strip(" .")
    stem, dot, suffix = clean.rpartition(".")
    if len(clean) > 120 and dot and len(suffix) <= 10:
        return f"{stem[: 119 - len(suffix)]}.{suffix}"
    return clean[:120] or "file"


def picture_type(content: bytes) -> str | None:
    """The MIME type of a picture that browsers draw, told by its first bytes; else None."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((mime for magic, mime in _MAGIC if content.startswith(magic)), None)


def declared_type(name: str) -> str:
    """The MIME type that the name promises; active kinds become plain bytes."""
    mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return "application/octet-stream" if _ACTIVE.search(mime) else mime
