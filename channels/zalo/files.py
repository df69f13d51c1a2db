"""The routes behind our links: a file for one person, a picture for Zalo, an upload page."""

import asyncio
import re
import unicodedata
from collections.abc import Awaitable, Callable
from datetime import datetime
from urllib.parse import quote

from aiohttp import web

from channels.base import Feed
from channels.files import Files, StoredFile
from channels.speaking import speaking
from channels.web.uploads import Upload, read_upload
from channels.zalo.inbox import Inbox
from channels.zalo.incoming import number_of, upload_update
from channels.zalo.links import LANGUAGE, LIVES, Links
from channels.zalo.pages import Pages
from channels.zalo.ports import Once
from core.errors import StoreDownError
from core.storable import storable

_COOKIE = "zalo_file"
_LONGEST_CAPTION = 2000
#: Whole uploads are held in memory.
_AT_ONCE = 8
_UPLOAD_SECONDS = 600.0
_PRIVATE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store", "X-Robots-Tag": "noindex"}


Page = Callable[[web.Request], Awaitable[web.Response]]


class FileRoutes:
    """`limit_mb` caps one uploaded file."""

    def __init__(
        self, links: Links, files: Files, once: Once, inbox: Inbox, pages: Pages,
        clock: Callable[[], datetime], limit_mb: int,
    ) -> None:
        self._links = links
        self._files = files
        self._once = once
        self._inbox = inbox
        self._pages = pages
        self._clock = clock
        self._limit_mb = limit_mb
        self._room = asyncio.Semaphore(_AT_ONCE)
        self._taking: set[str] = set()

    def routes(self, feed: Feed) -> list[web.RouteDef]:
        """Their addresses all begin with the links' path."""

        async def take(request: web.Request) -> web.Response:
            return await self._take(request, feed)

        path = self._links.path
        return [
            web.get(f"{path}/file/{{ticket}}", _understood(self._offer)),
            web.post(f"{path}/file/{{ticket}}", _understood(self._give)),
            web.get(f"{path}/get/{{ticket}}/{{name}}", _understood(self._fetch)),
            web.get(f"{path}/picture/{{ticket}}", self._show),
            web.get(f"{path}/upload/{{ticket}}", _understood(self._ask)),
            web.post(f"{path}/upload/{{ticket}}", _understood(take)),
        ]

    async def _offer(self, request: web.Request) -> web.Response:
        if self._links.read("file", request.match_info["ticket"]) is None:
            return self._pages.told("zalo-page-dead", 410)
        return self._pages.download()

    async def _give(self, request: web.Request) -> web.Response:
        """The first browser that asks is let in, and let in again; no other is.

        It is sent on to an address of its own: the browser inside a chat app hands a download to
        the phone's, which knows the address and nothing else.
        """
        subject = self._links.read("file", request.match_info["ticket"])
        file = await self._files.file(subject) if subject else None
        if subject is None or file is None:
            return self._pages.told("zalo-page-dead", 410)
        badge = self._links.badge(subject)
        if request.cookies.get(_COOKIE) != badge \
                and not await self._once.first_time(f"file:{subject}"):
            return self._pages.told("zalo-page-taken", 403)
        response = web.Response(status=303, headers={
            **_PRIVATE, "Location": self._links.fetched(subject, quote(file.name, safe=""))})
        response.set_cookie(
            _COOKIE, badge, max_age=int(LIVES["file"].total_seconds()), path=request.path,
            httponly=True, samesite="Strict",
            secure=request.headers.get("X-Forwarded-Proto", "").lower() == "https")
        return response

    async def _fetch(self, request: web.Request) -> web.Response:
        subject = self._links.read("get", request.match_info["ticket"])
        file = await self._files.file(subject) if subject else None
        return _attachment(file) if file else self._pages.told("zalo-page-dead", 410)

    async def _show(self, request: web.Request) -> web.Response:
        subject = self._links.read("picture", request.match_info["ticket"])
        file = await self._files.file(subject) if subject else None
        if file is None or not file.mime.startswith("image/"):
            raise web.HTTPNotFound
        return web.Response(body=file.content, headers={
            "Content-Type": file.mime, "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store"})

    async def _ask(self, request: web.Request) -> web.Response:
        subject = self._links.read("upload", request.match_info["ticket"])
        if subject is None:
            return self._pages.told("zalo-page-dead", 410)
        if await self._once.seen(f"upload:{subject}"):
            # Told before a file is chosen and carried here in vain.
            return self._pages.told("zalo-page-used", 410)
        return self._pages.upload(self._limit_mb)

    async def _take(self, request: web.Request, feed: Feed) -> web.Response:
        subject = self._links.read("upload", request.match_info["ticket"])
        if subject is None:
            return self._pages.told("zalo-page-dead", 410)
        try:
            async with self._room, asyncio.timeout(_UPLOAD_SECONDS):
                upload = await read_upload(request, self._limit_mb * 1024 * 1024)
        except web.HTTPRequestEntityTooLarge:
            return self._pages.told("zalo-page-large", 413, limit=self._limit_mb)
        except web.HTTPBadRequest:
            return self._pages.told("zalo-page-empty", 400)
        except TimeoutError:
            return self._pages.told("zalo-page-slow", 408)
        try:
            return await self._accept_once(feed, subject, upload)
        except StoreDownError:
            return self._pages.told("zalo-page-busy", 503)

    async def _accept_once(self, feed: Feed, subject: str, upload: Upload) -> web.Response:
        """Used up only by a file that is kept: what died on the way can be sent again."""
        if subject in self._taking or await self._once.seen(f"upload:{subject}"):
            return self._pages.told("zalo-page-used", 409)
        self._taking.add(subject)
        try:
            await self._accept(feed, subject, upload)
            # Sent again it has the same update id: it cannot take effect twice.
            await self._once.first_time(f"upload:{subject}")
        finally:
            self._taking.discard(subject)
        return self._pages.told("zalo-page-done")

    async def _accept(self, feed: Feed, subject: str, upload: Upload) -> None:
        chat_id, now = int(subject.partition("-")[0]), self._clock()
        content = upload.content or b""
        key = await self._files.keep_file(chat_id, upload.name, upload.mime, content, now)
        document = {"file_id": key, "file_unique_id": key, "file_name": upload.name,
                    "mime_type": upload.mime, "file_size": len(content)}
        caption = storable(upload.fields.get("caption", "")).strip()[:_LONGEST_CAPTION]
        await self._inbox.take(feed, upload_update(
            self._inbox.bot, chat_id, number_of("upload", subject), now, document, caption))


def _understood(answer: Page) -> Page:
    """The page in the language of who opens it."""

    async def speak(request: web.Request) -> web.Response:
        with speaking(request.query.get(LANGUAGE, "")):
            return await answer(request)

    return speak


def _attachment(file: StoredFile) -> web.Response:
    return web.Response(body=file.content, headers={
        "Content-Type": file.mime,
        # Some phones' download managers know the first form only.
        "Content-Disposition": f'attachment; filename="{_plain(file.name)}"; '
                               f"filename*=UTF-8''{quote(file.name, safe='')}",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        **_PRIVATE,
    })


def _plain(name: str) -> str:
    """The name in letters that every header takes."""
    bare = unicodedata.normalize("NFKD", name.replace("đ", "d").replace("Đ", "D"))
    return re.sub(r"[^A-Za-z0-9 ._()-]", "_", bare.encode("ascii", "ignore").decode()) or "file"
