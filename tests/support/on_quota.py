"""The department on a Zalo bot with a small month: every message passes the real gate."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.methods import SendDocument, SendMessage, SendPhoto, TelegramMethod
from sqlalchemy import update

from bot.quota import month_gate
from core.policy import Policy
from core.quota import Allowance, Level, Used
from storage.engine import Database
from storage.tables import account
from tests.support.chat import Chat, RecordingChannel, RecordingSession
from tests.support.databases import warm
from tests.support.office import Office
from tests.support.tasks import act_of, deliveries, give

ZALO = "zalo_bot"
#: Of 1,000: 90 % and a bit; all but what is kept for answers.
TIGHT, SPENT = 910, 985


class GatedSession(RecordingSession):
    """Takes every message from the month's quota, as the Zalo client does."""

    gate: Any = None

    async def make_request(
        self, bot: Bot, method: TelegramMethod[Any], timeout: Any = None  # noqa: ASYNC109
    ) -> Any:
        if isinstance(method, SendMessage | SendPhoto | SendDocument):
            month = await self.gate.take()
            if self.faults:
                await self.gate.give_back(month)
        return await super().make_request(bot, method, timeout)


class QuotaOffice(Office):
    """Everybody is on Zalo; `also` adds Telegram for some."""

    def __init__(self, database: Database, policy: Policy, start: str) -> None:
        super().__init__(database, policy, start)
        self.zalo = RecordingChannel(ZALO, 3)
        # As on Zalo: no "one moment, please" that could be counted where a drawing takes long.
        self.zalo.capabilities = replace(self.zalo.capabilities, edits=False)
        self.zalo.session = GatedSession()
        self.zalo.bot = Bot("3:test", session=self.zalo.session, default=self.channel.bot.default)
        self.zalo.session.gate = month_gate(
            ZALO, self.app.stores.message_counts, database, self.clock, policy)
        self.zalo_feed = self.app.connect([self.zalo])

    def chat(self, code: str) -> Chat:
        key = (ZALO, code)
        if key not in self.chats:
            self.chats[key] = Chat(self.zalo, self.zalo_feed, 1000 + self.person_ids[code])
        return self.chats[key]

    def telegram(self, code: str) -> Chat:
        return Chat(self.channel, self.feed, 8000 + self.person_ids[code])

    async def also(self, *codes: str) -> None:
        """These have Telegram too; Zalo comes first."""
        async with self.database.unit():
            for code in codes:
                await self.app.stores.accounts.add(
                    self.person_ids[code], "telegram", 8000 + self.person_ids[code],
                    self.clock.now())

    async def used(self, count: int | None = None) -> Used:
        """What the month has used; with `count` it is made so much."""
        from core.quota import month_of

        month = month_of(self.clock.now(), self.app.policy.zone)
        counts = self.app.stores.message_counts
        async with self.database.unit():
            found = await counts.used(ZALO, month)
            if count is not None:
                await counts.give_back(ZALO, month, found.outgoing)
                await counts.take(ZALO, month, count - found.incoming, 10**9)
                found = await counts.used(ZALO, month)
        return found

    async def level(self) -> Level:
        async with self.database.reading():
            [standing] = await self.app.use_cases["read_quota"](self.clock.now())
        return standing.level


@asynccontextmanager
async def quota_office(
    department: Path, folder: Path, limit: int = 1000, start: str = "2026-03-02 08:00",
    people: int = 50,
) -> AsyncIterator[QuotaOffice]:
    """The sample department; its month has `limit` messages."""
    path = folder / "quota.db"
    shutil.copy(department, path)
    database = warm(f"sqlite:///{path}")
    policy = Policy(organisation="Sở mẫu", parent="UBND tỉnh", place="Hà Tĩnh",
                    allowances={ZALO: Allowance(limit, people)})
    office = QuotaOffice(database, policy, start)
    await office.open()
    async with database.unit():
        await database.execute(update(account).values(channel=ZALO))
    yield office
    await database.close()
    shutil.rmtree(office.evidence, ignore_errors=True)


def texts(office: QuotaOffice, who: str) -> list[str]:
    """What stands on the person's Zalo."""
    return [shown.text for shown in office.chat(who).screen]


async def states(office: QuotaOffice, who: str, kind: str) -> list[tuple[str, str]]:
    """(state, reason) of the person's messages of the kind."""
    rows = await deliveries(office, "kind", "person_id", "state", "reason")
    return [(r[2], r[3]) for r in rows if r[:2] == (kind, office.person_ids[who])]


async def announce(office: QuotaOffice, due: str, *, times: int = 1) -> None:
    """New tasks of Nam, told one by one."""
    for _ in range(times):
        task = await give(office, due, assigned="2026-03-02")
        async with office.database.unit():
            await office.app.use_cases["announce_tasks"](await act_of(office, "cvp"), [task.id])
