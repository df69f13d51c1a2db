"""From a figure of a report to its rows and the tasks it counts; each line opens its card."""

from aiogram import Router
from aiogram.types import CallbackQuery

from core.acting import Act
from core.usecases.list_counted import ListCounted
from core.usecases.show_figures import ShowFigures
from handlers.figure_callbacks import (
    FigureMenu,
    FigureRows,
    OpenFigure,
    TurnFigure,
    by_of,
    cut_of,
)
from handlers.show import Later, Shown, Toast
from handlers.texts import Translate
from handlers.texts.figures import counted_page, figure_menu, rows_page


def router() -> Router:
    """The figures that open."""
    routes = Router(name="figures")
    routes.callback_query.register(menu, FigureMenu.filter())
    routes.callback_query.register(rows, FigureRows.filter())
    routes.callback_query.register(open_figure, OpenFigure.filter())
    routes.callback_query.register(turn, TurnFigure.filter())
    return routes


async def menu(
    _: CallbackQuery, callback_data: FigureMenu, act: Act, t: Translate, show_figures: ShowFigures
) -> Shown:
    """Every figure of the report, or of one row of it, as a button."""

    async def find() -> Shown:
        cut = cut_of(callback_data.unit, callback_data.of)
        return figure_menu(t, await show_figures.menu(act, callback_data.period, cut))

    return [Toast(t.plain("figures-working")), Later(find, t("figures-working"))]


async def rows(
    _: CallbackQuery, callback_data: FigureRows, act: Act, t: Translate, show_figures: ShowFigures
) -> Shown:
    """The report by units, fields, directives or people; pages take its place."""

    async def find() -> Shown:
        unit_id = callback_data.unit if callback_data.unit > 0 else None
        found = await show_figures.rows(
            act, callback_data.period, unit_id, by_of(callback_data.by), callback_data.page)
        return rows_page(t, found, edit=callback_data.turn)

    return [Toast(t.plain("figures-working")), Later(find, t("figures-working"))]


async def open_figure(
    _: CallbackQuery, callback_data: OpenFigure, act: Act, t: Translate,
    list_counted: ListCounted,
) -> Shown:
    """The first tasks behind it, in a message of their own."""

    async def find() -> Shown:
        cut = cut_of(callback_data.unit, callback_data.of, callback_data.figure)
        return counted_page(t, await list_counted(act, callback_data.period, cut), act)

    return [Toast(t.plain("figures-working")), Later(find, t("figures-working"))]


async def turn(
    _: CallbackQuery, callback_data: TurnFigure, act: Act, t: Translate,
    list_counted: ListCounted,
) -> Shown:
    """Another page, in the place of the one shown."""

    async def find() -> Shown:
        cut = cut_of(callback_data.unit, callback_data.of, callback_data.figure)
        page = await list_counted(act, callback_data.period, cut, callback_data.page)
        return counted_page(t, page, act, edit=True)

    return [Toast(t.plain("figures-working")), Later(find, t("figures-working"))]
