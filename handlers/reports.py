"""/summary and /stats: what was published or the figures of now, their files, publishing.

All of it is counted, opened and written after the update's transaction: others are answered
meanwhile.
"""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.usecases.freeze_report import FreezeReport
from core.usecases.make_report_file import CHANGES, MakeReportFile, file_stem
from core.usecases.open_report import OpenReport
from handlers import report_words
from handlers.callbacks import ReportFile
from handlers.figure_callbacks import FreezePress, ReportChanges, ShowReport
from handlers.filters import Typed
from handlers.show import Later, SendFile, Shown, Toast
from handlers.texts import Translate
from handlers.texts.report_changes import changes_file, changes_page
from handlers.texts.reports import caption, stats_page, summary_page
from handlers.texts.sealing import frozen_page, sure_page


def router() -> Router:
    """The quarter's figures."""
    routes = Router(name="reports")
    routes.message.register(summary, Typed("summary"))
    routes.message.register(stats, Typed("stats"))
    routes.callback_query.register(report_file, ReportFile.filter())
    routes.callback_query.register(show, ShowReport.filter())
    routes.callback_query.register(changes, ReportChanges.filter())
    routes.callback_query.register(freeze, FreezePress.filter())
    return routes


async def summary(
    _: Message, args: str, act: Act, t: Translate, open_report: OpenReport
) -> Shown:
    """The period's summary as text, with buttons for the documents; or what changed since."""
    asked = report_words.read(args)

    async def find() -> Shown:
        if asked.changes:
            return changes_page(t, await open_report.changes(act, asked.period))
        return summary_page(t, await open_report.typed(act, asked.period, live=asked.live))

    return Later(find, t("report-working"))


async def stats(
    _: Message, args: str, act: Act, t: Translate, open_report: OpenReport,
    make_report_file: MakeReportFile,
) -> Shown:
    """Figures and ranking of units, then the plot."""
    asked = report_words.read(args)

    async def find() -> Shown:
        view = await open_report.typed(act, asked.period, live=asked.live, late=True)

        async def plot() -> Shown:
            made = await make_report_file(act, view.token, view.unit_id, "png")
            return SendFile(made.name, made.content, picture=True)

        return Later(plot, words=stats_page(t, view))

    return Later(find, t("report-working"))


async def report_file(
    _: CallbackQuery, callback_data: ReportFile, act: Act, t: Translate,
    make_report_file: MakeReportFile,
) -> Shown:
    """The document asked for."""

    async def make() -> Shown:
        unit_id = callback_data.unit if callback_data.unit > 0 else None
        made = await make_report_file(act, callback_data.period, unit_id, callback_data.form)
        return SendFile(made.name, made.content, caption(t, made.summary, callback_data.form),
                        picture=callback_data.form == "png")

    return _later(t, make)


async def show(
    _: CallbackQuery, callback_data: ShowReport, act: Act, t: Translate, open_report: OpenReport
) -> Shown:
    """A published report, or the figures of this moment."""

    async def find() -> Shown:
        unit_id = callback_data.unit if callback_data.unit > 0 else None
        return summary_page(t, await open_report.pressed(act, callback_data.period, unit_id))

    return _later(t, find)


async def changes(
    _: CallbackQuery, callback_data: ReportChanges, act: Act, t: Translate,
    open_report: OpenReport,
) -> Shown:
    """What is counted otherwise since the report was published; pages take its place."""

    async def find() -> Shown:
        unit_id = callback_data.unit if callback_data.unit > 0 else None
        found = await open_report.changes(act, callback_data.period, unit_id)
        if callback_data.page < 0:
            return SendFile(f"{file_stem(found.before, CHANGES)}.txt", changes_file(t, found))
        return changes_page(t, found, callback_data.page, unit=callback_data.unit,
                            edit=callback_data.turn)

    return _later(t, find)


async def freeze(
    _: CallbackQuery, callback_data: FreezePress, act: Act, t: Translate,
    freeze_report: FreezeReport, open_report: OpenReport,
) -> Shown:
    """Publish: asked about first, for nobody can take it back."""
    period = freeze_report.of_whom(act, callback_data.period)
    unit_id = callback_data.unit if callback_data.unit > 0 else None

    async def ask() -> Shown:
        view = await open_report.pressed(act, period.code, unit_id)
        return sure_page(t, callback_data, view.summary)

    async def publish() -> Shown:
        report = await freeze_report(act, period.code, unit_id, after=callback_data.after)
        return frozen_page(t, report, period)

    return _later(t, publish if callback_data.yes else ask)


def _later(t: Translate, run: Callable[[], Awaitable[Shown]]) -> Shown:
    return [Toast(t.plain("report-working")), Later(run, t("report-working"))]
