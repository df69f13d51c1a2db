"""Link a chat to a person: a one-time code, the notice, an explicit yes (domain.md §9.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from core.codes import code_hash
from core.notices import Kind
from core.people import Account, Person, in_order
from core.ports.deliveries import Notify
from core.ports.people import Accounts, Consents, Invites, People

MAX_ATTEMPTS = 5
_WINDOW = timedelta(hours=1)


class LinkRefusal(StrEnum):
    """Why a code was not taken."""

    WRONG_CODE = "wrong-code"
    TOO_MANY = "too-many-codes"


@dataclass(frozen=True, slots=True)
class OfferLink:
    """Checks a code; nothing is linked before the person has agreed.

    A refusal is returned, not raised: the counted attempt must stay.
    """

    invites: Invites
    people: People

    async def __call__(
        self, channel: str, chat_id: int, code: str, now: datetime
    ) -> Person | LinkRefusal:
        """Whose code it is; five wrong ones an hour close the door for that chat."""
        if await self.invites.attempts(channel, chat_id, now - _WINDOW) >= MAX_ATTEMPTS:
            return LinkRefusal.TOO_MANY
        person_id = await self.invites.person_of(code_hash(code), now)
        person = await self.people.get(person_id) if person_id is not None else None
        if person is None or not person.active:
            await self.invites.attempt(channel, chat_id, now)
            return LinkRefusal.WRONG_CODE
        return person


@dataclass(frozen=True, slots=True)
class Linked:
    """The person whose account the chat now is; `first` is the channel that messages come by,
    "" when it is this one."""

    person: Person
    first: str = ""


@dataclass(frozen=True, slots=True)
class AgreeLink:
    """The person said yes: the code is used up, the consent stored, the chat linked."""

    invites: Invites
    people: People
    accounts: Accounts
    consents: Consents
    notify: Notify

    async def __call__(
        self, channel: str, chat_id: int, code: str, text_version: str, now: datetime
    ) -> Linked | LinkRefusal:
        """Refused when the code died meanwhile. A chat that was somebody else's is taken over."""
        offered = await OfferLink(self.invites, self.people)(channel, chat_id, code, now)
        if isinstance(offered, LinkRefusal):
            return offered
        if not await self.invites.use(code_hash(code), now):
            return LinkRefusal.WRONG_CODE
        before = await self.people.by_chat(channel, chat_id)
        await self.accounts.add(offered.id, channel, chat_id, now)
        if before is not None and before.id != offered.id:
            await _leave(self, before, channel, now)
        await _tell(self, Kind.LINKED, offered.id, channel, now)
        await self.consents.give(offered.id, channel, text_version, now)
        first = in_order(await self.accounts.of(offered.id), offered.preferred_channel)[0]
        return Linked(offered, first.channel if first.channel != channel else "")


@dataclass(frozen=True, slots=True)
class UnlinkAccount:
    """Leave: the address is forgotten at once, the consent closed."""

    people: People
    accounts: Accounts
    consents: Consents
    notify: Notify

    async def __call__(
        self, person: Person, channel: str, chat_id: int, now: datetime
    ) -> Sequence[Account]:
        """Forget this chat; the person's other addresses, the first one first."""
        await self.accounts.remove(channel, chat_id)
        return in_order(await _leave(self, person, channel, now), person.preferred_channel)


async def _leave(
    by: AgreeLink | UnlinkAccount, person: Person, channel: str, now: datetime
) -> Sequence[Account]:
    """An address of the person is gone, given up or taken over: what is left."""
    left = await by.accounts.of(person.id)
    if all(account.channel != channel for account in left):
        await by.consents.withdraw(person.id, channel, now)
        if person.preferred_channel == channel:
            await by.people.set(person.id, preferred_channel=None)
    await _tell(by, Kind.UNLINKED, person.id, channel, now)
    return left


async def _tell(
    by: AgreeLink | UnlinkAccount, kind: Kind, person_id: int, channel: str, now: datetime
) -> None:
    """To the person's other channels, if there are any: nobody links or leaves unnoticed."""
    others = [a for a in await by.accounts.of(person_id)
              if a.channel != channel and not a.blocked]
    if others:
        await by.notify(now, kind, [person_id], {"channel": channel, "but": channel},
                        f"{channel}:{now.isoformat()}")
