"""The ladder at random over the real planner, queue and sender, with a platform that fails."""

import asyncio
import itertools
import shutil
import tempfile
from collections import Counter
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from aiogram.exceptions import TelegramNetworkError, TelegramServerError
from aiogram.methods import GetMe
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from sqlalchemy import select, update

from core.ports.deliveries import RESENT
from core.tasks import Task
from storage.engine import Database
from storage.schema import migrate
from storage.tables import delivery, person, task
from tests.support.clock import OFFICE
from tests.support.office import Office
from tests.support.tasks import change, get, give

STAFF = ("nam", "hoa")
FAULTS = {"500": TelegramServerError(GetMe(), "500"),
          "died": TelegramNetworkError(GetMe(), "connection died")}
numbers, days = st.integers(0, 9), st.integers(-5, 15)


class RealLadder(RuleBasedStateMachine):
    """Two clerks, a few tasks, some weeks of March."""

    template: Path | None = None

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp(prefix="nhacviec-ladder-"))
        self.tasks: list[Task] = []
        self.read = dict.fromkeys(STAFF, 0)
        self.run(self._open())

    async def _open(self) -> None:
        if RealLadder.template is None:
            RealLadder.template = Path(tempfile.mkdtemp()) / "template.db"
            blank = Database(f"sqlite:///{RealLadder.template}")
            await migrate(blank)
            await Office(blank).open()
            await blank.close()
        shutil.copy(RealLadder.template, self.folder / "one.db")
        self.office = Office(Database(f"sqlite:///{self.folder / 'one.db'}"))
        async with self.office.database.reading():
            for row in await self.office.database.execute(select(person.c.id, person.c.code)):
                self.office.person_ids[row.code] = row.id
            for unit in await self.office.app.stores.units.all():
                self.office.unit_ids[unit.code] = unit.id

    def run(self, work: Any) -> Any:
        return self.runner.run(work)

    @property
    def today(self) -> date:
        return self.office.clock.now().astimezone(OFFICE).date()

    @precondition(lambda self: len(self.tasks) < 4)
    @rule(due=days, hour=st.none() | st.just(time(16)), who=st.sampled_from(STAFF))
    def give(self, due: int, hour: time | None, who: str) -> None:
        self.tasks.append(self.run(give(
            self.office, str(self.today + timedelta(days=due)), who=(who,), hour=hour,
            assigned=str(self.today - timedelta(days=9)))))

    @precondition(lambda self: self.tasks)
    @rule(n=numbers, state=st.sampled_from(["completed", "cancelled", "paused", "in_progress"]))
    def move_on(self, n: int, state: str) -> None:
        self._change(n, state=state, last_progress_at=self.office.clock.now())

    @precondition(lambda self: self.tasks)
    @rule(n=numbers, due=days)
    def move_deadline(self, n: int, due: int) -> None:
        self._change(n, due_on=self.today + timedelta(days=due))

    @precondition(lambda self: self.tasks)
    @rule(n=numbers, who=st.sampled_from(STAFF))
    def hand_over(self, n: int, who: str) -> None:
        self._change(n, assignees={self.office.person_ids[who]})

    @rule(who=st.sampled_from(STAFF), active=st.booleans())
    def come_or_go(self, who: str, active: bool) -> None:
        self.run(self._person(who, active=active))

    @rule(who=st.sampled_from(STAFF), hour=st.sampled_from(["", "08:00", "08:30"]))
    def choose_hour(self, who: str, hour: str) -> None:
        async def chosen() -> None:
            from tests.support.tasks import act_of

            act = await act_of(self.office, who)
            async with self.office.database.unit():
                await self.office.app.use_cases["change_settings"](act, "hour", hour)

        self.run(chosen())

    @rule(faults=st.lists(st.sampled_from(sorted(FAULTS)), max_size=3))
    def a_bad_line(self, faults: list[str]) -> None:
        self.office.channel.session.faults = [FAULTS[name] for name in faults]

    @rule(hours=st.sampled_from([-2, 1, 3, 8, 24, 72, 240]))
    def the_clock(self, hours: int) -> None:
        self.office.clock.forward(hours=hours)
        self._tick()

    @rule()
    def a_day(self) -> None:
        begin = self.today + timedelta(days=1)
        for hour in (time(5), time(7, 30), time(7, 31), time(8, 30), time(14)):
            self.office.clock._now = datetime.combine(begin, hour, OFFICE)
            self._tick()

    def teardown(self) -> None:
        try:
            self.office.channel.session.faults = []
            for _ in range(4):
                self.a_day()
            self.run(self._nothing_waits())
        finally:
            self.run(self.office.database.close())
            self.runner.close()
            shutil.rmtree(self.folder)

    def _tick(self) -> None:
        self.run(self.office.app.tick(self.office.clock.now()))
        self.run(self._look())

    async def _look(self) -> None:
        """Nothing of a closed task; one morning message a person and day; none at night."""
        closed = [str(t.code) for t in [await get(self.office, t) for t in self.tasks]
                  if not t.is_open]
        for who in STAFF:
            screen = self.office.chat(who).screen
            for shown in screen[self.read[who]:]:
                assert not any(code in shown.text for code in closed), shown.text
            self.read[who] = len(screen)
        async with self.office.database.reading():
            rows = (await self.office.database.execute(select(
                delivery.c.person_id, delivery.c.sent_at, delivery.c.reason, delivery.c.key)
                .where(delivery.c.kind == "morning", delivery.c.state == "sent"))).all()
        for row in rows:
            local = row.sent_at.astimezone(OFFICE)
            assert local.weekday() < 5, row
            assert time(7) <= local.time() < time(18), row
        a_day = Counter((r.person_id, r.sent_at.astimezone(OFFICE).date())
                        for r in rows if r.reason != RESENT)
        assert max(a_day.values(), default=0) <= 1, a_day.most_common(1)

    async def _nothing_waits(self) -> None:
        """In the end all is sent or given up with a reason, and every task has its next look."""
        async with self.office.database.reading():
            waits = (await self.office.database.execute(select(delivery.c.key, delivery.c.state)
                .where(delivery.c.state.in_(("pending", "retrying", "unknown", "sending")),
                       delivery.c.send_at <= self.office.clock.now()))).all()
            late = (await self.office.database.execute(select(task.c.id)
                .where(task.c.wake_at <= self.office.clock.now()))).all()
        assert not waits
        assert not late
        for one in itertools.filterfalse(lambda t: not t.is_open, [
                await get(self.office, t) for t in self.tasks]):
            assert one.wake_at is not None

    def _change(self, n: int, **values: Any) -> None:
        self.run(change(self.office, self.tasks[n % len(self.tasks)], **values))

    async def _person(self, who: str, **values: Any) -> None:
        async with self.office.database.unit():
            await self.office.database.execute(
                update(person).where(person.c.code == who).values(**values))

