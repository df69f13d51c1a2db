"""Reading bodies of requests and answers without trusting their size."""

import json
from typing import Any

from aiohttp import ClientResponse, web


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


async def read_answer(answer: ClientResponse, limit: int) -> bytes:
    """The whole body of an answer; only its first `limit` bytes when it has more."""
    body = bytearray()
    async for chunk in answer.content.iter_chunked(65536):
        body += chunk
        if len(body) > limit:
            return bytes(body[:limit])
    return bytes(body)


def loaded(body: bytes) -> Any:
    """The JSON value of a body; None when it is no JSON, or nests too deeply."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


async def read_object(request: web.Request, limit: int) -> dict[str, Any]:
    """The JSON object of the body; raises HTTP 413 when too long, 400 when it is no object."""
    body = await read_capped(request, limit)
    if body is None:
        raise web.HTTPRequestEntityTooLarge(max_size=limit, actual_size=limit + 1)
    data = loaded(body)
    if not isinstance(data, dict):
        raise web.HTTPBadRequest(text="not a JSON object")
    return data
