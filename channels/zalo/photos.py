"""What people send: fetched from Zalo's own hosts and from nowhere else."""

import logging
from collections.abc import AsyncGenerator
from urllib.parse import urlsplit

import aiohttp

from channels.web.uploads import picture_type

log = logging.getLogger(__name__)

#: Hosts (and what lies below them) that Zalo serves pictures from.
HOSTS = ("zalo.me", "zaloapp.com", "zaloplatforms.com", "zapps.me", "zapps.vn", "zadn.vn",
         "zdn.vn", "zalo.vn")
_SECONDS = 30
#: So many bytes tell a picture.
_HEAD = 12


class NotFetchedError(OSError):
    """It is not to be had; says why without its address."""


def allowed(url: str, own: str) -> bool:
    """True for https on one of Zalo's hosts, or on `own` (scheme://host:port), the API's."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".").lower()
        port = parts.port
    except ValueError:
        return False
    if own and f"{parts.scheme}://{parts.netloc}" == own:
        return True
    zalos = any(host == known or host.endswith(f".{known}") for known in HOSTS)
    return zalos and parts.scheme == "https" and port in (None, 443) and "@" not in parts.netloc


async def fetch(
    http: aiohttp.ClientSession, url: str, own: str, limit: int, chunk_size: int = 65536, *,
    picture: bool = True,
) -> AsyncGenerator[bytes, None]:
    """The picture (or any file) piece by piece, at most `limit` bytes.

    Raises NotFetchedError, ClientError.
    """
    if not allowed(url, own):
        # The host only: an address may hold a key.
        log.warning("nothing is fetched from %r", url.partition("://")[2].partition("/")[0][:80])
        raise NotFetchedError("not one of Zalo's hosts")
    timeout = aiohttp.ClientTimeout(total=_SECONDS)
    # No redirects: they could lead anywhere, into our own network too.
    async with http.get(url, allow_redirects=False, timeout=timeout) as answer:
        if answer.status != 200:
            raise NotFetchedError(f"HTTP {answer.status}")
        size, head = 0, b""
        async for chunk in answer.content.iter_chunked(chunk_size):
            size += len(chunk)
            if size > limit:
                raise NotFetchedError("too large")
            if size - len(chunk) >= _HEAD:
                yield chunk
                continue
            # A slow line may bring the first bytes one by one.
            head += chunk
            if size >= _HEAD:
                yield _checked(head, picture)
    if size < _HEAD:
        yield _checked(head, picture)


def _checked(head: bytes, picture: bool) -> bytes:
    if not head:
        raise NotFetchedError("empty")
    if picture and picture_type(head) is None:
        raise NotFetchedError("not a picture")
    return head
