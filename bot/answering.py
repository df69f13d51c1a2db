"""Around every update: what the handler returned is shown after the commit, errors as words."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message, TelegramObject
from aiogram.utils.chat_action import ChatActionSender

from bot.errors import log, sentence
from bot.middlewares import Handler, chat_of, event_of, key_of
from bot.outgoing import Notes, Outgoing
from bot.patience import insistently, patiently, quietly
from bot.quota import Heard
from bot.sparing import Sparing, without_files
from channels.speaking import speaking, spoken
from core.errors import SendError, StoreDownError, WorkError
from core.policy import Policy
from core.ports.runtime import Clock, UnitOfWork
from core.ports.updates import Updates
from handlers.show import Later, Piece, Say, SendFile, Shown, Toast, pieces
from handlers.texts import Catalogue, Translate


class Answering(BaseMiddleware):
    """Outermost: shows what the handler returned, after the transaction; turns errors into words.

    Puts `channel`, `t` (Vietnamese until the person is known) and `now` into the data.
    """

    def __init__(
        self, channels: Mapping[int, str], catalogue: Catalogue, clock: Clock, policy: Policy,
        outgoing: Mapping[str, Outgoing], updates: Updates, work: UnitOfWork, heard: Heard,
        sparing: Sparing,
    ) -> None:
        self._channels = channels
        self._sparing = sparing
        self._heard = heard
        self._updates = updates
        self._work = work
        self._catalogue = catalogue
        self._clock = clock
        self._policy = policy
        self._outgoing = outgoing

    async def __call__(self, handler: Handler, update: TelegramObject, data: dict[str, Any]) -> Any:
        """Run the rest, then send."""
        event = event_of(update)
        if event is None:
            return None
        bot: Bot = data["bot"]
        data["channel"] = self._channels[bot.id]
        data["now"] = self._clock.now()
        data["t"] = self._catalogue.translator(self._policy.language)
        notes: Notes = []
        data["notes"] = notes
        with ExitStack() as leftovers:
            # What must go once everything is answered, work done Later included: a fetched file.
            data["leftovers"] = leftovers
            try:
                shown: Shown = await handler(update, data)
            except StoreDownError as error:
                # Not taken: the channel delivers it again, so nothing is said of it now.
                if not data["last_try"]:
                    raise
                shown = Say(sentence(error, data["t"]))
            except Exception as error:  # noqa: BLE001 - one bad message must not stop the others
                shown = Say(sentence(error, data["t"]))
            with speaking(data["t"].language):
                await self._show(bot, data, event, shown)
            await self._note(update, data, notes)
        return None

    async def _note(self, update: TelegramObject, data: dict[str, Any], notes: Notes) -> None:
        """That it is answered, and what the answer spoke of."""
        refused: WorkError | None = data.get("refused")
        new = False
        try:
            async with self._work.unit():
                if refused is not None:
                    # Its guard was rolled back with the change.
                    new = await self._updates.first_time(
                        data["channel"], key_of(update), data["now"])
                    if refused.ends_dialogue:
                        await data["state"].set_state(None)
                await self._outgoing[data["channel"]].remember(notes)
                await self._updates.answer(data["channel"], key_of(update))
                if new:
                    await self._heard(data["channel"], update)
        except StoreDownError as error:
            # The answer is there; to take the update again would only give a second one.
            log.warning("an answer could not be noted: %s", error)

    async def _show(
        self, bot: Bot, data: dict[str, Any], event: Message | CallbackQuery, shown: Shown
    ) -> None:
        parts = pieces(shown)
        if isinstance(event, CallbackQuery):
            toast = next((p for p in parts if isinstance(p, Toast)), None)
            if toast and await self._sparing.leaves_out(data["channel"], toast, parts):
                toast = None
            await quietly(insistently(lambda: event.answer(
                toast.text if toast else None, show_alert=toast.alert if toast else None)))
        await self._show_parts(bot, data, event, parts)

    async def _show_parts(
        self, bot: Bot, data: dict[str, Any], event: Message | CallbackQuery,
        parts: Sequence[Piece],
    ) -> None:
        said = data["said"] = data.get("said", False) or any(isinstance(p, Say) for p in parts)
        if not self._outgoing[data["channel"]].files:
            parts = without_files(parts, data["t"], said=said)
        for part in await self._sparing.of(data["channel"], parts, said=said):
            try:
                await self._show_part(bot, data, event, part)
            except (TelegramAPIError, SendError) as error:
                log.warning("an answer was not taken by %s: %s", data["channel"],
                            type(error).__name__)
                if isinstance(part, SendFile):
                    await quietly(self._show_part(bot, data, event, Say(
                        data["t"]("file-not-sent", name=part.name))))

    async def _show_part(
        self, bot: Bot, data: dict[str, Any], event: Message | CallbackQuery, part: Any
    ) -> None:
        channel, chat_id = data["channel"], chat_of(event)
        outgoing = self._outgoing[channel]
        match part:
            case Say() if part.passing and not outgoing.edits:
                # Nothing could take its place: a message less.
                await quietly(bot.send_chat_action(chat_id, "typing"))
            case Say():
                pressed = event.message if isinstance(event, CallbackQuery) else None
                with speaking(part.language or spoken()):
                    await insistently(partial(
                        outgoing.say, bot, channel, chat_id, part,
                        pressed.message_id if pressed else None, data["notes"]))
            case SendFile():
                await outgoing.file(bot, channel, chat_id, part, data["notes"])
            case Later():
                await self._show_later(bot, data, event, part)

    async def _show_later(
        self, bot: Bot, data: dict[str, Any], event: Message | CallbackQuery, part: Later
    ) -> None:
        channel, chat_id, words = data["channel"], chat_of(event), part.words
        outgoing = self._outgoing[channel]
        if words and not await self._waits(channel):
            await self._show_parts(bot, data, event, [words])
            words = None
        async with ChatActionSender.typing(chat_id=chat_id, bot=bot):
            working = partial(outgoing.say, bot, channel, chat_id, Say(part.working))
            telling = bool(part.working) and outgoing.edits
            later, told = await patiently(
                self._later(part, data["t"]), working if telling else None)
        if told is not None:
            # "One moment" has no business beside what came of it.
            await quietly(outgoing.take_back(bot, chat_id, told))
        # What was pressed is answered already; the result may take its message's place.
        parts = pieces(later)
        if words is None or not await self._captioned(bot, data, event, words, parts):
            await self._show_parts(bot, data, event, [words, *parts] if words else parts)

    async def _waits(self, channel: str) -> bool:
        """True where words wait for their picture: a message less of a month that is not short."""
        return self._sparing.counts(channel) and self._outgoing[channel].files \
            and not await self._sparing.on(channel)

    async def _captioned(
        self, bot: Bot, data: dict[str, Any], event: Message | CallbackQuery, words: Say,
        parts: Sequence[Piece],
    ) -> bool:
        """The words as the caption of the one picture there is; False where that did not leave."""
        match parts:
            case [SendFile(picture=True, caption="") as picture]:
                whole = replace(picture, caption=words.text, rows=words.rows, about=words.about,
                                above=True)
            case _:
                return False
        channel = data["channel"]
        try:
            await self._outgoing[channel].file(bot, channel, chat_of(event), whole, data["notes"])
        except (TelegramAPIError, SendError) as error:
            log.warning("a picture was not taken by %s: %s", channel, type(error).__name__)
            await self._show_parts(bot, data, event, [words])
        return True

    async def _later(self, part: Later, t: Translate) -> Shown:
        try:
            return await part.run()
        except Exception as error:  # noqa: BLE001 - as above
            return Say(sentence(error, t))
