"""Reading bodies of requests without trusting their size."""

import json
from typing import Any

from aiohttp import web


async def read_capped(request: web.Request, limit: int) -> bytes | None:
    """The body, or None when it has more than `limit` bytes (read no further then)."""
    if (request.content_length or 0) > limit:
        return None
    body = bytearray()
    async for chunk in request.content.iter_chunked(65536):
        body += chunk
        if len(body) > limit:
            return None
    return bytes(body)


async def read_object(request: web.Request, limit: int) -> dict[str, Any]:
    """The JSON object of the body; raises HTTP 413 when too long, 400 when it is no object."""
    body = await read_capped(request, limit)
    if body is None:
        raise web.HTTPRequestEntityTooLarge(max_size=limit, actual_size=limit + 1)
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise web.HTTPBadRequest(text="not JSON") from None
    if not isinstance(data, dict):
        raise web.HTTPBadRequest(text="not an object")
    return data
