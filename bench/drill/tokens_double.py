"""Zalo's two hosts in a process of their own: tokens that are good for one use, and messages."""

import asyncio
import socket
import time
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from tests.support.zalo_oa_tokens import DeniedError, Issuer

APP_ID, SECRET = "4004820246195372168", "drill"


class Hosts:
    """What was asked since the last look; POST /plan sets the moment and what gets lost."""

    def __init__(self) -> None:
        self._now = datetime(2026, 3, 2, tzinfo=UTC)
        self._issuer = Issuer(APP_ID, SECRET, lambda: self._now)
        self._lost = ""
        self._notes: list[str] = []
        self._trades = self._again = self._sent = 0
        self._answered_at = 0.0

    async def plan(self, request: web.Request) -> web.Response:
        """{now, lost}: the "request" or the "answer" is on its way until whoever asked is gone."""
        told = await request.json()
        self._now, self._lost = datetime.fromisoformat(told["now"]), told.get("lost", "")
        return web.json_response({})

    async def consent(self, _: web.Request) -> web.Response:
        """The owner grants the app once more."""
        return web.json_response({"token": self._issuer.consent()})

    async def note(self, request: web.Request) -> web.Response:
        """A child says how it went."""
        self._notes.append((await request.read()).decode())
        return web.json_response({})

    async def look(self, _: web.Request) -> web.Response:
        """Everything since the last look."""
        found: dict[str, Any] = {
            "trades": self._trades, "again": self._again, "sent": self._sent,
            "notes": self._notes, "answered_at": self._answered_at}
        self._trades = self._again = self._sent = 0
        self._notes = []
        return web.json_response(found)

    async def trade(self, request: web.Request) -> web.Response:
        """One refresh token for a pair, unless the request is lost on its way."""
        form = dict(await request.post())
        if self._lost == "request":
            await self._gone(request)
            return web.Response()
        self._trades += 1
        refused = len(self._issuer.refused)
        try:
            answer = self._issuer.trade(form, request.headers.get("secret_key", ""))
        except DeniedError as denied:
            answer = denied.body
        self._again += len(self._issuer.refused) - refused
        if self._lost == "answer":
            await self._gone(request)
        self._answered_at = time.time()
        return web.Response(text="") if answer is None else web.json_response(answer)

    async def _gone(self, request: web.Request) -> None:
        for _ in range(400):
            if request.transport is None or request.transport.is_closing():
                return
            await asyncio.sleep(0.005)

    async def message(self, request: web.Request) -> web.Response:
        """A message, with whatever token."""
        try:
            self._issuer.check(request.headers.get("access_token", ""))
        except DeniedError as denied:
            return web.json_response({"error": denied.code, "message": denied.name})
        self._sent += 1
        return web.json_response({"error": 0, "data": {"message_id": "x"}})


async def serve(listening: socket.socket) -> None:
    """Serve until killed."""
    hosts = Hosts()
    app = web.Application()
    app.router.add_post("/v4/oa/access_token", hosts.trade)
    app.router.add_post("/v3.0/oa/message/cs", hosts.message)
    app.router.add_post("/plan", hosts.plan)
    app.router.add_post("/note", hosts.note)
    app.router.add_get("/consent", hosts.consent)
    app.router.add_get("/look", hosts.look)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.SockSite(runner, listening).start()
    await asyncio.Event().wait()
