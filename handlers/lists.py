"""/mytasks, /overdue, /upcoming, /search, /stale, /blockers: pages edited in place."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.errors import WorkError
from core.matching import match_units
from core.policy import Policy
from core.ports.lists import ListKind
from core.ports.people import Units
from core.usecases.list_tasks import ListBlockers, ListQuery, ListTasks
from handlers.callbacks import ListPage, WaitingPage
from handlers.filters import Typed
from handlers.show import Shown
from handlers.texts import Translate
from handlers.texts.lists import blockers_page, task_page

_SEARCH = "search"
_MAX_DAYS = 366


def router() -> Router:
    """Everything that only reads."""
    routes = Router(name="lists")
    routes.message.register(my_tasks, Typed("mytasks"))
    routes.message.register(overdue, Typed("overdue"))
    routes.message.register(upcoming, Typed("upcoming"))
    routes.message.register(search, Typed("search"))
    routes.message.register(stale, Typed("stale"))
    routes.message.register(blockers, Typed("blockers"))
    routes.callback_query.register(turn_page, ListPage.filter())
    routes.callback_query.register(turn_blockers, WaitingPage.filter())
    return routes


async def my_tasks(_: Message, act: Act, t: Translate, list_tasks: ListTasks) -> Shown:
    """What I have to do, most urgent first."""
    page = await list_tasks(act, ListQuery(ListKind.MINE))
    return task_page(t, page, act)


async def overdue(
    _: Message, args: str, act: Act, t: Translate, list_tasks: ListTasks, units: Units
) -> Shown:
    """What is overdue, by unit, worst first; with a unit's name only that unit's."""
    page = await list_tasks(act, ListQuery(ListKind.OVERDUE, await unit_named(args, units)))
    return task_page(t, page, act)


async def upcoming(
    _: Message, args: str, act: Act, t: Translate, list_tasks: ListTasks
) -> Shown:
    """What falls due within the next days (7 when not said)."""
    days = _days(args)
    page = await list_tasks(act, ListQuery(ListKind.UPCOMING, days=days))
    return task_page(t, page, act)


async def search(
    _: Message, args: str, act: Act, t: Translate, state: FSMContext, list_tasks: ListTasks
) -> Shown:
    """Tasks by words, with or without diacritics."""
    if not args:
        raise WorkError("search-empty")
    await state.update_data({_SEARCH: args[:200]})
    page = await list_tasks(act, ListQuery(ListKind.SEARCH, words=args[:200]))
    return task_page(t, page, act)


async def stale(
    _: Message, act: Act, t: Translate, list_tasks: ListTasks, policy: Policy
) -> Shown:
    """Tasks without a deadline that nobody has reported on for long."""
    page = await list_tasks(act, ListQuery(ListKind.STALE, days=policy.stale_days))
    return task_page(t, page, act)


async def turn_page(
    _: CallbackQuery, callback_data: ListPage, act: Act, t: Translate, state: FSMContext,
    list_tasks: ListTasks,
) -> Shown:
    """Another page, or a unit's part, in the place of the one shown."""
    words = (await state.get_data()).get(_SEARCH, "")
    query = ListQuery(callback_data.kind, callback_data.unit or None,
                      callback_data.days, words, callback_data.page)
    return task_page(t, await list_tasks(act, query), act, edit=True)


async def blockers(_: Message, act: Act, t: Translate, list_blockers: ListBlockers) -> Shown:
    """What waits for a decision."""
    total, lines = await list_blockers(act, 0)
    return blockers_page(t, total, lines, 0, act)


async def turn_blockers(
    _: CallbackQuery, callback_data: WaitingPage, act: Act, t: Translate,
    list_blockers: ListBlockers,
) -> Shown:
    """Another page of them."""
    total, lines = await list_blockers(act, callback_data.page)
    return blockers_page(t, total, lines, callback_data.page, act, edit=True)


async def unit_named(text: str, units: Units) -> int | None:
    """The one unit that the words mean, None for no words. Raises WorkError `list-unit-unknown`."""
    if not text:
        return None
    found = match_units(text, await units.all(), await units.groups()).unit_ids
    if len(found) != 1:
        raise WorkError("list-unit-unknown", text=text[:80])
    return found[0]


def _days(text: str) -> int:
    if not text:
        return 7
    word = text.split()[0]
    if not word.isdecimal() or len(word) > 3 or not 0 < int(word) <= _MAX_DAYS:
        raise WorkError("days-unreadable", text=text[:40])
    return int(word)
