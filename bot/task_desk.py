"""`import`, `report`, `tick`: the work of the clock and the coordinator, from the command line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.app import App
from bot.clock import SystemClock, WoundClock
from bot.config import PeriodSettings, Settings
from bot.evidence_desk import evidence_archive
from bot.opening import opened
from bot.published import Wanted, changes, figures
from bot.run import build_channels
from bot.steps import Step, no_steps
from channels.plain import html_to_plain
from core.acting import Act
from core.errors import WorkError
from core.matching import match_units
from core.people import Role
from core.ports.runtime import Clock
from core.quarters import Scheme
from core.usecases.accept_directive import Accepted
from core.usecases.propose_directive import Proposal
from handlers.texts.reports import summary_text

_NOW = Wanted()
FORMS = ("docx", "xlsx", "pdf", "html", "png", "txt", "json", "zip", "evaluation")


@dataclass(frozen=True, slots=True)
class Imported:
    """What was proposed, and what became tasks of it (None when it was only shown)."""

    proposal: Proposal
    accepted: Accepted | None


class _OnlyShown(Exception):  # noqa: N818 - it is no error: it takes back what was only shown
    """Ends the unit of work without keeping it."""


async def import_directive(settings: Settings, path: Path, number: str, *, yes: bool) -> Imported:
    """Propose the duties of a file and accept them; without `yes` nothing is kept.

    Raises WorkError `file-…`, `no-coordinator`.
    """
    async with opened(settings) as app:
        act = await _coordinator(app)
        propose, accept = app.use_cases["propose_directive"], app.use_cases["accept_directive"]
        if yes:
            proposal: Proposal = await propose(act, path, path.name, number)
            return Imported(proposal, await accept(act, proposal.directive.id))
        shown: list[Proposal] = []
        try:
            async with app.database.unit():
                shown.append(await propose(act, path, path.name, number))
                raise _OnlyShown
        except _OnlyShown:
            return Imported(shown[0], None)


async def report(
    settings: Settings, period: str, folder: Path, unit: str, scheme: Scheme | None,
    forms: Sequence[str], wanted: Wanted = _NOW, step: Step = no_steps,
) -> list[Path]:
    """Write the summary of a period in each of the forms; the files written.

    `step` hears "figures", then each form. Raises WorkError `period-unknown`,
    `report-unit-unknown`, `report-form`, and as `figures` does.
    """
    for form in forms or [""]:
        if form not in FORMS:
            raise WorkError("report-form", form=form)
    async with opened(_with_scheme(settings, scheme)) as app:
        act = await _coordinator(app)
        unit_id = await _unit(app, unit) if unit else None
        step("figures")
        summary = await figures(app, act, period, unit_id, wanted)
        make = app.use_cases["make_report_file"]
        t = app.catalogue.translator(settings.organisation.language)
        written = []
        for form in forms:
            step(form)
            if form == "zip":
                written.append(await evidence_archive(app, act, summary, unit_id, folder))
                continue
            if form == "txt":
                name, _ = await make.of(summary, "json")
                name = f"{Path(name).stem}.txt"
                content = (html_to_plain(summary_text(t, summary)) + "\n").encode()
            else:
                name, content = await make.of(summary, form)
            written.append(_write(folder, name, content))
    return written


async def report_changes(
    settings: Settings, period: str, folder: Path, unit: str, scheme: Scheme | None, number: str
) -> Path:
    """Write what changed since a report was published into a text file.

    Raises WorkError `diff-unpublished`, `report-unit-unknown`, and as OpenReport does.
    """
    async with opened(_with_scheme(settings, scheme)) as app:
        act = await _coordinator(app)
        unit_id = await _unit(app, unit) if unit else None
        name, content = await changes(app, act, period, unit_id, number)
        return _write(folder, name, content)


async def tick(settings: Settings, now: datetime | None) -> None:
    """Do what is due at `now` (the present moment when not given), and end.

    On SQLite `run` does that already, and two processes would not keep to one pace: raises
    WorkError `tick-beside-run`. A moment that is named is a drill, and may be had beside it.
    """
    clock = SystemClock() if now is None else WoundClock(now)
    try:
        await _tick(settings, clock, alone=now is None)
    except WorkError as error:
        if error.code == "already-running":
            raise WorkError("tick-beside-run") from None
        raise


async def _tick(settings: Settings, clock: Clock, *, alone: bool) -> None:
    async with opened(settings, clock, alone=alone) as app:
        app.connect(build_channels(settings, app))
        await app.tick(clock.now())


def _with_scheme(settings: Settings, scheme: Scheme | None) -> Settings:
    if scheme is None:
        return settings
    return settings.model_copy(update={"periods": PeriodSettings(scheme=scheme)})


def _write(folder: Path, name: str, content: bytes) -> Path:
    """A whole file or none, whenever somebody stops us; an older one stays until then."""
    partial = folder / f".{name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            partial.write_bytes(content)
            partial.replace(folder / name)
        finally:
            partial.unlink(missing_ok=True)
    except OSError:
        raise WorkError("folder-not-writable", folder=str(folder)) from None
    return folder / name


async def _coordinator(app: App) -> Act:
    """The command line acts in the name of the first coordinator; the history says `cli`."""
    async with app.database.reading():
        people = await app.stores.people.holding(Role.COORDINATOR)
    if not people:
        raise WorkError("no-coordinator")
    return Act(people[0], "cli", app.clock.now(), app.policy.zone)


async def _unit(app: App, text: str) -> int:
    """By code or by any of its names."""
    async with app.database.reading():
        units = await app.stores.units.all()
    by_code = {unit.code.lower(): unit.id for unit in units}
    found = match_units(text, units, ()).unit_ids
    if text.lower() in by_code:
        return by_code[text.lower()]
    if len(found) != 1:
        raise WorkError("report-unit-unknown", text=text[:80])
    return found[0]
