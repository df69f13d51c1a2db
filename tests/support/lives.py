"""An office on an Official Account whose processes come, are killed and come again."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.app import App
from channels.lanes import Lanes
from storage.tables import kept_update, progress
from tests.support.office import Office
from tests.support.on_zalo_oa import OaHome, oa_home
from tests.support.zalo_oa_events import NAM, Event
from tests.support.zalo_oa_server import ZaloOaServer


class World:
    """The department with Nam and Hoa on the account; processes come and go."""

    def __init__(self, office: Office, server: ZaloOaServer, patch: pytest.MonkeyPatch) -> None:
        self.office, self.server = office, server
        self.app = office.app
        self._patch = patch

    @asynccontextmanager
    async def process(
        self, prepare: Callable[[App], None] = lambda _app: None
    ) -> AsyncIterator[OaHome]:
        """One that is killed at the end: nothing is finished, nothing is let go of."""
        self.app = app = App(
            self.office.database, self.office.app.policy, self.office.clock, self.office.evidence)
        prepare(app)
        async with oa_home(app, self.server, lambda channel: app.connect([channel])) as home:
            yield home
            self._patch.setattr(Lanes, "drain", _cut_off)

    def write(self, text: str, who: Any = NAM) -> Event:
        """An event that is not delivered yet."""
        self.server.heard[who.id] = self.server.now()
        return self.server.events.message(who, "user_send_text", text=text)

    async def tell(self, text: str, who: Any = NAM) -> Event:
        """Zalo delivers it, and is told that we have it."""
        event = self.write(text, who)
        assert await self.server.push(event) == 200
        return event

    def stuck(self) -> asyncio.Event:
        """Handlers never end: in their transaction, or on SQLite before it, where what follows
        could not be kept otherwise. Set as soon as one has begun."""
        began, stores = asyncio.Event(), self.app.stores

        async def hang(*_: object) -> None:
            began.set()
            await asyncio.Event().wait()

        if self.office.database.is_sqlite:
            self._patch.setattr(stores.people, "writing", hang)
        else:
            self._patch.setattr(stores.progress, "add", hang)
        return began

    async def percents(self) -> list[int]:
        """What was reported, in the order it took effect."""
        return list(await self._column(select(progress.c.percent).order_by(progress.c.id)))

    async def kept(self) -> int:
        """How many updates are not finished."""
        (number,) = await self._column(select(func.count()).select_from(kept_update))
        return int(number)

    async def settled(self) -> None:
        """Until all that is kept is finished."""
        async with asyncio.timeout(20):
            while await self.kept():  # noqa: ASYNC110 - rows of a table
                await asyncio.sleep(0.02)

    async def _column(self, statement: Any) -> list[Any]:
        async with self.office.database.reading():
            return list((await self.office.database.execute(statement)).scalars())


async def _cut_off(lanes: Lanes) -> None:
    """As a kill: connections close, and with them transactions and locks end."""
    for task in lanes._tasks:
        task.cancel()
    if lanes._tasks:
        await asyncio.wait(lanes._tasks)
