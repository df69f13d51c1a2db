"""The table leaves out no handler that would have matched, whatever comes."""

import inspect
from typing import Any

import pytest
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters import StateFilter
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.fsm.state import State, StatesGroup, any_state, default_state
from aiogram.types import CallbackQuery, Message
from hypothesis import given, settings
from hypothesis import strategies as st

from core.people import Membership, Person, Role
from handlers import states
from handlers.filters import COMMANDS
from handlers.router import _rows, build_router
from handlers.table import Table, _any_state

WORDS = [word for name, others in COMMANDS.items() for word in (name, *others)]
STATES = [None, "", "*", "None", "Gone:away", *(
    state.state for _, group in inspect.getmembers(states, inspect.isclass)
    if issubclass(group, StatesGroup) for state in group.__states__)]
KINDS = sorted({one.callback.callback_data.__prefix__
                for row in _rows()["callback_query"] for one in row.filters or ()
                if isinstance(one.callback, CallbackQueryFilter)})
PEOPLE = [None, Person(1, "a", "Nam"), *(
    Person(1, "a", "Nam", memberships=(Membership(role, 1),)) for role in Role)]

LINES = st.builds(
    lambda before, word, after: before + word + after,
    st.sampled_from(["", "/", "//", " /", "\n/", "/ ", "\u200b/"]),
    st.sampled_from([*WORDS, *(w.upper() for w in WORDS), *(w.title() for w in WORDS),
                     "công văn", "quá hạn", "tổng hợp", "PHẦN báo cáo", "việc của tôi", "é", ""]),
    st.sampled_from(["", "@bot", "@", " ", "\n", "\nCCHC-2026-012", " CCHC-2026-012 được 40%",
                     " quý 2", " rồi ạ", ".", "!!", "\u0000", " 😀", " " * 300]),
)
DATA = st.builds(
    lambda kind, rest: (kind + rest)[:64],
    st.sampled_from([*KINDS, *(k.upper() for k in KINDS), "pick-other", "", "x", "é"]),
    st.sampled_from(["", ":", "::", ":1", ":0:0", ":mine:0:7:0", ":1:2:3:4:5:6", ":x", ":-1",
                     ": ", "\n:1", ":1:menu", ":99999999999"]),
)
KINDS_OF_MESSAGE = [
    {}, {"photo": [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]},
    {"document": {"file_id": "a", "file_unique_id": "a"}},
    {"sticker": {"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1,
                 "type": "regular", "is_animated": False, "is_video": False}},
]
SENDER = {"id": 1, "is_bot": False, "first_name": "x"}
ROUTER = build_router()


def message(text: str | None, kind: dict[str, Any], *, replying: bool) -> Message:
    plain = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "from": SENDER}
    words = {"caption": text} if kind else {"text": text}
    answered = {"reply_to_message": plain} if replying else {}
    return Message.model_validate({**plain, "message_id": 2, **words, **kind, **answered})


def press(data: str) -> CallbackQuery:
    return CallbackQuery.model_validate(
        {"id": "1", "from": SENDER, "chat_instance": "1", "data": data})


async def surely_not(row: HandlerObject, event: Any, data: dict[str, Any]) -> bool:
    """True when one of its filters refuses; a filter that needs a use case refuses nothing."""
    for one in row.filters or ():
        try:
            answer = await one.call(event, **data)
        except TypeError:
            continue
        if not answer:
            return True
        if isinstance(answer, dict):
            data = {**data, **answer}
    return False


async def left_out(event: Any, state: str | None, who: Person | None) -> None:
    name = "message" if isinstance(event, Message) else "callback_query"
    table, rows = ROUTER.observers[name], _rows()[name]
    assert isinstance(table, Table)
    data: dict[str, Any] = {"raw_state": state, "person": who}
    part = table._part(table._key(event, data)).handlers
    assert [row for row in rows if row in part] == part, "the order is kept"
    for row in rows:
        if row not in part:
            assert await surely_not(row, event, data), (event, state, who, row.callback)


@settings(max_examples=150, deadline=None)
@given(st.one_of(LINES, st.none(), st.text(max_size=20)), st.sampled_from(KINDS_OF_MESSAGE),
       st.booleans(), st.sampled_from(STATES), st.sampled_from(PEOPLE))
async def test_of_a_message(
    text: str | None, kind: dict[str, Any], replying: bool, state: str | None,
    who: Person | None,
) -> None:
    await left_out(message(text, kind, replying=replying), state, who)


@settings(max_examples=150, deadline=None)
@given(DATA, st.sampled_from(STATES), st.sampled_from(PEOPLE))
async def test_of_a_press(data: str, state: str | None, who: Person | None) -> None:
    await left_out(press(data), state, who)


@pytest.mark.parametrize("name", [*COMMANDS])
async def test_of_every_command(name: str) -> None:
    for who in PEOPLE:
        for text in (f"/{name}", name, f"/{name} CCHC-2026-012", f"{name} x y"):
            await left_out(message(text, {}, replying=False), None, who)


@pytest.mark.parametrize("state", [None, "*", any_state, default_state, State("*")])
async def test_a_handler_that_asks_for_no_dialogue_is_asked_without_one(state: Any) -> None:
    asked = StateFilter(state)
    assert await asked(press("x"), raw_state=None)
    assert _any_state(asked)
