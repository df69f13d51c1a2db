"""From a figure of /summary to the tasks it counts; each line opens its card."""

from aiogram import Router
from aiogram.types import CallbackQuery

from core.acting import Act
from core.ports.figures import Cut
from core.usecases.build_summary import BuildSummary
from core.usecases.list_counted import ListCounted
from handlers.callbacks import FigureMenu, OpenFigure, TurnFigure
from handlers.show import Shown
from handlers.texts import Translate
from handlers.texts.figures import counted_page, figure_menu


def router() -> Router:
    """The figures that open."""
    routes = Router(name="figures")
    routes.callback_query.register(menu, FigureMenu.filter())
    routes.callback_query.register(open_figure, OpenFigure.filter())
    routes.callback_query.register(turn, TurnFigure.filter())
    return routes


async def menu(
    _: CallbackQuery, callback_data: FigureMenu, act: Act, t: Translate,
    build_summary: BuildSummary,
) -> Shown:
    """Every figure of the summary as a button."""
    unit_id = callback_data.unit or None
    return figure_menu(t, await build_summary(act, callback_data.period, unit_id, annex=False))


async def open_figure(
    _: CallbackQuery, callback_data: OpenFigure, act: Act, t: Translate,
    list_counted: ListCounted,
) -> Shown:
    """The first tasks behind it, in a message of their own."""
    cut = Cut(callback_data.figure, callback_data.unit or None)
    return counted_page(t, await list_counted(act, callback_data.period, cut), act)


async def turn(
    _: CallbackQuery, callback_data: TurnFigure, act: Act, t: Translate,
    list_counted: ListCounted,
) -> Shown:
    """Another page, in the place of the one shown."""
    cut = Cut(callback_data.figure, callback_data.unit or None)
    page = await list_counted(act, callback_data.period, cut, callback_data.page)
    return counted_page(t, page, act, edit=True)
