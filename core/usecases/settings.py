"""One's own settings: language, hour of the morning message, preferred channel."""

from dataclasses import dataclass
from datetime import time

from core.acting import Act
from core.errors import NotFoundError, WorkError
from core.people import Account, Person, in_order
from core.policy import Policy
from core.ports.people import Accounts, People
from core.ports.unreached import Told, UnreachedPeople
from core.usecases.invite_person import IssueCode
from core.usecases.move_morning import MoveMorning

LANGUAGES = ("vi", "en")
_STEP = 30


@dataclass(frozen=True, slots=True)
class OwnSettings:
    """What is set, and what could be: hours are office-local and outside of quiet hours."""

    person: Person
    #: In the order in which messages take them.
    accounts: tuple[Account, ...]
    hours: tuple[time, ...]
    #: The last message, when another channel than the first had to take it.
    instead: Told | None = None

    @property
    def channels(self) -> tuple[str, ...]:
        """Those the person is linked on, each once, the oldest first."""
        oldest = sorted(self.accounts, key=lambda account: account.id)
        return tuple(dict.fromkeys(account.channel for account in oldest))


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """Reads one's settings."""

    people: People
    accounts: Accounts
    unreached: UnreachedPeople
    policy: Policy

    async def __call__(self, act: Act) -> OwnSettings:
        """As they stand now."""
        person = await self.people.get(act.person.id)
        if person is None:
            raise NotFoundError("person", name=act.person.code)
        accounts = in_order(await self.accounts.of(person.id), person.preferred_channel)
        last = await self.unreached.latest(person.id)
        instead = last if last is not None and last.instead_of else None
        return OwnSettings(person, tuple(accounts), morning_hours(self.policy), instead)


@dataclass(frozen=True, slots=True)
class AddChannel:
    """A one-time code for one's own further channel: nobody has to ask the Office for it."""

    issue: IssueCode
    show: ShowSettings

    async def __call__(self, act: Act) -> tuple[str, OwnSettings]:
        """The code, shown once, and what is linked so far. Earlier unused codes die."""
        own = await self.show(act)
        return await self.issue(act.person.id, act.person.id, act.now), own


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """Changes one setting. Raises WorkError `setting-unknown` for what cannot be chosen."""

    people: People
    show: ShowSettings
    move_morning: MoveMorning

    async def __call__(self, act: Act, name: str, value: str) -> OwnSettings:
        """`name`: language, hour ("0730", "" for the office's own), channel ("" for the last)."""
        chosen: str | time | None = value or None
        allowed: tuple[str | time | None, ...] = LANGUAGES
        own = await self.show(act)
        if name == "hour":
            chosen, allowed = _hour(value), (None, *own.hours)
        elif name == "channel":
            allowed = (None, *own.channels)
        if chosen not in allowed or name not in _COLUMNS:
            raise WorkError("setting-unknown")
        await self.people.set(act.person.id, **{_COLUMNS[name]: chosen})
        if name == "hour":
            await self.move_morning(act.person.id, act.now)
        return await self.show(act)


_COLUMNS = {"language": "language", "hour": "morning_at", "channel": "preferred_channel"}


def morning_hours(policy: Policy) -> tuple[time, ...]:
    """Half hours from the end of the quiet hours on, four of them, and the office's own slots."""
    quiet = policy.ladder.quiet_until
    first = -(-(quiet.hour * 60 + quiet.minute) // _STEP) * _STEP
    offered = {time(*divmod(first + n * _STEP, 60)) for n in range(4)}
    return tuple(sorted(offered | set(policy.ladder.slots)))


def _hour(value: str) -> time | None:
    if not value:
        return None
    try:
        return time.fromisoformat(value)
    except ValueError:
        raise WorkError("setting-unknown") from None
