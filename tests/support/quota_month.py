"""A month of an office on a Zalo bot: the real session and client, Zalo itself in memory.

Everybody is on Zalo alone. Tasks come and fall due, people answer as people do (seeded), and each
day is written down: what was used, what was forecast, what waited.
"""

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pydantic import SecretStr
from sqlalchemy import func, insert, select, update

from bot.config import Settings, WebSettings, ZaloBotSettings
from bot.zalo_bot import zalo_bot_channel
from channels.pacing.limits import UNLIMITED
from channels.zalo_bot.updates import read_body
from core.calendar import WorkCalendar
from core.policy import Policy
from core.ports.deliveries import SAVED
from core.quota import Allowance, Standing, month_after
from storage.tables import account, delivery, delivery_item, membership, person
from tests.support.clock import at
from tests.support.databases import warm
from tests.support.office import Office
from tests.support.tasks import act_of, give, tick

ZALO = "zalo_bot"
#: Steps that matter: on the day and after it, and whom it is escalated to.
MATTERS = ("before:0", "after:", "escalate:")
_UNITS = ("GDNN", "LDVL", "NCC", "TTHC", "TCKT", "TTDV")


@dataclass(frozen=True)
class Pattern:
    """How busy the office is. Shares are of 1."""

    people: int = 50
    backlog: int = 240
    new_a_day: tuple[int, int] = (25, 45)
    answers: float = 0.5
    looks: float = 0.3
    seed: int = 5
    #: The clock's moments of a day; people answer between the two.
    early: tuple[str, ...] = ("05:00", "07:30", "08:00", "08:02")
    late: tuple[str, ...] = ("14:00",)


@dataclass(frozen=True)
class Day:
    """A working day at its end. `morning`: the standing at 09:00, before the day is over."""

    day: date
    morning: Standing
    evening: Standing
    waiting: int
    along: int
    failed: int


@dataclass
class Played:
    """A month; `missed` items that mattered and never left, of `mattered`."""

    days: list[Day] = field(default_factory=list)
    mattered: int = 0
    missed: int = 0
    warnings: list[tuple[date, str]] = field(default_factory=list)
    announced: int = 0
    #: On the first morning of the next month, the digest aside: people told, messages, most to
    #: one person.
    next_morning: tuple[int, int, int] = (0, 0, 0)
    left_waiting: int = 0
    announced_late: list[int] = field(default_factory=list)


class Month:
    """Plays a month of `limit` messages in a copy of the department."""

    def __init__(self, department: Path, folder: Path, limit: int, pattern: Pattern,
                 first: str = "2026-03-01") -> None:
        path = folder / f"month-{limit}-{pattern.seed}.db"
        shutil.copy(department, path)
        self.database = warm(f"sqlite:///{path}")
        self.pattern = pattern
        self.first = date.fromisoformat(first)
        policy = Policy(organisation="Sở mẫu", parent="UBND tỉnh", place="Hà Tĩnh",
                        allowances={ZALO: Allowance(limit)})
        self.office = Office(self.database, policy, f"{first} 06:00")
        self.random = random.Random(pattern.seed)
        self.sent: list[tuple[str, str]] = []
        self.number = 0
        self.played = Played()

    async def play(self, days: int | None = None) -> Played:
        """The whole month, or its first working days."""
        await self.office.open()
        await self._people()
        settings = Settings(zalo_bot=ZaloBotSettings(token=SecretStr("1:x")), web=WebSettings())
        self.channel = zalo_bot_channel(settings, self.office.app, UNLIMITED)
        self.channel._client._request = self._zalo  # type: ignore[method-assign]  # no network
        self.feed = self.office.app.connect([self.channel])
        await self._backlog()
        calendar = await self.office.app.stores.calendar.load(self.first.year)
        for day in list(self._working(calendar))[:days]:
            await self._day(day)
        if days is None:
            await self._next_month(calendar)
        await self._verdict()
        await self.channel.close()
        await self.database.close()
        shutil.rmtree(self.office.evidence, ignore_errors=True)
        return self.played

    async def _next_month(self, calendar: WorkCalendar) -> None:
        """The first morning of the next month: what waited flows again."""
        day = calendar.next_working(month_after(self.first))
        for hour in ("05:00", "07:30", "09:00", "10:00"):
            await tick(self.office, f"{day} {hour}")
        async with self.database.reading():
            self.played.left_waiting = await self._count(
                delivery.c.state == "pending", delivery.c.reason == SAVED)
            sent = delivery.c.sent_at >= at(f"{day} 00:00")
            rows = (await self.database.execute(
                select(delivery.c.person_id, delivery.c.message_id).distinct()
                .where(sent, delivery.c.kind != "digest"))).all()
        told = Counter(row.person_id for row in rows)
        self.played.next_morning = (len(told), sum(told.values()), max(told.values(), default=0))

    async def _zalo(self, method: str, params: Any, _seconds: float) -> Any:
        """Takes every message."""
        self.number += 1
        if method == "sendMessage":
            self.sent.append((params["chat_id"], params["text"]))
        return {"message_id": f"m{self.number}", "date": 0}

    def _working(self, calendar: WorkCalendar) -> Iterator[date]:
        day = self.first
        while day.month == self.first.month:
            if calendar.is_working(day):
                yield day
            day += timedelta(days=1)

    async def _people(self) -> None:
        """Staff in the divisions until there are enough; all on Zalo."""
        office = self.office
        async with self.database.unit():
            await self.database.execute(update(account).values(channel=ZALO))
            for number in range(len(office.person_ids), self.pattern.people):
                code = f"cv{number}"
                done = await self.database.execute(insert(person).values(
                    code=code, full_name=f"Cán bộ {number}", title="Chuyên viên"))
                who = office.person_ids[code] = int(done.inserted_primary_key[0])
                await self.database.execute(insert(membership).values(
                    person_id=who, unit_id=office.unit_ids[_UNITS[number % 6]], role="staff"))
                await self.database.execute(insert(account).values(
                    person_id=who, channel=ZALO, chat_id=-number, linked_at=office.clock.now()))
        for who in office.person_ids.values():
            chat_id = await office.app.stores.external_ids.local_id(ZALO, f"u{who}")
            async with self.database.unit():
                await self.database.execute(update(account).where(
                    account.c.person_id == who).values(chat_id=chat_id))
        async with self.database.reading():
            rows = await self.database.execute(select(
                membership.c.person_id, membership.c.unit_id, person.c.code)
                .join(person, person.c.id == membership.c.person_id)
                .where(membership.c.role.in_(("staff", "head")),
                       membership.c.unit_id.is_not(None)))
            units = {unit_id: code for code, unit_id in office.unit_ids.items()}
            self.owners = [(row.code, units[row.unit_id]) for row in rows]

    async def _backlog(self) -> None:
        for _ in range(self.pattern.backlog):
            days = self.random.randint(-3, 30)
            await self._task(self.first + timedelta(days=days), "2026-01-05")

    async def _task(self, due: date, assigned: str) -> int:
        who, unit = self.random.choice(self.owners)
        found = await give(self.office, due.isoformat(), unit, (who,), assigned=assigned)
        return found.id

    async def _day(self, day: date) -> None:
        seen = len(self.sent)
        for hour in self.pattern.early:
            await tick(self.office, f"{day} {hour}")
        self.office.clock.set(f"{day} 09:00")
        morning = await self._standing()
        await self._answers(self.sent[seen:])
        await self._new(day)
        for hour in self.pattern.late:
            await tick(self.office, f"{day} {hour}")
        await self._looks()
        await tick(self.office, f"{day} 17:30")
        self._warned(day, self.sent[seen:])
        self.played.days.append(Day(
            day, morning, await self._standing(), *await self._queue(day)))

    async def _standing(self) -> Standing:
        async with self.database.reading():
            [found] = await self.office.app.use_cases["read_quota"](self.office.clock.now())
        return found  # type: ignore[no-any-return]  # use cases are kept by name

    async def _answers(self, told: list[tuple[str, str]]) -> None:
        """Some of those who were told something answer; a few at length."""
        for chat in sorted({chat for chat, _ in told}):
            if self.random.random() < self.pattern.answers:
                words = self.random.choices(
                    ("xong rồi ạ", "được 70%, mai xong", "1", "em đang làm"), (35, 40, 15, 10))[0]
                await self._say(chat, words)
                if words == "1":
                    await self._say(chat, "xong")

    async def _new(self, day: date) -> None:
        for _ in range(self.random.randint(*self.pattern.new_a_day)):
            due = day + timedelta(days=self.random.randint(2, 21))
            task_id = await self._task(due, day.isoformat())
            act = await act_of(self.office, "cvp")
            async with self.database.unit():
                await self.office.app.use_cases["announce_tasks"](act, [task_id])

    async def _looks(self) -> None:
        for code, who in sorted(self.office.person_ids.items()):
            if self.random.random() < self.pattern.looks:
                await self._say(f"u{who}", "quá hạn" if code in ("cvp", "gd", "pgd") else "việc")

    async def _say(self, chat: str, text: str) -> None:
        self.number += 1
        event = {"event_name": "message.text.received", "message": {
            "message_id": f"p{self.number}", "text": text, "date": 1,
            "from": {"id": chat, "display_name": chat},
            "chat": {"id": chat, "chat_type": "PRIVATE"}}}
        read = read_body(event, self.office.clock.now())
        for handled in await self.channel._inbox.accept(self.feed, read):
            await handled

    async def _queue(self, day: date) -> tuple[int, int, int]:
        """Messages that wait now, that went along today, that failed for the quota today."""
        since, until = at(f"{day} 00:00"), at(f"{day} 23:59")
        async with self.database.reading():
            waiting = await self._count(delivery.c.state == "pending", delivery.c.reason == SAVED)
            sent = (await self.database.execute(
                select(delivery.c.message_id, func.count().label("n"))
                .where(delivery.c.sent_at.between(since, until))
                .group_by(delivery.c.message_id))).all()
            failed = await self._count(
                delivery.c.state == "failed", delivery.c.reason == "quota",
                delivery.c.tried_at.between(since, until))
        return waiting, sum(row.n - 1 for row in sent), failed

    async def _count(self, *conditions: Any) -> int:
        found = await self.database.execute(
            select(func.count()).select_from(delivery).where(*conditions))
        return int(found.scalar_one())

    def _warned(self, day: date, told: list[tuple[str, str]]) -> None:
        me = f"u{self.office.person_ids['cvp']}"
        self.played.warnings += [(day, text.split("\n")[0]) for chat, text in told
                                 if chat == me and "hạn mức tin" in text]

    async def _verdict(self) -> None:
        """What mattered and did not leave; how late announcements came."""
        async with self.database.reading():
            items = (await self.database.execute(
                select(delivery_item.c.milestone, delivery.c.state, delivery.c.reason)
                .join(delivery, delivery.c.id == delivery_item.c.delivery_id))).all()
            announced = (await self.database.execute(
                select(delivery.c.created_at, delivery.c.sent_at, delivery.c.state)
                .where(delivery.c.kind == "assigned"))).all()
        matter = Counter((row.state, row.reason) for row in items
                         if row.milestone.startswith(MATTERS))
        self.played.mattered = sum(matter.values())
        self.played.missed = sum(n for (state, reason), n in matter.items()
                                 if state == "failed" and reason == "quota")
        self.played.announced = len(announced)
        self.played.announced_late = [
            (row.sent_at.astimezone(at("2026-01-01 00:00").tzinfo).date()
             - row.created_at.astimezone(at("2026-01-01 00:00").tzinfo).date()).days
            for row in announced if row.sent_at]


@contextmanager
def without_saving() -> Iterator[None]:
    """Everything leaves at once, until nothing does: what the month would be without it."""
    with patch("core.usecases.save_messages.may_wait", lambda *_args, **_more: False):
        yield

