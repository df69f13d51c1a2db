"""The single Dispatcher: middlewares, router order, dialogue storage, isolation."""

from collections.abc import Mapping, Sequence
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher
from aiogram.fsm.storage.base import BaseStorage
from aiogram.fsm.storage.memory import SimpleEventIsolation
from aiogram.types import Update

from bot.errors import log
from channels.base import Feed
from handlers.router import build_router


def build_dispatcher(
    storage: BaseStorage, middlewares: Sequence[BaseMiddleware], use_cases: Mapping[str, Any]
) -> Dispatcher:
    """`middlewares` from the outermost inwards; `use_cases` reach handlers as named arguments."""
    dispatcher = Dispatcher(storage=storage, events_isolation=SimpleEventIsolation(), **use_cases)
    for middleware in middlewares:
        dispatcher.update.outer_middleware(middleware)
    dispatcher.include_router(build_router())
    return dispatcher


def feed_of(dispatcher: Dispatcher) -> Feed:
    """The door for channels: takes an update, never raises."""

    async def feed(bot: Bot, update: Update) -> None:
        try:
            await dispatcher.feed_update(bot, update)
        except Exception:  # noqa: BLE001 - the door for channels never raises
            log.exception("an update failed outside of its handler")

    return feed
