"""/summary and /stats: the figures at once, the files and pictures while others are served."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.usecases.build_summary import BuildSummary
from core.usecases.make_report_file import MakeReportFile
from handlers.callbacks import ReportFile
from handlers.filters import Typed
from handlers.show import Later, Say, SendFile, Shown, Toast
from handlers.texts import Translate
from handlers.texts.reports import stats_page, summary_page


def router() -> Router:
    """The quarter's figures."""
    routes = Router(name="reports")
    routes.message.register(summary, Typed("summary"))
    routes.message.register(stats, Typed("stats"))
    routes.callback_query.register(report_file, ReportFile.filter())
    return routes


async def summary(
    _: Message, args: str, act: Act, t: Translate, build_summary: BuildSummary
) -> Shown:
    """The period's summary as text, with buttons for the documents."""
    return summary_page(t, await build_summary(act, args, annex=False))


async def stats(
    _: Message, args: str, act: Act, t: Translate, build_summary: BuildSummary,
    make_report_file: MakeReportFile,
) -> Shown:
    """Figures and ranking of units, then the plot."""
    found = await build_summary(act, args, annex=False)

    async def plot() -> Shown:
        name, content = await make_report_file.of(found, "png")
        return SendFile(name, content, picture=True)

    return [stats_page(t, found), Later(plot)]


async def report_file(
    _: CallbackQuery, callback_data: ReportFile, act: Act, t: Translate,
    make_report_file: MakeReportFile,
) -> Shown:
    """The document asked for; it is made outside of the transaction."""

    async def make() -> Shown:
        name, content = await make_report_file(
            act, callback_data.period, callback_data.unit or None, callback_data.form
        )
        return SendFile(name, content, t("report-caption", period=callback_data.period),
                        picture=callback_data.form == "png")

    return [Toast(t.plain("report-working")), Say(t("report-working")), Later(make)]
