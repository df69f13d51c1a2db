"""The table of handlers answers as aiogram would that asks one after another."""

from typing import Any

import pytest
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.types import CallbackQuery, Message

from core.people import Membership, Person, Role
from handlers.callbacks import ListPage, OpenTask
from handlers.filters import COMMANDS
from handlers.router import _rows, build_router
from handlers.states import Editing, Parting, Reviewing, Telling
from handlers.table import Table

STATES = [None, Telling.answer.state, Editing.title.state, Parting.line.state,
          Reviewing.due.state, "Gone:away"]
LINES = [*(f"/{name}" for name in COMMANDS), "/công văn NCC", "/khong co", "xong rồi ạ", "quá hạn",
         "CCHC-2026-012 được 40%", "giao Nam làm báo cáo", "tổng hợp quý 2", "…"]
PRESSES = [ListPage(kind="mine", page=1).pack(), OpenTask(task=3).pack(), "nothing:of:ours",
           "list", ":", "x" * 64]


def person(role: Role | None) -> Person:
    held = (Membership(role, 1),) if role else ()
    return Person(1, "a", "Nam", memberships=held)


PEOPLE = [None, person(None), person(Role.STAFF), person(Role.COORDINATOR)]


def message(text: str | None) -> Message:
    return Message.model_validate({
        "message_id": 1, "date": 1, "text": text, "chat": {"id": 1, "type": "private"},
        "from": {"id": 1, "is_bot": False, "first_name": "x"}})


def press(data: str) -> CallbackQuery:
    return CallbackQuery.model_validate({
        "id": "1", "from": {"id": 1, "is_bot": False, "first_name": "x"}, "chat_instance": "1",
        "data": data})


async def one_after_another(rows: list[HandlerObject], event: Any, data: dict[str, Any]) -> Any:
    """The handlers up to the first that surely answers; who needs a use case to tell might."""
    maybe = []
    for row in rows:
        try:
            matches, _ = await row.check(event, **data)
        except TypeError:
            maybe.append(row)
        else:
            if matches:
                return [*maybe, row]
    return maybe


@pytest.mark.parametrize("who", PEOPLE, ids=["stranger", "roleless", "staff", "coordinator"])
async def test_the_same_handler_answers(who: Person | None) -> None:
    router = build_router()
    events: list[Any] = [message(text) for text in (*LINES, None)] + [press(d) for d in PRESSES]
    for event in events:
        name = "message" if isinstance(event, Message) else "callback_query"
        table, rows = router.observers[name], _rows()[name]
        assert isinstance(table, Table)
        for state in STATES:
            data: dict[str, Any] = {"raw_state": state, "person": who, "attachment": None}
            part = table._part(table._key(event, data))
            found = await one_after_another(part.handlers, event, data)
            assert found == await one_after_another(rows, event, data), (event, state)
            assert found


def test_made_up_buttons_take_no_memory() -> None:
    table = build_router().observers["callback_query"]
    assert isinstance(table, Table)
    for number in range(100):
        table._part(table._key(press(f"k{number}:1"), {}))
    assert len(table._parts) == 1
