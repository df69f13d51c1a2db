"""Around every update: who writes, and one unit of work."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, Message, TelegramObject, Update

from bot.quota import Heard
from channels.speaking import speaking
from core.acting import Act, sent_late
from core.errors import WorkError
from core.people import Person
from core.policy import Policy
from core.ports.people import Accounts, People
from core.ports.runtime import UnitOfWork
from core.ports.updates import Updates
from handlers.show import Say, Shown
from handlers.texts import Catalogue

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


def event_of(update: TelegramObject) -> Message | CallbackQuery | None:
    """The message or the press of a private chat; None for what we do not serve."""
    if not isinstance(update, Update):
        return None
    event = update.message or update.callback_query
    message = event.message if isinstance(event, CallbackQuery) else event
    if event is None or message is None or message.chat.type != "private":
        return None
    return event


def chat_of(event: Message | CallbackQuery) -> int:
    """The private chat's id."""
    message = event.message if isinstance(event, CallbackQuery) else event
    return message.chat.id if message else 0


def key_of(update: TelegramObject) -> str:
    """What the duplicate guard knows an update by."""
    return str(update.update_id) if isinstance(update, Update) else ""


class KnowingPerson(BaseMiddleware):
    """Who is this? A short read before anything slow; strangers stay None."""

    def __init__(
        self, people: People, work: UnitOfWork, catalogue: Catalogue, policy: Policy
    ) -> None:
        self._people = people
        self._work = work
        self._catalogue = catalogue
        self._policy = policy

    async def __call__(self, handler: Handler, update: TelegramObject, data: dict[str, Any]) -> Any:
        """Put `person`, `given_up` and, for somebody known, `act` into the data."""
        event = event_of(update)
        if event is None:
            return None
        async with self._work.reading():
            found = await self._people.writing(data["channel"], chat_of(event))
        person, data["given_up"] = found or (None, False)
        data["person"] = person
        if person is not None:
            data["t"] = self._catalogue.translator(person.language)
            data["act"] = self._act(person, data, event)
        with speaking(data["t"].language):
            return await handler(update, data)

    def _act(
        self, person: Person, data: dict[str, Any], event: Message | CallbackQuery
    ) -> Act:
        now: datetime = data["now"]
        return Act(person, data["channel"], now, self._policy.zone,
                   sent_at=sent_late(_dated(event), now))


def _dated(event: Message | CallbackQuery) -> datetime | None:
    """When the network says that the person acted. Telegram dates no press, we do elsewhere."""
    if isinstance(event, Message):
        return event.date
    dated = (event.model_extra or {}).get("date")
    return dated if isinstance(dated, datetime) else None


class Taking(BaseMiddleware):
    """Innermost: the duplicate guard, the change and its history are one transaction."""

    def __init__(
        self, updates: Updates, accounts: Accounts, work: UnitOfWork, heard: Heard
    ) -> None:
        self._heard = heard
        self._updates = updates
        self._accounts = accounts
        self._work = work

    async def __call__(self, handler: Handler, update: TelegramObject, data: dict[str, Any]) -> Any:
        """Take the update once."""
        if not isinstance(update, Update):
            return None
        try:
            async with self._work.unit():
                if not await self._updates.first_time(
                    data["channel"], key_of(update), data["now"]
                ):
                    return await self._again(update, data)
                event = event_of(update)
                if event is not None and data["given_up"]:
                    # Who writes from an address can be reached there again.
                    await self._accounts.unblock(data["channel"], chat_of(event))
                shown = await handler(update, data)
                await self._heard(data["channel"], update)
                return shown
        except WorkError as error:
            # Rolled back, and the guard with it: it counts as taken once it is answered. Should the
            # process die before that, a redelivery is refused again, and nobody is told that it
            # took effect.
            data["refused"] = error
            raise

    async def _again(self, update: Update, data: dict[str, Any]) -> Shown:
        """It came before. When the process died before it answered, that is said."""
        if await self._updates.was_answered(data["channel"], key_of(update)):
            return None
        return Say(data["t"]("taken-before"))
