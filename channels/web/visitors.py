"""Who is in front of the page: a cookie for visitors, a header for the demo's people."""

import hashlib
import re
import secrets
from dataclasses import dataclass

from aiohttp import web

from channels.ids import ExternalIds
from channels.web.ports import DemoDesk, Persona
from channels.web.updates import NAMELESS

COOKIE = "chat_session"
#: Any value: a foreign page cannot send it without being asked by the browser first (CSRF).
HEADER = "X-Chat-Session"
_YEAR = 365 * 24 * 3600
_TOKEN = re.compile(r"[0-9a-f]{32}")


def external_id(session: str) -> str:
    """The channel's id of whoever holds the session token: its SHA-256, so tokens aren't kept."""
    return hashlib.sha256(session.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody with a chat of their own."""

    chat_id: int
    name: str


class Visitors:
    """Finds the visitor of a request, or refuses it."""

    def __init__(self, ids: ExternalIds, desk: DemoDesk | None) -> None:
        self._ids = ids
        self._desk = desk

    async def of(self, request: web.Request, *, changing: bool = False) -> Visitor:
        """The visitor; HTTP 401 without a session, 403 for a change without our header."""
        if changing and HEADER not in request.headers:
            raise web.HTTPForbidden(text=f"{HEADER} is missing")
        name = NAMELESS
        if self._desk is not None:
            persona = await self._persona(self._desk, request)
            token, name = persona.session, persona.name
        else:
            token = request.cookies.get(COOKIE, "")
            if not _TOKEN.fullmatch(token):
                raise web.HTTPUnauthorized(text="no session")
        return Visitor(await self._ids.local_id("web", external_id(token)), name)

    def welcome(self, request: web.Request, response: web.StreamResponse) -> None:
        """Give a new visitor a session of 128 random bits; the demo's people have theirs."""
        if self._desk is not None or _TOKEN.fullmatch(request.cookies.get(COOKIE, "")):
            return
        proxied = request.headers.get("X-Forwarded-Proto", "").lower() == "https"
        response.set_cookie(
            COOKIE,
            secrets.token_hex(16),
            max_age=_YEAR,
            path="/chat",
            httponly=True,
            samesite="Strict",
            secure=request.secure or proxied,
        )

    @staticmethod
    async def _persona(desk: DemoDesk, request: web.Request) -> Persona:
        given = request.headers.get(HEADER, "")
        found = [
            p
            for p in await desk.personas()
            if secrets.compare_digest(p.session.encode(), given.encode("utf-8", "surrogateescape"))
        ]
        if not found:
            raise web.HTTPUnauthorized(text="no such person")
        return found[0]
