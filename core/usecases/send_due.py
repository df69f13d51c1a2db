"""Send what is due: claim with a lease, send outside of any transaction, note the outcome."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from core.notices import CLOCKED, Kind, Notice
from core.policy import Policy
from core.ports.deliveries import (
    GAVE_UP,
    SAVED,
    Deliveries,
    Delivery,
    DeliveryState,
    Messenger,
    Outcome,
)
from core.ports.runtime import Calendar, Clock, UnitOfWork
from core.reminders import Ground
from core.reminders_people import Directory
from core.reminders_times import is_quiet
from core.retries import MAX_TRIES, again
from core.usecases.compose import Scene
from core.usecases.deliver import Deliver
from core.usecases.directory_for import DirectoryFor
from core.usecases.tell_unreached import TellUnreached

log = logging.getLogger("nhacviec")

LEASE = timedelta(seconds=60)
#: So many are claimed at once, and so many are under way at most: at 30 a second they have left
#: within two seconds, and the next ones are claimed before the pace would have to wait for them.
BATCH, UNDER_WAY = 30, 60
#: One of a person's messages goes, the others that wait come to the next tick.
_STEP_BACK = timedelta(minutes=1)
#: A database that is gone is asked again so often, so that what was sent is noted as sent.
_NOTE_TRIES, _NOTE_PAUSE_S = 300, 1.0


@dataclass(frozen=True, slots=True)
class SendDue:
    """Nothing leaves in quiet hours, nothing of the clock's own accord on a day off."""

    deliveries: Deliveries
    directory: DirectoryFor
    deliver: Deliver
    messenger: Messenger
    tell_unreached: TellUnreached
    calendar: Calendar
    work: UnitOfWork
    clock: Clock
    policy: Policy
    #: Set when the process is asked to stop: what is under way ends, nothing more is claimed.
    halt: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, now: datetime) -> None:
        """Send all that is due at `now`; leases and retries run from the moment they happen."""
        if is_quiet(now, self.policy.ladder, self.policy.zone):
            return
        async with self.work.reading():
            if not await self.deliveries.any_due(now):
                return
        today = now.astimezone(self.policy.zone).date()
        calendar = await self.calendar.load(today.year)
        ground = Ground(self.policy.ladder, self.policy.zone, calendar)
        without = frozenset() if calendar.is_working(today) else CLOCKED
        started = self.clock.now()
        #: When each was claimed.
        under_way: dict[asyncio.Task[None], datetime] = {}
        try:
            while not self.halt.is_set() and self._may_go_on(
                    at := now + (self.clock.now() - started), today):
                if _is_full(under_way, at):
                    await _some(under_way)
                    continue
                async with self.work.unit():
                    batch = await self.deliveries.claim(now, at, at + LEASE, BATCH, without)
                    batch = await self._apart(batch, at)
                    directory = await self.directory(batch)
                if not batch:
                    return
                for one in batch:
                    sending = self._deliver(one, directory, ground, at)
                    under_way[asyncio.create_task(sending)] = at
        finally:
            if under_way:
                done, _ = await asyncio.wait(under_way)
                _raise_first(done)

    def _may_go_on(self, at: datetime, day: date) -> bool:
        """False in quiet hours, and when a machine that slept wakes up on another day."""
        here = at.astimezone(self.policy.zone).date()
        return here == day and not is_quiet(at, self.policy.ladder, self.policy.zone)

    async def _apart(self, batch: Sequence[Delivery], at: datetime) -> list[Delivery]:
        """Of one person's messages, those that wait for another step back: it takes them along."""
        if not any(delivery.saved for delivery in batch):
            return list(batch)
        going, served = [], set()
        for delivery in sorted(batch, key=lambda d: d.saved):
            if delivery.saved and delivery.person_id in served:
                await self.deliveries.complete(delivery, Outcome(
                    DeliveryState.PENDING, SAVED, delivery.tries - 1, at + _STEP_BACK), at)
            else:
                going.append(delivery)
                served.add(delivery.person_id)
        return going

    async def _deliver(
        self, delivery: Delivery, directory: Directory, ground: Ground, at: datetime
    ) -> None:
        notice: Notice | None = None
        person = directory.people.get(delivery.person_id)
        try:
            if delivery.tries > MAX_TRIES:
                # Every try was cut off before its end: perhaps this message ends the process.
                outcome = Outcome(DeliveryState.FAILED, "unknown", delivery.tries)
            elif person is None:
                outcome = Outcome(DeliveryState.SKIPPED, "inactive", delivery.tries)
            else:
                outcome, notice = await self.deliver(
                    delivery, Scene(person, directory, ground, at))
        except Exception:
            # A fault of ours in one message must not hold up the others.
            log.exception("delivery %s could not be composed", delivery.id)
            outcome = again(delivery, at, ground, "error")
        await self._note(delivery, outcome, at)
        if notice is not None and outcome.account is not None and person is not None:
            await self.messenger.follow(outcome.account, person.language, notice)

    async def _note(self, delivery: Delivery, outcome: Outcome, at: datetime) -> None:
        """Write the outcome, however often the database has to be asked."""
        for last in [*[False] * (_NOTE_TRIES - 1), True]:
            try:
                async with self.work.unit():
                    if not await self.deliveries.complete(delivery, outcome, at):
                        log.warning("delivery %s was taken over by another worker", delivery.id)
                    elif _is_given_up(delivery, outcome):
                        await self.tell_unreached(at)
            except Exception as error:
                log.error("delivery %s: %s is not noted yet: %s", delivery.id,
                          outcome.state.value, type(error).__name__)
                if last:
                    raise
                await asyncio.sleep(_NOTE_PAUSE_S)
            else:
                return


def _is_given_up(delivery: Delivery, outcome: Outcome) -> bool:
    # What tells of failures and fails itself would be told of for ever.
    return (outcome.state is DeliveryState.FAILED and outcome.reason in GAVE_UP
            and delivery.kind != Kind.UNREACHABLE)


def _is_full(under_way: Mapping[asyncio.Task[None], datetime], at: datetime) -> bool:
    """True when nothing more is to be claimed now.

    While the database was gone the lease of a sent message may have passed before it could be
    noted: a claim would take it for a dead worker's and send it again.
    """
    oldest = min(under_way.values(), default=at)
    return len(under_way) > UNDER_WAY - BATCH or at - oldest >= LEASE


async def _some(under_way: dict[asyncio.Task[None], datetime]) -> None:
    """Wait until one of them has ended."""
    done, _ = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
    for task in done:
        del under_way[task]
    _raise_first(done)


def _raise_first(done: set[asyncio.Task[None]]) -> None:
    for task in done:
        task.result()
