"""One's own settings: language, hour of the morning message, preferred channel."""

from dataclasses import dataclass
from datetime import time

from core.acting import Act
from core.errors import NotFoundError, WorkError
from core.people import Person
from core.policy import Policy
from core.ports.people import Accounts, People
from core.usecases.move_morning import MoveMorning

LANGUAGES = ("vi", "en")
_STEP = 30


@dataclass(frozen=True, slots=True)
class OwnSettings:
    """What is set, and what could be: hours are office-local and outside of quiet hours."""

    person: Person
    channels: tuple[str, ...]
    hours: tuple[time, ...]


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """Reads one's settings."""

    people: People
    accounts: Accounts
    policy: Policy

    async def __call__(self, act: Act) -> OwnSettings:
        """As they stand now."""
        person = await self.people.get(act.person.id)
        if person is None:
            raise NotFoundError("person", name=act.person.code)
        accounts = await self.accounts.of(person.id)
        channels = tuple(dict.fromkeys(a.channel for a in accounts))
        return OwnSettings(person, channels, morning_hours(self.policy))


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
