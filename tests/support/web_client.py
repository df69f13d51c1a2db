"""The web chat behind a real server, a desk to play at, and a visitor who speaks its API."""

import asyncio
import io
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import aiohttp

from channels.base import Feed
from channels.web.channel import WebChannel
from channels.web.ports import Persona
from channels.web.visitors import HEADER
from storage.engine import Database
from storage.external_ids import ExternalIdStore
from storage.web_messages import WebMessageStore
from tests.support.running import address, running

MORNING = datetime(2026, 6, 5, 1, 0, tzinfo=UTC)
PEOPLE = (
    Persona("Trần Thị Hoa", "Chánh Văn phòng", "Văn phòng Sở", "coordinator", "a" * 32),
    Persona("Nguyễn Văn Nam", "Chuyên viên", "Phòng Tổng hợp", "staff", "b" * 32),
    Persona("Lê Minh Đức", "Trưởng phòng", "Phòng Tổng hợp", "head", "c" * 32),
)


@dataclass
class Desk:
    """A sample department whose clock can be wound."""

    moment: datetime = MORNING
    wound: list[datetime] = field(default_factory=list)

    async def personas(self) -> Sequence[Persona]:
        return PEOPLE

    def now(self) -> datetime:
        return self.moment

    async def wind(self, to: datetime) -> None:
        self.moment = to
        self.wound.append(to)


@dataclass
class Site:
    """A running web chat."""

    url: str
    channel: WebChannel
    messages: WebMessageStore
    desk: Desk


@asynccontextmanager
async def serve(
    database: Database, feed: Feed, *, demo: bool = True, upload_limit_mb: int = 1
) -> AsyncIterator[Site]:
    """Run the channel with its routes on a free port; stopped in order at the end."""
    desk, messages = Desk(), WebMessageStore(database)
    channel = WebChannel(
        ids=ExternalIdStore(database),
        messages=messages,
        desk=desk if demo else None,
        upload_limit_mb=upload_limit_mb,
        clock=desk.now,
    )
    with address() as (listening, url):
        async with running(channel, feed, listening):
            yield Site(url, channel, messages, desk)


class Visitor:
    """One person's page without the page. `session` is a persona's; without it: the cookie."""

    def __init__(self, client: aiohttp.ClientSession, url: str, session: str = "page") -> None:
        self.client = client
        self.url = url
        self.headers = {HEADER: session}
        self.after = 0
        self.seen: int | None = None
        self.lines: dict[int, dict[str, Any]] = {}
        self.events: list[dict[str, Any]] = []

    async def get(self, path: str, **query: Any) -> tuple[int, Any]:
        async with self.client.get(self.url + path, params=query, headers=self.headers) as answer:
            return answer.status, await _body(answer)

    async def post(self, path: str, body: Any) -> tuple[int, Any]:
        async with self.client.post(self.url + path, json=body, headers=self.headers) as answer:
            return answer.status, await _body(answer)

    async def say(self, text: str, reply_to: int | None = None) -> int:
        status, body = await self.post("/chat/api/send", {"text": text, "reply_to": reply_to})
        assert status == 202, body
        return int(body["id"])

    async def press(self, message_id: int, data: str) -> int:
        body = {"message_id": message_id, "data": data}
        return (await self.post("/chat/api/press", body))[0]

    async def upload(
        self, content: bytes, name: str, caption: str = "", kind: str = "file", **more: str
    ) -> int:
        form = aiohttp.FormData({"caption": caption, **more}, quote_fields=False)
        form.add_field(kind, io.BytesIO(content), filename=name)
        async with self.client.post(
            self.url + "/chat/api/upload", data=form, headers=self.headers
        ) as answer:
            return answer.status

    async def look(self) -> None:
        """One request for news; waits for them unless it is the first."""
        query = {} if self.seen is None else {"seen": self.seen}
        status, news = await self.get("/chat/api/messages", after=self.after, **query)
        assert status == 200, news
        self.after, self.seen = news["after"], news["seen"]
        self.events += news["events"]
        for line in news["messages"]:
            self.lines[line["id"]] = line

    async def sees(self, words: str) -> dict[str, Any]:
        """Look until a line holds the words; gives the line."""
        async with asyncio.timeout(20):
            while True:
                for line in self.lines.values():
                    if words in line.get("html", ""):
                        return line
                await self.look()


async def _body(answer: aiohttp.ClientResponse) -> Any:
    content = await answer.read()
    if answer.content_type == "application/json":
        return json.loads(content)
    return content
