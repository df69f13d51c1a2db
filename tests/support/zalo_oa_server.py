"""An Official Account's server in the test's own loop, with the manners seen in real traffic.

async with ZaloOaServer() as server:
    server.webhook = "https://…/zalo-oa/webhook"
    server.say(NAM, "xong")

`error` decides and the status is 200; ids and moments are strings; a refresh token is good for one
use; what may be sent depends on when the person was heard last; a click is an ordinary text.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Self

import aiohttp
from aiohttp import web

from tests.support.running import served
from tests.support.zalo_http import Fault, Person
from tests.support.zalo_oa_events import Event, Events, raw, signature
from tests.support.zalo_oa_messages import OaSent, Uploads, read_message
from tests.support.zalo_oa_tokens import DeniedError, Issuer

FREE, ALLOWED = timedelta(hours=48), timedelta(days=7)


class ZaloOaServer:
    """One account and its app. `requests` holds every call as (path, body)."""

    def __init__(
        self, now: Callable[[], datetime] = lambda: datetime.now(UTC), *,
        app_id: str = "4004820246195372168", oa_id: str = "1339912377514287463",
        retries: tuple[float, ...] = (), patience: float = 2.0, header_time: bool = False,
    ) -> None:
        self.now = now
        self.app_id, self.oa_id = app_id, oa_id
        self.app_secret, self.oa_secret = "APP-SECRET", "OA-SECRET"
        self.tokens = Issuer(app_id, self.app_secret, now)
        #: What the operator puts into the configuration.
        self.refresh_token = self.tokens.consent()
        self.events = Events(app_id, oa_id, now)
        #: Seconds after which an unanswered event comes again (30 s, 5 min … in real life).
        self.retries, self.patience = retries, patience
        #: Signed with the moment of X-ZEvent-Timestamp, which is not the body's.
        self.header_time = header_time
        self.url = self.webhook = ""
        self.webhook_answers: list[int] = []
        self.sent: list[OaSent] = []
        self.requests: list[tuple[str, Any]] = []
        self.faults: list[Fault] = []
        #: Calls left in this minute, messages left this month; None: no end.
        self.rate: int | None = None
        self.quota: int | None = None
        #: Messages after 48 hours.
        self.billed = 0
        self.heard: dict[str, datetime] = {}
        self.names: dict[str, str] = {}
        self.uploads = Uploads()
        #: Seconds of a slow answer.
        self.slow = 1.5
        self._media: dict[str, bytes] = {}
        self._pushes: set[asyncio.Task[None]] = set()
        self._stopping = asyncio.Event()

    # What people do

    def say(self, user: Person, text: str) -> Event:
        """The user writes."""
        return self._from(user, self.events.message(user, "user_send_text", text=text))

    def press(self, user: Person, payload: str) -> Event:
        """A button with this payload: it comes as a text."""
        return self.say(user, payload)

    def press_button(self, user: Person, title: str) -> Event:
        """The newest button with this title; LookupError when there is none."""
        for sent in reversed(self.sent):
            for label, _, payload in sent.buttons if sent.user == user.id else ():
                if label == title:
                    return self.press(user, str(payload))
        raise LookupError(title)

    def follow(self, user: Person) -> Event:
        """The user follows the account."""
        return self._from(user, self.events.follow(user))

    def unfollow(self, user: Person, name: str = "unfollow") -> Event:
        """The user leaves; nothing can be sent any more."""
        self.heard.pop(user.id, None)
        return self.deliver(self.events.follow(user, name))

    def picture(self, user: Person, content: bytes, caption: str = "") -> Event:
        """A picture; it lies on our host as on Zalo's."""
        return self._from(user, self.events.attachment(
            user, "image", caption, url=self._lay(content, "jpg"), thumbnail=self.url))

    def file(self, user: Person, name: str, content: bytes) -> Event:
        """A file; its size comes as a string."""
        url = self._lay(content, name.rpartition(".")[2] or "bin")
        return self._from(user, self.events.attachment(
            user, "file", url=url, name=name, size=str(len(content)), type=name[-3:],
            checksum="d41d8cd98f00b204e9800998ecf8427e"))

    def other(self, user: Person, kind: str) -> Event:
        """`sticker`, `gif`, `audio`, `video`, `link`, `location`, `business_card`."""
        payload: dict[str, Any] = {"url": f"{self.url}/media/x", "id": "bfe458bf64fa8da4d4eb"}
        if kind == "location":
            payload = {"coordinates": {"latitude": "18.34", "longitude": "105.9"}}
        return self._from(user, self.events.attachment(user, kind, **payload))

    def group(self, user: Person, text: str) -> Event:
        """Words in a group of the account's."""
        return self.deliver(self.events.group(user, text))

    def texts(self, user: Person) -> list[str]:
        """What the account wrote to the user."""
        return [sent.text for sent in self.sent if sent.user == user.id]

    def calls(self, path: str) -> list[Any]:
        """The bodies of every call whose path ends so."""
        return [body for called, body in self.requests if called.endswith(path)]

    def fail(self, kind: str | int, path: str | None = None, times: int = 1) -> None:
        """Make the next `times` calls go wrong (of paths that end so): "502", "hang", "drop"
        (closed after it took effect), "cut" (closed before), "slow", "empty", or the error."""
        self.faults.append(Fault(str(kind), path, times))

    # Events

    def _from(self, user: Person, event: Event) -> Event:
        self.heard[user.id] = self.now()
        self.names[user.id] = user.name
        return self.deliver(event)

    def deliver(self, event: Event) -> Event:
        """Tell the webhook, again as long as it does not answer 200 in time."""
        if self.webhook:
            task = asyncio.create_task(self._deliver(event))
            self._pushes.add(task)
            task.add_done_callback(self._pushes.discard)
        return event

    async def _deliver(self, event: Event) -> None:
        for number, pause in enumerate((0.0, *self.retries)):
            await asyncio.sleep(pause)
            status = await self.push(event, number)
            self.webhook_answers.append(status)
            if status == 200:
                return

    async def push(self, event: object, retry: int = 0) -> int:
        """One signed request; the status of its answer, 0 for none in time."""
        body = event if isinstance(event, bytes) else raw(event)
        timestamp = str(event.get("timestamp", "")) if isinstance(event, dict) else ""
        headers = {"Content-Type": "application/json"}
        if self.header_time:
            timestamp = headers["X-ZEvent-Timestamp"] = str(int(self.now().timestamp()))
        headers["X-ZEvent-Signature"] = signature(self.app_id, body, timestamp, self.oa_secret)
        if retry:
            headers["num_retry"] = str(retry)
        try:
            async with asyncio.timeout(self.patience), aiohttp.ClientSession() as client, \
                    client.post(self.webhook, data=body, headers=headers) as answer:
                return answer.status
        except (aiohttp.ClientError, TimeoutError):
            return 0

    def _lay(self, content: bytes, ending: str) -> str:
        name = f"{len(self._media)}.{ending}"
        self._media[name] = content
        return f"{self.url}/media/{name}"

    # Calls

    async def _call(self, request: web.Request) -> web.StreamResponse:
        path = request.path
        body = await _read(request)
        self.requests.append((path, body))
        fault = next((f for f in self.faults if f.times > 0
                      and (f.method is None or path.endswith(f.method))), None)
        if fault is not None:
            fault.times -= 1
        try:
            if fault is not None and fault.kind != "502" and fault.kind.lstrip("-").isdecimal():
                raise DeniedError(int(fault.kind), "Something went wrong")
            if fault is not None and fault.kind not in ("drop", "slow"):
                return await self._go_wrong(request, fault.kind)
            answer = self._act(request, path, body)
            await asyncio.sleep(self.slow if fault is not None else 0)
        except DeniedError as denied:
            answer = denied.body if path.endswith("/access_token") else {
                "error": denied.code, "message": denied.name}
        if fault is not None and fault.kind == "drop":
            return await self._go_wrong(request, "cut")
        headers = {} if self.rate is None else {
            "X-RateLimit-Limit": "4000", "X-RateLimit-Remain": str(max(self.rate, 0))}
        return web.Response(text="" if answer is None else json.dumps(answer), headers=headers,
                            content_type="application/json")

    async def _go_wrong(self, request: web.Request, kind: str) -> web.StreamResponse:
        if kind == "502":
            return web.Response(status=502, text="<html>Bad Gateway</html>")
        if kind == "hang":
            await self._stopping.wait()
        if kind != "empty" and request.transport is not None:
            request.transport.close()
        return web.Response()

    def _act(self, request: web.Request, path: str, body: Any) -> dict[str, Any] | None:
        if path == "/v4/oa/access_token":
            return self.tokens.trade(body, request.headers.get("secret_key", ""))
        self.tokens.check(request.headers.get("access_token", ""))
        if self.rate is not None:
            self.rate -= 1
            if self.rate < 0:
                raise DeniedError(-32, "API rate limit exceeded")
        return {"error": 0, "message": "Success", "data": self._data(path, body)}

    def _data(self, path: str, body: Any) -> Any:
        match path:
            case "/v2.0/oa/getoa":
                return {"oa_id": self.oa_id, "name": "Sở Nội vụ", "is_verified": True,
                        "num_follower": len(self.heard)}
            case "/v3.0/oa/user/detail":
                user = str(body.get("user_id"))
                if user not in self.names:
                    raise DeniedError(-201, "user_id is invalid")
                return {"user_id": user, "display_name": self.names[user],
                        "user_is_follower": user in self.heard}
            case "/v3.0/oa/message/cs":
                return self._send(read_message(body, self.uploads))
            case "/v3.0/oa/message/template":
                return self._send(read_message(body, self.uploads), template=True)
            case "/v2.0/oa/upload/image" | "/v2.0/oa/upload/file":
                return self.uploads.take(path.rpartition("/")[2], *body)
        raise DeniedError(-404, "no such path")

    def _send(self, sent: OaSent, *, template: bool = False) -> Any:
        heard = self.heard.get(sent.user)
        if heard is None:
            raise DeniedError(-213, "User has not followed OA")
        silent = self.now() - heard
        if silent > ALLOWED and not template:
            raise DeniedError(-230, "User has not interacted with the OA in the past 7 days")
        if self.quota is not None:
            if self.quota <= 0:
                raise DeniedError(-211, "Out of quota")
            self.quota -= 1
        self.billed += silent > FREE
        self.sent.append(sent)
        return {"message_id": self.events.msg_id(), "user_id": sent.user,
                "sent_time": str(int(self.now().timestamp() * 1000)),
                "quota": {"quota_type": "reply", "remain": "8", "total": "8"}}

    async def _medium(self, request: web.Request) -> web.Response:
        found = self._media.get(request.match_info["name"])
        if found is None:
            raise web.HTTPNotFound
        return web.Response(body=found, content_type="application/octet-stream")

    def count(self) -> Counter[str]:
        """How often each path was called."""
        return Counter(path for path, _ in self.requests)

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_get("/media/{name}", self._medium)
        app.router.add_route("*", "/{path:.*}", self._call)
        self._runner, self.url = await served(app)
        return self

    async def __aexit__(self, *_exc: object) -> None:
        self._stopping.set()
        for task in self._pushes:
            task.cancel()
        await self._runner.cleanup()


async def _read(request: web.Request) -> Any:
    """JSON, a form, a file as (name, content), or the JSON in a GET's `data`."""
    if request.method == "GET":
        return json.loads(request.query.get("data") or "{}")
    if request.content_type == "application/json":
        return json.loads(await request.read() or b"{}")
    form = await request.post()
    found = form.get("file")
    return (found.filename, found.file.read()) if isinstance(found, web.FileField) else dict(form)
