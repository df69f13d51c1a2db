"""Pictures and documents that an Official Account takes as such; everything else goes as a link."""

import logging
from typing import Any

from channels.zalo_oa.client import ApiError, ZaloOaClient
from core.errors import SendError

log = logging.getLogger(__name__)

LARGEST_PICTURE = 1024 * 1024
LARGEST_FILE = 5 * 1024 * 1024
_PICTURES = {"image/png": "png", "image/jpeg": "jpg"}
#: By their endings, and how they begin: another file by such a name would be taken in silence.
_FILES = {"pdf": b"%PDF", "docx": b"PK\x03\x04", "doc": b"\xd0\xcf\x11\xe0"}


async def upload_picture(client: ZaloOaClient, content: bytes, mime: str | None) -> str | None:
    """What Zalo knows the picture by; None when it does not take it."""
    ending = _PICTURES.get(mime or "")
    if ending is None or len(content) > LARGEST_PICTURE:
        return None
    return await _upload(client, "image", f"picture.{ending}", content)


async def upload_file(client: ZaloOaClient, name: str, content: bytes) -> str | None:
    """What Zalo knows the document by; None when it does not take it."""
    begins = _FILES.get(name.rpartition(".")[2].lower())
    if begins is None or not content.startswith(begins) or len(content) > LARGEST_FILE:
        return None
    return await _upload(client, "file", name, content)


async def _upload(client: ZaloOaClient, kind: str, name: str, content: bytes) -> str | None:
    try:
        told: Any = await client.upload(f"/v2.0/oa/upload/{kind}", name, content)
    except (ApiError, SendError) as error:
        # Nothing was said to anybody yet: the message with the link will meet the same trouble.
        log.warning("an upload was refused: %s", error)
        return None
    # The documents have `token`, traffic has `attachment_id`; a type it does not take has neither.
    found = told.get("token") or told.get("attachment_id") if isinstance(told, dict) else None
    return found if isinstance(found, str) else None
