"""Published reports from the command line: publish, write again, what changed since."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.terminal import Terminal
from core.acting import Act
from core.summary import Summary
from core.usecases.make_report_file import CHANGES, file_stem
from handlers.texts.report_changes import changes_file
from handlers.texts.sealing import number

if TYPE_CHECKING:
    from bot.app import App


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which figures a report is written from: of now, published now, or published as `number`."""

    freeze: bool = False
    number: str = ""


async def figures(
    app: "App", act: Act, period: str, unit_id: int | None, wanted: Wanted
) -> Summary:
    """The summary to write. Raises as BuildSummary, FreezeReport and OpenReport do."""
    if wanted.number:
        view = await app.use_cases["open_report"].typed(act, f"số {wanted.number}")
        if unit_id is not None:
            view = await app.use_cases["open_report"].pressed(act, view.token, unit_id)
    elif wanted.freeze:
        report = await app.use_cases["freeze_report"](act, period, unit_id)
        # Told at once: if a file cannot be written now, nobody shall publish a second time.
        Terminal().complain("cli-frozen", number=number(report.seal))
        view = await app.use_cases["open_report"].pressed(act, f"f{report.seal.id}", None)
    else:
        async with app.database.reading(long=True):
            summary: Summary = await app.use_cases["build_summary"](act, period, unit_id)
        return summary
    published: Summary = view.summary
    return published


async def changes(
    app: "App", act: Act, period: str, unit_id: int | None, named: str
) -> tuple[str, bytes]:
    """(file name, content): what changed since the period's newest report, or report `named`.

    Raises WorkError `diff-unpublished`, and as OpenReport does.
    """
    asked = f"số {named}" if named else period
    found = await app.use_cases["open_report"].changes(act, asked, unit_id)
    t = app.catalogue.translator(app.policy.language)
    return f"{file_stem(found.before, CHANGES)}.txt", changes_file(t, found)
