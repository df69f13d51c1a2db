"""The JSON routes of the page: read, send, press, upload, download."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeGuard
from urllib.parse import quote

from aiohttp import web

from channels.base import Feed
from channels.bodies import read_object
from channels.markup import utf16_length
from channels.web.inbox import Inbox
from channels.web.payloads import Payload, file_note, has_button, shown
from channels.web.ports import WebMessages
from channels.web.rooms import Rooms
from channels.web.uploads import read_upload
from channels.web.visitors import Visitors
from core.storable import storable

JSON_CAP = 64 * 1024
TEXT_CAP = 10_000
_PAGE = 200
#: Seconds a request waits for news, and the pauses between its looks at the transcript.
_HOLD = 25.0
_FIRST_LOOK, _LONGEST_LOOK = 0.05, 2.0


class Api:
    """Every route asks `visitors` first; a chat sees itself and nothing else."""

    def __init__(
        self,
        visitors: Visitors,
        messages: WebMessages,
        inbox: Inbox,
        rooms: Rooms,
        clock: Callable[[], datetime],
        upload_limit: int,
    ) -> None:
        self._visitors = visitors
        self._messages = messages
        self._inbox = inbox
        self._rooms = rooms
        self._clock = clock
        self._upload_limit = upload_limit

    def routes(self, feed: Feed) -> list[web.RouteDef]:
        """The routes; what people send goes to `feed`."""

        async def send(request: web.Request) -> web.Response:
            return await self._send(request, feed)

        async def press(request: web.Request) -> web.Response:
            return await self._press(request, feed)

        async def upload(request: web.Request) -> web.Response:
            return await self._upload(request, feed)

        return [
            web.get("/chat/api/messages", self._read),
            web.post("/chat/api/send", send),
            web.post("/chat/api/press", press),
            web.post("/chat/api/upload", upload),
            web.get("/chat/files/{id}", self._download),
        ]

    async def _read(self, request: web.Request) -> web.Response:
        visitor = await self._visitors.of(request)
        after, seen = _number(request, "after") or 0, _number(request, "seen")
        loop = asyncio.get_running_loop()
        # Without `seen` the page only begins: it gets what there is, at once.
        until = loop.time() + (0 if seen is None else _HOLD)
        pause = _FIRST_LOOK
        while True:
            news = self._rooms.listen(visitor.chat_id)
            rows = await self._messages.since(visitor.chat_id, after, _PAGE)
            events, last = self._rooms.events(visitor.chat_id, seen)
            left = until - loop.time()
            if rows or events or left <= 0 or self._rooms.closed:
                lines = [line for row in rows if (line := shown(row)) is not None]
                revision = max((row.revision for row in rows), default=after)
                return web.json_response(
                    {"messages": lines, "after": revision, "events": events, "seen": last},
                    headers={"Cache-Control": "no-store"},
                )
            # The call may come before its transaction is committed, even before this request:
            # look again soon, then more and more calmly.
            woken = await _within(news, min(pause, left))
            pause = _FIRST_LOOK if woken else min(pause * 2, _LONGEST_LOOK)

    async def _send(self, request: web.Request, feed: Feed) -> web.Response:
        visitor = await self._visitors.of(request, changing=True)
        body = await read_object(request, JSON_CAP)
        line = Payload(text=_words(body.get("text")), name=visitor.name)
        if not line["text"]:
            raise web.HTTPBadRequest(text="no text")
        await self._answering(line, visitor.chat_id, body.get("reply_to"))
        return _accepted(await self._inbox.accept(feed, visitor.chat_id, line))

    async def _press(self, request: web.Request, feed: Feed) -> web.Response:
        visitor = await self._visitors.of(request, changing=True)
        body = await read_object(request, JSON_CAP)
        message_id, data = body.get("message_id"), body.get("data")
        if not _is_id(message_id) or not isinstance(data, str):
            raise web.HTTPBadRequest(text="message_id and data are needed")
        row = await self._messages.get(visitor.chat_id, message_id)
        if row is None or not has_button(row.payload, data):
            raise web.HTTPConflict(text="the button is gone")
        line = Payload(press=message_id, data=data, name=visitor.name)
        return _accepted(await self._inbox.accept(feed, visitor.chat_id, line))

    async def _upload(self, request: web.Request, feed: Feed) -> web.Response:
        visitor = await self._visitors.of(request, changing=True)
        upload = await read_upload(request, self._upload_limit)
        file_id = await self._messages.keep_file(
            visitor.chat_id, upload.name, upload.mime, upload.content or b"", self._clock()
        )
        kept = await self._messages.file(file_id)
        if kept is None:
            raise LookupError(file_id)
        line = Payload(
            text=_words(upload.fields.get("caption", "")),
            file=file_note(kept, photo=upload.photo),
            name=visitor.name,
        )
        reply_to = upload.fields.get("reply_to", "")
        answered = int(reply_to) if reply_to.isdecimal() and len(reply_to) < 19 else None
        await self._answering(line, visitor.chat_id, answered)
        return _accepted(await self._inbox.accept(feed, visitor.chat_id, line))

    async def _answering(self, line: Payload, chat_id: int, message_id: Any) -> None:
        if message_id is None:
            return
        if not _is_id(message_id) or await self._messages.get(chat_id, message_id) is None:
            raise web.HTTPBadRequest(text="no such message to answer")
        line["reply_to"] = message_id

    async def _download(self, request: web.Request) -> web.Response:
        visitor = await self._visitors.of(request)
        file = await self._messages.file(request.match_info["id"])
        if file is None or file.chat_id != visitor.chat_id:
            raise web.HTTPNotFound
        headers = {
            "Content-Type": file.mime,
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name)}",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, max-age=86400",
        }
        return web.Response(body=file.content, headers=headers)


def _words(value: object) -> str:
    """The text a person typed; HTTP 400 when it is none, 413 when it is too long."""
    if not isinstance(value, str):
        raise web.HTTPBadRequest(text="no text")
    text = storable(value).strip()
    if utf16_length(text) > TEXT_CAP:
        raise web.HTTPRequestEntityTooLarge(max_size=TEXT_CAP, actual_size=len(text))
    return text


def _is_id(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**63


def _number(request: web.Request, name: str) -> int | None:
    text = request.query.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 19 else None


def _accepted(message_id: int) -> web.Response:
    return web.json_response({"id": message_id}, status=202)


async def _within(news: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await news.wait()
    except TimeoutError:
        return False
    return True
