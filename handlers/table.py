"""All handlers of one kind of event in one table, of which only those are asked that may match.

aiogram asks router after router and handler after handler, a hundred for a line of free text, and
sends every `F.…` to a thread. The order of the answers is the same here.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.handler import FilterObject, HandlerObject
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from aiogram.filters import StateFilter
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message, TelegramObject

from handlers.filters import Typed, command_of

#: What is known of an event before any handler is asked: its command and whether a dialogue is
#: open, or the kind of its button.
_Key = tuple[str | None, bool]


class Table(TelegramEventObserver):
    """The handlers of `event_name`, in the order in which they are asked."""

    def __init__(self, router: Router, event_name: str, rows: Sequence[HandlerObject]) -> None:
        super().__init__(router, event_name)
        self.handlers = list(rows)
        #: A made-up button has no part of its own: there are as many as there are kinds.
        asked = [one.callback for row in rows for one in row.filters or ()]
        self._kinds = {one.callback_data.__prefix__ for one in asked
                       if isinstance(one, CallbackQueryFilter)}
        self._parts: dict[_Key, TelegramEventObserver] = {}

    async def trigger(self, event: TelegramObject, **kwargs: Any) -> Any:
        """The answer of the first that matches."""
        return await self._part(self._key(event, kwargs)).trigger(event, **kwargs)

    def _key(self, event: TelegramObject, data: dict[str, Any]) -> _Key:
        name, asked = None, data.get("raw_state") is not None
        if isinstance(event, Message):
            command = command_of(event, data.get("person"))
            name = command[0] if command else None
        elif isinstance(event, CallbackQuery):
            kind = (event.data or "").partition(":")[0]
            name = kind if kind in self._kinds else None
        return name, asked

    def _part(self, key: _Key) -> TelegramEventObserver:
        part = self._parts.get(key)
        if part is None:
            part = self._parts[key] = TelegramEventObserver(self.router, self.event_name)
            part.handlers = [row for row in self.handlers if _may_match(row, key)]
        return part


def rows_of(routers: Iterable[Router], event_name: str) -> list[HandlerObject]:
    """The routers' handlers of this event, one after another."""
    found = [row for router in routers for row in router.observers[event_name].handlers]
    for row in found:
        row.filters = [_in_place(one) for one in row.filters or ()]
    return found


def _in_place(given: FilterObject) -> FilterObject:
    """A filter that asks the event itself: a thread takes longer to reach than it to answer."""
    if given.awaitable:
        return given
    answer: Callable[[Any], Any] = given.callback

    async def ask(event: TelegramObject) -> Any:
        return answer(event)

    return FilterObject(ask)


def _may_match(row: HandlerObject, key: _Key) -> bool:
    name, asked = key
    for one in row.filters or ():
        match one.callback:
            case Typed() as typed if typed.name != name:
                return False
            case CallbackQueryFilter() as button if button.callback_data.__prefix__ != name:
                return False
            case StateFilter() as state if not asked and not _any_state(state):
                return False
    return True


def _any_state(asked: StateFilter) -> bool:
    # aiogram's name for "no dialogue" is a State without one.
    names = (one.state if isinstance(one, State) else one for one in asked.states)
    return any(name is None or name == "*" for name in names)
