"""The single Dispatcher: middlewares, router order, dialogue storage, isolation."""

from collections.abc import Mapping, Sequence
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher
from aiogram.fsm.storage.base import BaseEventIsolation, BaseStorage
from aiogram.types import CallbackQuery, Message, Update

from bot.ending import EndingDialogues
from bot.errors import log
from bot.metrics import Metrics
from bot.stuck import Stuck
from channels.base import Feed
from core.errors import StoreDownError
from core.storable import storable
from handlers.router import build_router


def build_dispatcher(
    storage: BaseStorage, isolation: BaseEventIsolation, middlewares: Sequence[BaseMiddleware],
    use_cases: Mapping[str, Any],
) -> Dispatcher:
    """`middlewares` from the outermost inwards; `use_cases` reach handlers as named arguments."""
    dispatcher = Dispatcher(storage=storage, events_isolation=isolation, **use_cases)
    for middleware in middlewares:
        dispatcher.update.outer_middleware(middleware)
    dispatcher.message.middleware(EndingDialogues())
    dispatcher.include_router(build_router())
    return dispatcher


def feed_of(
    dispatcher: Dispatcher, names: Mapping[int, str], metrics: Metrics, stuck: Stuck
) -> Feed:
    """The door for channels, whose `names` are known by their bots.

    Raises StoreDownError when the update is to be delivered again.
    """

    async def feed(bot: Bot, update: Update) -> None:
        key = bot.id, update.update_id
        last = stuck.is_last(key)
        try:
            with metrics.handling(names[bot.id]):
                await dispatcher.feed_update(bot, cleaned(update), last_try=last)
            stuck.forget(key)
        except StoreDownError as error:
            if last:
                stuck.forget(key)
                log.exception("an update is given up: only this one fails")
                return
            log.error("an update waits for the database: %s", error)
            await stuck.note(key)
            raise
        except Exception:  # noqa: BLE001 - the door for channels raises nothing else
            log.exception("an update failed outside of its handler")

    return feed


def cleaned(update: Update) -> Update:
    """The update with words that can be stored, whatever the network let through."""
    for kind in ("message", "callback_query"):
        event: Message | CallbackQuery | None = getattr(update, kind)
        new = {name: storable(old) for name in ("text", "caption", "data")
               if (old := getattr(event, name, None)) and storable(old) != old}
        if event is not None and new:
            update = update.model_copy(update={kind: event.model_copy(update=new)})
    return update
