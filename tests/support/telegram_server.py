"""A Bot API server in the test's own loop: the real protocol, with faults on demand.

async with TelegramServer() as server:
    channel = TelegramChannel(server.token, api_base=server.url)
    server.say(NAM, "xong")
"""

import asyncio
import json
import time
from collections import Counter, deque
from typing import Any, Self

import aiohttp
from aiohttp import web

from tests.support.running import served
from tests.support.telegram_http import Fault, failed, read_params, succeeded, too_many
from tests.support.telegram_world import (
    ApiError,
    Params,
    Person,
    Upload,
    World,
    file_shape,
    methods,
)
from tests.support.waiting import until

NAM = Person(1001, "Nam")
HOA = Person(1002, "Hoa")
SENDING = ("sendmessage", "sendphoto", "senddocument")


class TelegramServer:
    """Speaks for one bot. `requests` holds every call as (method in lower case, parameters)."""

    def __init__(self, token: str = "42:TEST-token") -> None:
        self.token = token
        self.world = World(int(token.split(":")[0]))
        self.requests: list[tuple[str, Params]] = []
        self.faults: list[Fault] = []
        self.rate_limited = False
        self.webhook: dict[str, str] = {}
        self.webhook_answers: list[int] = []
        self.url = ""
        self._methods = methods(self.world)
        self._updates: deque[dict[str, Any]] = deque()
        self._last_update = 500
        self._news = asyncio.Event()
        self._poll = 0
        self._sent_at: deque[tuple[float, int]] = deque()
        self._pusher: asyncio.Task[None] | None = None
        self._stopping = asyncio.Event()

    # What people do

    def say(
        self, user: Person, text: str, reply_to: dict[str, Any] | None = None, *, chat: int = 0
    ) -> dict[str, Any]:
        """The user writes; `chat` is a group's (negative) id, else it is private."""
        return self._message(user, chat, text=text, reply_to_message=reply_to)

    def upload(
        self, user: Person, content: bytes, name: str, caption: str = "", *, photo: bool = False
    ) -> dict[str, Any]:
        """The user sends a file or a picture."""
        kind = "photo" if photo else "document"
        file_id = self.world.keep(name, content, f"{kind}s")
        shape = file_shape(file_id, self.world.files[file_id], kind)
        return self._message(user, 0, caption=caption, **shape)

    def press(self, user: Person, message: dict[str, Any], data: str) -> dict[str, Any]:
        """The user presses a button under a message of the bot."""
        query = f"Q{self._last_update}"
        self.world.presses.add(query)
        return self._push(
            "callback_query",
            {"id": query, "from": user.shape(), "chat_instance": "1", "message": message,
             "data": data},
        )  # fmt: skip

    def block(self, user: Person) -> None:
        """The user blocks the bot."""
        self.world.blocked.add(user.id)

    def fail(self, kind: str, method: str | None = None, times: int = 1, **more: Any) -> None:
        """Make the next `times` calls (of one method) go wrong; see Fault."""
        self.faults.append(Fault(kind, method and method.lower(), times, **more))

    def calls(self, method: str) -> list[Params]:
        """The parameters of every call of the method."""
        return [params for name, params in self.requests if name == method.lower()]

    async def until_sent(self, chat_id: int, count: int = 1) -> list[dict[str, Any]]:
        """Wait (5 s) until the chat has `count` messages of the bot."""
        await until(lambda: len(self.world.sent_to(chat_id)) >= count)
        return self.world.sent_to(chat_id)

    @property
    def waiting(self) -> int:
        """Updates that nobody has confirmed."""
        return len(self._updates)

    # Updates

    def _message(self, user: Person, chat: int, **content: Any) -> dict[str, Any]:
        chat_id = chat or user.id
        kind = {"type": "private", "first_name": user.first_name}
        if chat:
            kind = {"type": "supergroup", "title": "Phòng"}
        self.world.chats.setdefault(chat_id, {"id": chat_id, **kind})
        self.world.blocked.discard(chat_id)
        message = self.world.new_message(chat_id, user.shape(), **content)
        self._push("message", message)
        return message

    def _push(self, kind: str, content: dict[str, Any]) -> dict[str, Any]:
        self._last_update += 1
        update = {"update_id": self._last_update, kind: json.loads(json.dumps(content))}
        self._updates.append(update)
        self._news.set()
        return update

    def repeat(self, update: dict[str, Any]) -> None:
        """Deliver an update once more, as happens on webhooks."""
        self._updates.append(update)
        self._news.set()

    async def _get_updates(self, params: Params) -> list[dict[str, Any]]:
        if self.webhook:
            raise ApiError(
                409, "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )  # fmt: skip
        self._poll += 1
        mine = self._poll
        offset = int(params.get("offset") or 0)
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()
        until = time.monotonic() + float(params.get("timeout") or 0)
        while not self._updates and (left := until - time.monotonic()) > 0:
            self._news.clear()
            await asyncio.wait([asyncio.ensure_future(self._news.wait())], timeout=min(left, 0.05))
            if self._stopping.is_set():
                break
            if mine != self._poll:
                raise ApiError(409, "Conflict: terminated by other getUpdates request")
        return list(self._updates)[: int(params.get("limit") or 100)]

    async def _set_webhook(self, params: Params) -> bool:
        self.webhook = {"url": params.get("url", ""), "secret": params.get("secret_token", "")}
        if not self.webhook["url"]:
            return await self._delete_webhook(params)
        if self._pusher is None:
            self._pusher = asyncio.create_task(self._deliver())
        return True

    async def _delete_webhook(self, _params: Params) -> bool:
        self.webhook = {}
        if self._pusher is not None:
            self._pusher.cancel()
            self._pusher = None
        return True

    async def _webhook_info(self, _params: Params) -> dict[str, Any]:
        return {
            "url": self.webhook.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": self.waiting,
        }

    async def _deliver(self) -> None:
        """Post update after update until each is answered 2xx."""
        async with aiohttp.ClientSession() as client:
            while True:
                if not self._updates:
                    self._news.clear()
                    await self._news.wait()
                    continue
                headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook["secret"]}
                try:
                    async with client.post(
                        self.webhook["url"], json=self._updates[0], headers=headers
                    ) as answer:
                        self.webhook_answers.append(answer.status)
                        if answer.ok:
                            self._updates.popleft()
                            continue
                except aiohttp.ClientError:
                    self.webhook_answers.append(0)
                await asyncio.sleep(0.05)

    # HTTP

    async def _call(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"].lower()
        params, files = await read_params(request)
        self.requests.append((name, params))
        if request.match_info["token"] != self.token:
            return failed(ApiError(401, "Unauthorized"))
        fault = self._fault(name)
        try:
            if fault is not None:
                return await self._go_wrong(request, name, fault, params, files)
            return succeeded(await self._act(name, params, files))
        except ApiError as error:
            return failed(error)

    async def _act(self, name: str, params: Params, files: dict[str, Upload]) -> Any:
        waits = {
            "getupdates": self._get_updates,
            "setwebhook": self._set_webhook,
            "deletewebhook": self._delete_webhook,
            "getwebhookinfo": self._webhook_info,
        }
        if name in waits:
            return await waits[name](params)
        if name not in self._methods:
            raise ApiError(404, "Not Found: method not found")
        if self.rate_limited and name in SENDING:
            self._count(int(params.get("chat_id", 0)))
        return self._methods[name](params, files)

    def _count(self, chat_id: int) -> None:
        """30 messages a second overall, 1 a second per chat."""
        now = time.monotonic()
        while self._sent_at and now - self._sent_at[0][0] >= 1:
            self._sent_at.popleft()
        per_chat = Counter(chat for _, chat in self._sent_at)
        if len(self._sent_at) >= 30 or per_chat[chat_id]:
            raise too_many(1)
        self._sent_at.append((now, chat_id))

    def _fault(self, name: str) -> Fault | None:
        for fault in self.faults:
            if fault.times > 0 and fault.method in (None, name):
                fault.times -= 1
                return fault
        return None

    async def _go_wrong(
        self,
        request: web.Request,
        name: str,
        fault: Fault,
        params: Params,
        files: dict[str, Upload],
    ) -> web.StreamResponse:
        if fault.kind == "429":
            raise too_many(fault.retry_after)
        if fault.kind == "500":
            raise ApiError(500, "Internal Server Error")
        if fault.kind == "502page":
            return web.Response(status=502, text="<html>Bad Gateway</html>")
        if fault.kind == "hang":
            await self._stopping.wait()
        if fault.kind == "drop":
            await self._act(name, params, files)
        if request.transport is not None:
            request.transport.close()
        return web.Response()

    async def _file(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        found = [f for f in self.world.files.values() if f.path == path]
        if request.match_info["token"] != self.token or not found:
            return failed(ApiError(404, "Not Found"))
        return web.Response(body=found[0].content)

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=60 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        self._runner, self.url = await served(app)
        return self

    async def __aexit__(self, *_exc: object) -> None:
        self._stopping.set()
        self._news.set()
        if self._pusher is not None:
            self._pusher.cancel()
            await asyncio.wait([self._pusher])
        await self._runner.cleanup()
