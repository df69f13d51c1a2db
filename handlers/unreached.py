"""/unreached: whom messages did not reach this week, and why."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.usecases.list_unreached import ListUnreached
from handlers.callbacks import UnreachedPage
from handlers.filters import Typed
from handlers.show import Shown
from handlers.texts import Translate
from handlers.texts.unreached import unreached_page


def router() -> Router:
    """Only reads."""
    routes = Router(name="unreached")
    routes.message.register(unreached, Typed("unreached"))
    routes.callback_query.register(turn, UnreachedPage.filter())
    return routes


async def unreached(_: Message, act: Act, t: Translate, list_unreached: ListUnreached) -> Shown:
    """The first page."""
    return unreached_page(t, await list_unreached(act))


async def turn(
    _: CallbackQuery, callback_data: UnreachedPage, act: Act, t: Translate,
    list_unreached: ListUnreached,
) -> Shown:
    """Another page in the place of the one shown."""
    return unreached_page(t, await list_unreached(act, callback_data.page), edit=True)
