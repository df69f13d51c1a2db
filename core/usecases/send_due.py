"""Send what is due: claim with a lease, send outside of any transaction, note the outcome."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.errors import (
    OutcomeUnknownError,
    RefusedError,
    RetryLaterError,
    SendError,
    UnavailableError,
)
from core.notices import CLOCKED, GATHERING, Kind, Notice
from core.people import Account, Person, Role
from core.policy import Policy
from core.ports.deliveries import Deliveries, Delivery, DeliveryState, Messenger, Notify, Outcome
from core.ports.people import Accounts, People
from core.ports.runtime import Calendar, Clock, UnitOfWork
from core.ports.tasks import Tasks
from core.reminders import Ground
from core.reminders_people import Directory, directory_of
from core.reminders_times import allowed_from, is_quiet
from core.usecases.compose import Compose, Scene, Skip

log = logging.getLogger("nhacviec")

LEASE = timedelta(seconds=60)
#: Waits after a failure, in seconds; the last one repeats (delivery.md §2.3).
WAITS = (10, 60, 300, 900)
MAX_TRIES = 8
#: So many are claimed at once, and so many are under way at most: at 30 a second they have left
#: within two seconds, and the next ones are claimed before the pace would have to wait for them.
BATCH, UNDER_WAY = 30, 60
#: A database that is gone is asked again so often, so that what was sent is noted as sent.
_NOTE_TRIES, _NOTE_PAUSE_S = 300, 1.0


@dataclass(frozen=True, slots=True)
class SendDue:
    """Nothing leaves in quiet hours, nothing of the clock's own accord on a day off."""

    deliveries: Deliveries
    tasks: Tasks
    people: People
    accounts: Accounts
    compose: Compose
    messenger: Messenger
    notify: Notify
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
        under_way: set[asyncio.Task[None]] = set()
        try:
            while not self.halt.is_set() and not is_quiet(
                    at := now + (self.clock.now() - started), self.policy.ladder,
                    self.policy.zone):
                async with self.work.unit():
                    batch = await self.deliveries.claim(now, at, at + LEASE, BATCH, without)
                    directory = await self._directory(batch)
                if not batch:
                    return
                under_way |= {asyncio.create_task(self._deliver(d, directory, ground, at))
                              for d in batch}
                while len(under_way) > UNDER_WAY - BATCH:
                    done, under_way = await asyncio.wait(
                        under_way, return_when=asyncio.FIRST_COMPLETED)
                    _raise_first(done)
        finally:
            if under_way:
                done, _ = await asyncio.wait(under_way)
                _raise_first(done)

    async def _directory(self, batch: Sequence[Delivery]) -> Directory:
        """Who these messages go to, and who answers for the tasks they speak of."""
        if any(delivery.kind in GATHERING for delivery in batch):
            return Directory.of(await self.people.everyone())
        tasks = await self.tasks.many(await self.deliveries.task_ids(batch)) if batch else []
        return await directory_of(self.people, tasks, persons=[d.person_id for d in batch])

    async def _deliver(
        self, delivery: Delivery, directory: Directory, ground: Ground, at: datetime
    ) -> None:
        notice: Notice | None = None
        try:
            person = directory.people.get(delivery.person_id)
            if person is None:
                outcome = Outcome(DeliveryState.SKIPPED, "inactive", delivery.tries)
            else:
                outcome, notice = await self._send(
                    delivery, Scene(person, directory, ground, at))
        except Exception:
            # A fault of ours in one message must not hold up the others.
            log.exception("delivery %s could not be composed", delivery.id)
            outcome = self._again(delivery, at, "error")
        await self._note(delivery, outcome, at)
        if notice is not None and outcome.account is not None:
            await self.messenger.follow(outcome.account, notice)

    async def _note(self, delivery: Delivery, outcome: Outcome, at: datetime) -> None:
        """Write the outcome, however often the database has to be asked."""
        for last in [*[False] * (_NOTE_TRIES - 1), True]:
            try:
                async with self.work.unit():
                    if not await self.deliveries.complete(delivery, outcome, at):
                        log.warning("delivery %s was taken over by another worker", delivery.id)
            except Exception as error:
                log.error("delivery %s: %s is not noted yet: %s", delivery.id,
                          outcome.state.value, type(error).__name__)
                if last:
                    raise
                await asyncio.sleep(_NOTE_PAUSE_S)
            else:
                return

    async def _send(
        self, delivery: Delivery, scene: Scene
    ) -> tuple[Outcome, Notice | None]:
        """The outcome, and what was sent."""
        person = scene.person
        async with self.work.reading():
            notice = await self.compose(delivery, scene)
            accounts = await self.accounts.of(person.id)
        if isinstance(notice, Skip):
            return Outcome(DeliveryState.SKIPPED, notice.reason, delivery.tries), None
        usable = self._usable(accounts, person)
        outcome = await self._try(delivery, person, notice, usable, scene.now)
        return outcome, notice if outcome.state is DeliveryState.SENT else None

    def _usable(self, accounts: Sequence[Account], person: Person) -> Sequence[Account]:
        """The person's addresses on channels that run here, the preferred one first."""
        here = [a for a in accounts if self.messenger.serves(a.channel)]
        return sorted(here, key=lambda a: a.channel != person.preferred_channel)

    async def _try(
        self, delivery: Delivery, person: Person, notice: Notice, accounts: Sequence[Account],
        at: datetime,
    ) -> Outcome:
        if not accounts:
            return Outcome(DeliveryState.FAILED, "not_linked", delivery.tries)
        for account in accounts:
            if account.blocked:
                continue
            try:
                message_id = await self.messenger.send(
                    account, person.language, notice, again=delivery.again)
            except RefusedError as error:
                await self._block(account, str(error), at)
            except SendError as error:
                return self._failed(delivery, error, at)
            else:
                return Outcome(DeliveryState.SENT, "", delivery.tries, None, account, message_id)
        return Outcome(DeliveryState.FAILED, "blocked", delivery.tries)

    def _failed(self, delivery: Delivery, error: SendError, at: datetime) -> Outcome:
        match error:
            case RetryLaterError():
                # Too many messages is not this message's fault: it costs no try.
                later = self._loud(at + timedelta(seconds=error.seconds))
                return Outcome(DeliveryState.RETRYING, "too_many", delivery.tries - 1, later)
            case OutcomeUnknownError() if delivery.again:
                return Outcome(DeliveryState.FAILED, "unknown", delivery.tries)
            case OutcomeUnknownError():
                wait = self._loud(at + timedelta(seconds=WAITS[0]))
                return Outcome(DeliveryState.UNKNOWN, "unknown", delivery.tries, wait)
            case UnavailableError():
                return self._again(delivery, at, "unavailable")
            case _:
                log.error("delivery %s was refused as it is: %s", delivery.id, error)
                return Outcome(DeliveryState.FAILED, "refused", delivery.tries)

    def _again(self, delivery: Delivery, at: datetime, reason: str) -> Outcome:
        if delivery.tries >= MAX_TRIES:
            return Outcome(DeliveryState.FAILED, reason, delivery.tries)
        wait = WAITS[min(delivery.tries, len(WAITS)) - 1]
        later = self._loud(at + timedelta(seconds=wait))
        return Outcome(DeliveryState.RETRYING, reason, delivery.tries, later)

    def _loud(self, moment: datetime) -> datetime:
        return allowed_from(moment, self.policy.ladder, self.policy.zone)

    async def _block(self, account: Account, reason: str, at: datetime) -> None:
        """Remember that the address takes nothing, and tell the coordinators once a day."""
        async with self.work.unit():
            await self.accounts.block(account.id, at, reason[:200])
            told = [p.id for p in await self.people.holding(Role.COORDINATOR)
                    if p.id != account.person_id]
            await self.notify(at, Kind.UNREACHABLE, told,
                              {"person_id": account.person_id, "channel": account.channel},
                              f"{account.id}:{at:%Y%m%d}")


def _raise_first(done: set[asyncio.Task[None]]) -> None:
    for task in done:
        task.result()
