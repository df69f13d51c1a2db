"""Bodies of the Zalo double, and what it remembers."""

import json
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

Params = dict[str, Any]


@dataclass(frozen=True)
class Person:
    """Somebody with Zalo; in a private chat the chat has the person's id."""

    id: str
    name: str


class ApiError(Exception):
    """Answered with HTTP 200 and `ok: false`."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code
        self.description = description


@dataclass
class Fault:
    """What goes wrong: "502" (a gateway's page), "hang", "drop" (closed after it took effect),
    or a number: that error_code."""

    kind: str
    method: str | None
    times: int


@dataclass
class Sent:
    """A message of the bot."""

    chat: str
    text: str
    styles: list[dict[str, Any]] = field(default_factory=list)
    photo: str = ""
    content: bytes = b""


async def read_params(request: web.Request) -> Params:
    """JSON as most clients send it, urlencoded as Zalo's own Python package does."""
    params: Params = dict(request.query)
    if request.content_type == "application/json":
        body = await request.read()
        found = json.loads(body) if body else {}
        params.update(found if isinstance(found, dict) else {})
    else:
        params.update(await request.post())
    return params


def limited(text: object, least: int) -> str:
    if not isinstance(text, str) or not least <= units(text) <= 2000:
        raise ApiError(400, "Bad request: text must have 1-2000 characters")
    return text


def units(text: str) -> int:
    """UTF-16 units: the stricter of what Zalo's limit may count."""
    return len(text.encode("utf-16-le")) // 2


async def post(url: str, **what: Any) -> int:
    """The status of the answer, 0 for none. Without a body there is no content type either."""
    try:
        async with aiohttp.ClientSession(skip_auto_headers=["Content-Type"]) as client, \
                client.post(url, **what) as answer:
            return answer.status
    except aiohttp.ClientError:
        return 0
