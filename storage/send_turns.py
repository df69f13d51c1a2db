"""Turns to send that all processes of one bot share: the slots are rows of PostgreSQL.

One transaction at a time decides, under a lock of its own and by the database's clock, for all
who wait in this process; so a message costs a part of a transaction and clocks need not agree.
"""

import asyncio
import contextvars
import logging
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects.postgresql import insert

from core.errors import RetryLaterError
from core.ports.pacing import Lane, Turn
from core.turn_queue import Waiter, Waiting
from storage.engine import Database
from storage.tables import send_slot

log = logging.getLogger("nhacviec")

#: A slot in use is free again after this, should its process have died: longer than a send takes.
IN_USE_S = 45.0
#: Rows of a lane that are no slots: silence asked for; somebody's answer waits for a slot.
_SILENCE, _URGENT = -1, -2
_URGENT_S = 0.08
_LOCK = text("SELECT pg_advisory_xact_lock(7301, 1)")
#: Decisions follow one another by at least this, and by at most that while somebody waits.
_PAUSE_S, _LOOK_S = 0.004, 0.25
_SWEEP_S = 600.0
_RETRY_S = 0.5


@dataclass(slots=True)
class _State:
    """The rows of the lanes in question: seconds until each slot is free."""

    free_in: dict[tuple[str, int], float]
    changed: dict[tuple[str, int], float] = field(default_factory=dict)

    def wait(self, lane: Lane, *, urgent: bool) -> float:
        """Seconds until a slot of the lane may be had."""
        slots = [self.free_in.get((lane.name, n), 0.0) for n in range(lane.slots)]
        marks = [_SILENCE] if urgent else [_SILENCE, _URGENT]
        return max(min(slots), *(self.free_in.get((lane.name, mark), 0.0) for mark in marks))

    def occupy(self, lane: Lane) -> int:
        """Take a free slot; its number."""
        number = next(
            n for n in range(lane.slots) if self.free_in.get((lane.name, n), 0.0) <= 0)
        self.set(lane.name, number, IN_USE_S)
        return number

    def set(self, lane: str, number: int, seconds: float) -> None:
        """Free (or no longer silent) in so many seconds."""
        self.free_in[lane, number] = self.changed[lane, number] = seconds


class SharedTurns:
    """Implements core.ports.pacing.Turns over PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._waiting = Waiting()
        #: (lane, slot) → (the loop's moment it was given back, seconds until it is free).
        self._given: dict[tuple[str, int], tuple[float, float]] = {}
        #: Lane → the loop's moment until which it is silent, as far as this process knows.
        self._held: dict[str, float] = {}
        self._news = asyncio.Event()
        self._pump: asyncio.Task[None] | None = None
        self._swept = -math.inf
        database.before_close(self.close)

    async def take(self, lanes: Sequence[Lane], *, urgent: bool, patience: float) -> Turn:
        """Wait for a slot of every lane. Raises RetryLaterError, at once when a lane is known to be
        held for longer than `patience`."""
        held = max((self._held.get(lane.name, 0.0) for lane in lanes), default=0.0) - _now()
        if held > patience:
            raise RetryLaterError(held)
        waiter = self._waiting.join(lanes, urgent=urgent)
        self._wake()
        return await self._waiting.turn_of(waiter, patience, partial(self.give, used=False))

    async def give(self, turn: Turn, *, used: bool = True) -> None:
        """Free the slots, `seconds` from now when they were used."""
        now = _now()
        for lane, number in zip(turn.lanes, turn.numbers, strict=True):
            self._given[lane.name, number] = (now, lane.seconds if used else 0.0)
        self._wake()

    async def hold(self, lane: Lane, seconds: float) -> None:
        """No turn of this lane, in any process, before that."""
        self._given[lane.name, _SILENCE] = (_now(), seconds)
        self._note({lane.name: seconds})
        self._wake()

    async def close(self) -> None:
        """Write what was given back, and end."""
        if self._pump is not None:
            await asyncio.wait([self._pump], timeout=2)
            self._pump.cancel()
            await asyncio.wait([self._pump])

    def _note(self, silent: Mapping[str, float]) -> None:
        """Lanes that are silent for so many seconds; what is over takes no memory."""
        now = _now()
        self._held = {name: until for name, until in self._held.items() if until > now}
        for name, seconds in silent.items():
            self._held[name] = max(self._held.get(name, 0.0), now + seconds)

    def _wake(self) -> None:
        self._news.set()
        if self._pump is None or self._pump.done():
            # Of no caller's context: a unit of work that is open there is not for us.
            self._pump = asyncio.create_task(self._run(), context=contextvars.Context())

    async def _run(self) -> None:
        """Decide again and again, until nobody waits and all is written."""
        while self._waiting or self._given:
            self._news.clear()
            try:
                pause = await self._decide()
            except Exception as error:  # noqa: BLE001 - the database may be gone for a minute
                log.error("turns to send cannot be shared now: %s", type(error).__name__)
                pause = _RETRY_S
            await asyncio.sleep(_PAUSE_S)
            if not self._given:
                await self._rest(pause)

    async def _rest(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(min(seconds, _LOOK_S)):
                await self._news.wait()
        except TimeoutError:
            return

    async def _decide(self) -> float:
        """One transaction: give back, look, grant. Seconds until it makes sense to look again."""
        given, self._given = self._given, {}
        try:
            async with self._db.unit():
                await self._db.execute(_LOCK)
                waiters = self._waiting.in_order()
                state = await self._load({lane.name for w in waiters for lane in w.lanes})
                now = _now()
                for (lane, number), (at, seconds) in given.items():
                    left = max(seconds - (now - at), 0.0)
                    before = state.free_in.get((lane, number), 0.0) if number < 0 else 0.0
                    state.set(lane, number, max(left, before))
                self._note({name: left for (name, number), left in state.free_in.items()
                            if number == _SILENCE and left > 0})
                granted, pause = _grant(waiters, state)
                await self._save(state)
                await self._sweep(now)
        except BaseException:
            # Not written: these slots are still to be given back.
            self._given = {**given, **self._given}
            raise
        await self._hand_out(granted)
        return pause

    async def _hand_out(self, granted: list[tuple[Waiter, Turn]]) -> None:
        for waiter, turn in granted:
            # Gave up while we were writing, or the network asked for silence meanwhile.
            if waiter.granted.done() or any(
                    (lane.name, _SILENCE) in self._given for lane in turn.lanes):
                await self.give(turn, used=False)
            else:
                waiter.granted.set_result(turn)

    async def _load(self, lanes: set[str]) -> _State:
        if not lanes:
            return _State({})
        now = func.clock_timestamp()
        rows = await self._db.execute(
            select(send_slot.c.lane, send_slot.c.number,
                   func.extract("epoch", send_slot.c.free_at - now).label("left"))
            .where(send_slot.c.lane.in_(lanes)))
        return _State({(row.lane, row.number): float(row.left) for row in rows})

    async def _save(self, state: _State) -> None:
        if not state.changed:
            return
        now: datetime = (await self._db.execute(select(func.clock_timestamp()))).scalar_one()
        row = insert(send_slot)
        await self._db.execute(
            row.on_conflict_do_update(
                index_elements=["lane", "number"], set_={"free_at": row.excluded.free_at}),
            [{"lane": lane, "number": number, "free_at": now + timedelta(seconds=seconds)}
             for (lane, number), seconds in sorted(state.changed.items())])

    async def _sweep(self, now: float) -> None:
        """Chats come and go: rows that hold nobody up are taken away now and then."""
        if now - self._swept < _SWEEP_S:
            return
        self._swept = now
        past = func.clock_timestamp() - timedelta(seconds=_SWEEP_S)
        await self._db.execute(delete(send_slot).where(send_slot.c.free_at < past))


def _grant(
    waiters: Sequence[Waiter], state: _State
) -> tuple[list[tuple[Waiter, Turn]], float]:
    """(who gets a turn now, seconds until the next one can)."""
    granted, soonest = [], math.inf
    for waiter in waiters:
        urgent = waiter.rank == 0
        wait = max(state.wait(lane, urgent=urgent) for lane in waiter.lanes)
        if wait <= 0:
            granted.append((waiter, Turn(
                waiter.lanes, [state.occupy(lane) for lane in waiter.lanes])))
            continue
        soonest = min(soonest, wait)
        bot = waiter.lanes[-1]
        if urgent and state.wait(bot, urgent=True) > 0:
            # Pings of every process let the next slot go by.
            state.set(bot.name, _URGENT, _URGENT_S)
    return granted, soonest


def _now() -> float:
    return asyncio.get_running_loop().time()
