"""A Zalo Bot server in the test's own loop, with the manners that were seen in real traffic.

async with ZaloServer() as server:
    server.say(NAM, "xong")

Errors come with HTTP 200 and `ok: false`; a poll gives one event and forgets it; an idle one is
408; ids are strings and dates milliseconds; webhook and polling exclude each other.
"""

import asyncio
import copy
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Literal, Self

import aiohttp
from aiohttp import web

from tests.support.running import served
from tests.support.zalo_http import (
    ApiError,
    Fault,
    Params,
    Person,
    Sent,
    limited,
    post,
    read_params,
    units,
)

NAM = Person("a1b2c3d4e5f60718293a", "Vũ Nam")
HOA = Person("0f1e2d3c4b5a69788796", "Bùi Hoa")
GROUP = "9d8c7b6a5f4e3d2c1b0a"


class ZaloServer:
    """Speaks for one bot. `requests` holds every call as (method, parameters)."""

    def __init__(
        self, token: str = "123456789012345678:TEST-token",
        *, photo_field: Literal["photo", "photo_url"] = "photo_url", wrapped: bool = False,
        forgetful: bool = False, fetches: bool = True,
    ) -> None:
        self.token = token
        self.photo_field = photo_field
        #: Webhook bodies in `{ok, result}` as the documents have it, not flat as they come.
        self.wrapped = wrapped
        #: What arrives while nobody polls is lost.
        self.forgetful = forgetful
        #: sendPhoto gets the picture from its address.
        self.fetches = fetches
        self.url = ""
        self.sent: list[Sent] = []
        self.requests: list[tuple[str, Params]] = []
        self.faults: list[Fault] = []
        self.webhook: dict[str, str] = {}
        self.webhook_answers: list[int] = []
        self.polling = 0
        self._media: dict[str, bytes] = {}
        self._waiting: deque[dict[str, Any]] = deque()
        self._news = asyncio.Event()
        self._stopping = asyncio.Event()
        self._last = 0
        self._pushes: set[asyncio.Task[None]] = set()
        self._known: set[str] = set()
        self._methods: dict[str, Callable[[Params], Awaitable[Any]]] = {
            "getMe": self._get_me, "getUpdates": self._get_updates,
            "setWebhook": self._set_webhook, "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._webhook_info, "sendMessage": self._send_message,
            "sendPhoto": self._send_photo, "sendChatAction": self._typing,
        }

    # What people do

    def say(self, user: Person, text: str, *, chat: str = "") -> dict[str, Any]:
        """The user writes; `chat` is a group's id, else it is private."""
        return self._event("message.text.received", user, chat, text=text)

    def picture(self, user: Person, content: bytes, caption: str = "") -> dict[str, Any]:
        """The user sends a picture; it lies on our host as on Zalo's."""
        name = f"{len(self._media)}.jpg"
        self._media[name] = content
        return self._event("message.image.received", user, "", caption=caption, **{
            "message_type": "CHAT_PHOTO", self.photo_field: f"{self.url}/media/{name}"})

    def sticker(self, user: Person) -> dict[str, Any]:
        """The user sends a sticker."""
        return self._event("message.sticker.received", user, "", sticker="8f3", url="https://x.vn")

    def voice(self, user: Person) -> dict[str, Any]:
        """The user speaks."""
        return self._event("message.voice.received", user, "", voice_url="https://x.vn/a.aac")

    def unsupported(self, user: Person) -> dict[str, Any]:
        """The user belongs to a protected group, or sent what Zalo does not show to bots."""
        return self._event("message.unsupported.received", user, "")

    def deliver(self, event: Any) -> None:
        """Hand an event to the bot: the webhook's, or the next poll's."""
        if self.webhook:
            task = asyncio.create_task(self._push(event))
            self._pushes.add(task)
            task.add_done_callback(self._pushes.discard)
        elif self.polling or not self.forgetful:
            self._waiting.append(event)
            self._news.set()

    def fail(self, kind: str | int, method: str | None = None, times: int = 1) -> None:
        """Make the next `times` calls (of one method) go wrong; see Fault."""
        self.faults.append(Fault(str(kind), method, times))

    def texts(self, user: Person) -> list[str]:
        """What the bot wrote to the user."""
        return [sent.text for sent in self.sent if sent.chat == user.id]

    def calls(self, method: str) -> list[Params]:
        """The parameters of every call of the method."""
        return [params for name, params in self.requests if name == method]

    # Events

    def _event(self, name: str, user: Person, chat: str, **content: Any) -> dict[str, Any]:
        self._known.add(chat or user.id)
        event = {
            "event_name": name,
            "message": {
                "message_id": self._id(),
                "date": int(time.time() * 1000),
                "from": {"id": user.id, "display_name": user.name, "is_bot": False},
                "chat": {"id": chat or user.id, "chat_type": "GROUP" if chat else "PRIVATE"},
                **content,
            },
        }
        self.deliver(copy.deepcopy(event))
        return event

    def _id(self) -> str:
        self._last += 1
        return f"{self._last:020x}"

    async def _push(self, event: Any) -> None:
        body = {"ok": True, "result": event} if self.wrapped else event
        headers = {"X-Bot-Api-Secret-Token": self.webhook["secret"]}
        self.webhook_answers.append(await post(self.webhook["url"], json=body, headers=headers))

    # Methods

    async def _get_me(self, _params: Params) -> Any:
        return {"id": self.token.split(":")[0], "account_name": "bot.AbCdEf",
                "account_type": "BASIC", "can_join_groups": False, "display_name": "Bot Nhắc Việc"}

    async def _get_updates(self, params: Params) -> Any:
        if self.webhook:
            raise ApiError(400, "Bad request: a webhook is set")
        self.polling += 1
        try:
            end = time.monotonic() + float(params.get("timeout") or 30)
            while not self._waiting:
                left = end - time.monotonic()
                if left <= 0 or self._stopping.is_set():
                    raise ApiError(408, "Request timeout")
                self._news.clear()
                try:
                    async with asyncio.timeout(min(left, 0.1)):
                        await self._news.wait()
                except TimeoutError:
                    continue
            return self._waiting.popleft()
        finally:
            self.polling -= 1

    async def _set_webhook(self, params: Params) -> Any:
        url, secret = str(params.get("url") or ""), str(params.get("secret_token") or "")
        if not url or not 8 <= len(secret) <= 256:
            raise ApiError(400, "Bad request")
        # Stored even when the probe finds nobody.
        self.webhook = {"url": url, "secret": secret}
        # An empty body, no secret.
        status = await post(url)
        good = status == 200
        return {"url": url, "updated_at": int(time.time() * 1000), "verification": {
            "ok": good, "outcome": "webhook.ok" if good else f"webhook.http.{status}",
            "status_code": status, "hint": ""}}

    async def _delete_webhook(self, _params: Params) -> Any:
        self.webhook = {}
        return {"url": "", "updated_at": int(time.time() * 1000)}

    async def _webhook_info(self, _params: Params) -> Any:
        if not self.webhook:
            raise ApiError(404, "Not found")
        return {"url": self.webhook["url"], "updated_at": int(time.time() * 1000)}

    async def _send_message(self, params: Params) -> Any:
        chat, text = self._chat(params), limited(params.get("text"), 1)
        styles = params.get("text_styles") or []
        for style in styles:
            if style["start"] < 0 or style["start"] + style["len"] > units(text):
                raise ApiError(400, "Bad request: text_styles")
        return self._took(Sent(chat, text, styles))

    async def _send_photo(self, params: Params) -> Any:
        chat, caption = self._chat(params), limited(params.get("caption") or "", 0)
        address = str(params.get("photo") or "")
        if not address.startswith(("http://", "https://")):
            raise ApiError(400, "Bad request: photo")
        content = b""
        if self.fetches:
            async with aiohttp.ClientSession() as client, client.get(address) as answer:
                if answer.status != 200:
                    raise ApiError(400, "Bad request: photo")
                content = await answer.read()
        return self._took(Sent(chat, caption, photo=address, content=content))

    async def _typing(self, params: Params) -> Any:
        self._chat(params)
        if params.get("action") != "typing":
            raise ApiError(400, "Bad request: action")
        return None

    def _chat(self, params: Params) -> str:
        chat = params.get("chat_id")
        if not isinstance(chat, str) or chat not in self._known:
            # A bot cannot write first.
            raise ApiError(404, "Not found: chat")
        return chat

    def _took(self, sent: Sent) -> Any:
        self.sent.append(sent)
        return {"message_id": self._id(), "date": int(time.time() * 1000)}

    # HTTP

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        params = await read_params(request)
        self.requests.append((method, params))
        try:
            if request.match_info["token"] != self.token:
                raise ApiError(401, "Unauthorized")
            fault = self._fault(method)
            if fault is not None:
                return await self._go_wrong(request, method, fault, params)
            result = await self._act(method, params)
        except ApiError as error:
            return web.json_response(
                {"ok": False, "error_code": error.code, "description": error.description})
        return web.json_response({"ok": True} if result is None else {"ok": True, "result": result})

    async def _act(self, method: str, params: Params) -> Any:
        if method not in self._methods:
            raise ApiError(400, "Bad request: no such method")
        return await self._methods[method](params)

    def _fault(self, method: str) -> Fault | None:
        for fault in self.faults:
            if fault.times > 0 and fault.method in (None, method):
                fault.times -= 1
                return fault
        return None

    async def _go_wrong(
        self, request: web.Request, method: str, fault: Fault, params: Params
    ) -> web.StreamResponse:
        if fault.kind == "502":
            return web.Response(status=502, text="<html>Bad Gateway</html>")
        if fault.kind.isdecimal():
            raise ApiError(int(fault.kind), "Something went wrong")
        if fault.kind == "hang":
            await self._stopping.wait()
        if fault.kind == "drop":
            await self._act(method, params)
        if request.transport is not None:
            request.transport.close()
        return web.Response()

    async def _medium(self, request: web.Request) -> web.Response:
        found = self._media.get(request.match_info["name"])
        if found is None:
            raise web.HTTPNotFound
        return web.Response(body=found, content_type="image/jpeg")

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/media/{name}", self._medium)
        self._runner, self.url = await served(app)
        return self

    async def __aexit__(self, *_exc: object) -> None:
        self._stopping.set()
        self._news.set()
        for task in self._pushes:
            task.cancel()
        await self._runner.cleanup()
