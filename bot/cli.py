"""The `nhacviec` command: parse options, call one function each, print what it gave."""

import asyncio
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal
from zoneinfo import ZoneInfo

import typer

from bot.config import Settings
from bot.config_file import load
from bot.steps import steps
from bot.terminal import FAILURE, Terminal, config_first
from core.errors import WorkError
from core.quarters import Scheme

terminal = Terminal()


def _help(key: str) -> str:
    return terminal.words(f"cli-help-{key}")


if TYPE_CHECKING:
    from bot.people_desk import Invited

cli = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False,
                  help=_help("main"))
org = typer.Typer(no_args_is_help=True, help=_help("org"))
cli.add_typer(org, name="org")

#: Repeated here, because bot.serving brings aiogram with it.
RunRole = Literal["all", "web", "worker"]
File = Annotated[Path, typer.Argument(metavar="FILE")]
#: "3/2026", or nothing.
_NUMBER = re.compile(r"(?:\d{1,6}/\d{4})?", re.ASCII)
Now = Annotated[str, typer.Option("--now", metavar="ISO", help=_help("now-option"))]


def main() -> None:
    """Entry point: errors become one sentence and exit code 1, or 2 for the configuration."""
    try:
        cli(config_first(sys.argv[1:]), prog_name="nhacviec")
    except WorkError as error:
        sys.exit(terminal.fail(error))


@cli.callback()
def configure(
    context: typer.Context,
    config: Annotated[Path | None, typer.Option(help=_help("config-option"))] = None,
) -> None:
    """Keep the file's name for the command."""
    context.obj = config


def _settings(context: typer.Context) -> Settings:
    return load(context.obj)


def _moment(text: str, zone: str = "Asia/Ho_Chi_Minh") -> datetime | None:
    """An ISO moment; without an offset it is the office's time."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(terminal.words("cli-bad-moment", value=text)) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


@cli.command(help=_help("demo"))
def demo(
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8080,
    data: Annotated[Path | None, typer.Option(help=_help("data-option"))] = None,
) -> None:
    """The sample department on a local web chat, with a clock to wind."""
    from bot.demo import PLAN, SAMPLE, demo

    def ready() -> None:
        terminal.say("cli-demo", address=f"http://127.0.0.1:{port}/", plan=str(SAMPLE / PLAN))

    if data is not None:
        data.mkdir(parents=True, exist_ok=True)
        asyncio.run(demo(port, data, ready))
        return
    with tempfile.TemporaryDirectory(prefix="nhacviec-demo-") as folder:
        asyncio.run(demo(port, Path(folder), ready))


@cli.command(help=_help("run"))
def run(
    context: typer.Context,
    role: Annotated[RunRole, typer.Option(help=_help("role-option"))] = "all",
) -> None:
    """Every configured channel, the clock and the web server."""
    from bot.run import run
    from bot.serving import Role

    settings = _settings(context)
    address = settings.web.listen or terminal.words("cli-no-web")
    asyncio.run(run(settings, lambda: terminal.say("cli-running", address=address),
                    Role(role)))


@cli.command(help=_help("init"))
def init(
    context: typer.Context,
    name: Annotated[str, typer.Option(help=_help("name-option"))] = "",
) -> None:
    """The database and the first administrator's one-time code."""
    from bot.people_desk import init

    _show_invited(context, asyncio.run(
        init(_settings(context), name or terminal.words("cli-admin-name"))))


@cli.command(help=_help("invite"))
def invite(context: typer.Context, person: Annotated[str, typer.Option(metavar="CODE")]) -> None:
    """A one-time code: to type, as a link, as a QR picture."""
    from bot.people_desk import invite

    _show_invited(context, asyncio.run(invite(_settings(context), person)))


def _show_invited(context: typer.Context, invited: "Invited") -> None:
    from bot.invited import show_invited

    show_invited(terminal, invited, _settings(context).policy().invite_hours)


@org.command("import", help=_help("org-import"))
def org_import(
    context: typer.Context, file: File,
    prune: Annotated[bool, typer.Option(help=_help("prune-option"))] = False,
) -> None:
    """Units, people and own days off from an .xlsx or .toml file."""
    from bot.people_desk import import_people

    outcome = asyncio.run(import_people(_settings(context), file, prune=prune))
    for kind in ("units", "groups", "people", "days"):
        change = getattr(outcome, kind)
        terminal.say(f"cli-org-{kind}", added=change.added, changed=change.changed,
                     same=change.same, removed=change.removed)
    if outcome.missing:
        terminal.say("cli-org-missing", codes=", ".join(outcome.missing))


@cli.command("import", help=_help("import"))
def import_(
    context: typer.Context, file: File,
    directive: Annotated[str, typer.Option(metavar="NO", help=_help("directive-option"))] = "",
    yes: Annotated[bool, typer.Option("--yes", help=_help("yes-option"))] = False,
) -> None:
    """A directive's file into tasks; without --yes it is only shown."""
    from bot.task_desk import import_directive

    imported = asyncio.run(import_directive(_settings(context), file, directive, yes=yes))
    proposal, accepted = imported.proposal, imported.accepted
    terminal.say("cli-proposed", name=proposal.directive.subject or file.name,
                 added=proposal.added, known=proposal.known)
    if accepted is None:
        terminal.say("cli-not-kept")
    elif not accepted.works:
        terminal.say("cli-accepted-none", left=accepted.left)
    else:
        terminal.say("cli-accepted", works=accepted.works, first=accepted.first,
                     last=accepted.last, left=accepted.left)


@cli.command(help=_help("tick"))
def tick(context: typer.Context, now: Now = "") -> None:
    """Do what is due at that moment, and end."""
    from bot.task_desk import tick

    settings = _settings(context)
    asyncio.run(tick(settings, _moment(now, settings.organisation.timezone)))


@cli.command(help=_help("report"))
def report(
    context: typer.Context,
    out: Annotated[Path, typer.Option(metavar="DIR")],
    period: Annotated[str, typer.Argument(help="2026-Q2, 2026-06, 2026")] = "",
    unit: Annotated[str, typer.Option(help=_help("unit-option"))] = "",
    scheme: Annotated[Scheme | None, typer.Option()] = None,
    form: Annotated[
        str, typer.Option("--format", help="docx,xlsx,pdf,html,png,txt,json,zip,evaluation")
    ] = "docx,xlsx",
    freeze: Annotated[bool, typer.Option("--freeze", help=_help("freeze-option"))] = False,
    frozen: Annotated[
        str, typer.Option(metavar="NUMBER/YEAR", help=_help("frozen-option"))
    ] = "",
    diff: Annotated[bool, typer.Option("--diff", help=_help("diff-option"))] = False,
) -> None:
    """A period's summary as files."""
    from bot.published import Wanted
    from bot.task_desk import report, report_changes

    settings = _settings(context)
    if not (period or frozen) or (freeze and (frozen or diff)) or not _NUMBER.fullmatch(frozen):
        raise typer.BadParameter(terminal.words("cli-report-which"))
    if diff:
        told = report_changes(settings, period, out, unit, scheme, frozen)
        terminal.write(str(asyncio.run(told)))
        return
    forms = [part.strip().lower() for part in form.split(",") if part.strip()]
    wanted = Wanted(freeze, frozen)
    with steps(1 + len(forms), lambda name: terminal.words(f"cli-step-{name}")) as step:
        made = report(settings, period, out, unit, scheme, forms, wanted, step)
        paths = asyncio.run(made)
    for path in paths:
        terminal.write(str(path))


@cli.command(help=_help("parse"))
def parse(
    kind: Annotated[str, typer.Argument(help="deadlines, progress, directive")],
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE...")] = None,
    now: Now = "",
) -> None:
    """JSON Lines in, JSON Lines out; a directive's files may be named instead."""
    from bot.parsing import parse, parse_files

    if kind == "directive" and files:
        good = True
        for line, was_read in parse_files(files):
            sys.stdout.write(line + "\n")
            good = good and was_read
        if not good:
            sys.exit(FAILURE)
        return
    moment = _moment(now) or datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))
    for line in parse(kind, sys.stdin, moment):
        sys.stdout.write(line + "\n")


@cli.command(help=_help("migrate"))
def migrate(context: typer.Context) -> None:
    """Bring the database to this version."""
    from bot.upkeep import migrate

    asyncio.run(migrate(_settings(context)))
    terminal.say("cli-migrated")


@cli.command(help=_help("check"))
def check(context: typer.Context) -> None:
    """What is wrong with the configuration, and how to mend it."""
    from bot.check import check

    findings = asyncio.run(check(_settings(context), datetime.now(UTC)))
    for finding in findings:
        mark = "✔" if finding.good else "✘"
        terminal.write(f"{mark} {terminal.words(finding.key, **finding.data)}")
    if not all(finding.good for finding in findings):
        sys.exit(FAILURE)


@cli.command(help=_help("backup"))
def backup(context: typer.Context, file: File) -> None:
    """Database and evidence into one .tar.gz."""
    from bot.upkeep import backup

    size = backup(_settings(context), file)
    terminal.say("cli-backed-up", file=str(file), kb=-(-size // 1024))


@cli.command(help=_help("restore"))
def restore(
    context: typer.Context, file: File,
    force: Annotated[bool, typer.Option("--force", help=_help("force-option"))] = False,
) -> None:
    """Put a backup in place."""
    from bot.upkeep import restore

    restore(_settings(context), file, force=force)
    terminal.say("cli-restored", file=str(file))


@cli.command(help=_help("export"))
def export(context: typer.Context, file: File) -> None:
    """Everything, as JSON Lines in a .zip."""
    from bot.upkeep import export

    counts = asyncio.run(export(_settings(context), file))
    terminal.say("cli-exported", file=str(file), tables=len(counts), rows=sum(counts.values()))
