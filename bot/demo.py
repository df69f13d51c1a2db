"""The demo: a sample department on the web chat, and a clock to wind forward. No token needed."""

import asyncio
import hashlib
import hmac
import logging
import secrets
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from importlib.resources import as_file, files
from pathlib import Path

from pydantic import SecretStr

from bot.app import App
from bot.clock import WoundClock
from bot.config import DatabaseSettings, EvidenceSettings, OrganisationSettings, Settings
from bot.opening import opened
from bot.run import web_channel
from bot.serving import Serving, serve, set_up_logging
from channels.web.ports import Persona
from channels.web.visitors import external_id
from core.calendar import WorkCalendar
from core.ports.register import RegisterLine
from documents.reading.organisation import read_organisation

SAMPLE = files("bot") / "sample"
PLAN = "ke-hoach-cai-thien-chi-so-2021.xlsx"
#: A Monday, half an hour before the first morning messages, office time: room to load the plan.
START = datetime(2026, 3, 2, 7, 0)  # noqa: DTZ001 - the office's zone is put to it at use
_EVERYONE = 1000
#: The most telling people first: who loads, who answers, who is told, who reads.
_FIRST = ("cvp", "ld.nam", "ld.tp", "gd", "pgd1", "vl.gd", "ncc.tp", "kt.tp")
#: The demo's day is looked at this often, so that also own hours and hours of deadlines are met.
_STEP = timedelta(minutes=30)
_DAY_BEGINS, _DAY_ENDS = time(6, 30), time(18, 0)


async def demo(port: int, folder: Path, ready: Callable[[], None]) -> None:
    """The demo on the loopback address, its data in `folder`; until SIGTERM or SIGINT.

    Raises WorkError `already-running`, `port-taken`.
    """
    set_up_logging(logging.WARNING)
    settings = demo_settings(folder)
    clock = WoundClock(start_of(folder, settings.policy().zone))
    async with opened(settings, clock, migrating=True, alone=True) as app:
        desk = Desk(app, clock, demo_key(folder))
        await desk.open()
        try:
            await serve(app, [web_channel(app, desk)], Serving(f"127.0.0.1:{port}"), ready)
        finally:
            keep_clock(folder, clock.now())


def demo_settings(folder: Path) -> Settings:
    """A made-up department with everything in one folder; no file or environment counts."""
    return Settings(
        organisation=OrganisationSettings(
            name="Sở Lao động – Thương binh và Xã hội", parent="Ủy ban nhân dân Tỉnh",
            place="Đồng Tháp"),
        database=DatabaseSettings(url=SecretStr(f"sqlite:///{folder / 'demo.db'}")),
        evidence=EvidenceSettings(folder=folder / "evidence"),
    )


class Desk:
    """Implements channels.web.ports.DemoDesk. `key` makes the people's session tokens."""

    def __init__(self, app: App, clock: WoundClock, key: bytes) -> None:
        self._app = app
        self._clock = clock
        self._key = key
        self._winding = asyncio.Lock()
        self._personas: list[Persona] = []

    async def open(self) -> None:
        """Import the department and link everybody on the web chat; again changes nothing."""
        app = self._app
        with as_file(SAMPLE / "department.toml") as path:
            organisation = read_organisation(path)
        async with app.database.unit():
            await app.use_cases["import_organisation"](organisation)
            lines = await app.stores.register.page(None, 0, _EVERYONE, app.clock.now())
            for line in lines:
                chat = await app.stores.external_ids.local_id(
                    "web", external_id(self._session(line.code)))
                if not line.accounts:
                    await app.stores.accounts.add(
                        line.person_id, "web", chat, self._clock.now())
        order = {code: n for n, code in enumerate(_FIRST)}
        lines.sort(key=lambda line: order.get(line.code, len(order)))
        self._personas = [self._persona(line) for line in lines]

    async def personas(self) -> Sequence[Persona]:
        """Who can be played, the most telling first."""
        return self._personas

    def now(self) -> datetime:
        """The demo's moment, aware UTC."""
        return self._clock.now()

    async def wind(self, to: datetime) -> None:
        """Move forward to `to`, stopping wherever something may fall due."""
        async with self._winding:
            start = self._clock.now()
            calendar = await self._app.stores.calendar.load(start.year)
            for moment in moments_between(start, to, self._app.policy.zone, calendar):
                self._clock.wind(moment)
                await self._app.tick(moment)

    def _session(self, code: str) -> str:
        return hmac.new(self._key, code.encode(), hashlib.sha256).hexdigest()[:32]

    def _persona(self, line: RegisterLine) -> Persona:
        return Persona(line.full_name, line.title, line.unit, ", ".join(line.roles),
                       self._session(line.code))


def moments_between(
    start: datetime, to: datetime, zone: tzinfo, calendar: WorkCalendar
) -> Iterator[datetime]:
    """Every half hour of the working days after `start` (06:30 to 18:00), then `to` itself."""
    day = start.astimezone(zone).date()
    while day <= to.astimezone(zone).date():
        if calendar.is_working(day):
            yield from (m for m in _half_hours(day, zone) if start < m < to)
        day += timedelta(days=1)
    yield to


def _half_hours(day: date, zone: tzinfo) -> Iterator[datetime]:
    moment = datetime.combine(day, _DAY_BEGINS, zone)
    while moment <= datetime.combine(day, _DAY_ENDS, zone):
        yield moment
        moment += _STEP


def demo_key(folder: Path) -> bytes:
    """The secret of this demo's sessions, made on first use, kept beside its data."""
    path = folder / "demo.key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_bytes(secrets.token_bytes(32))
    return path.read_bytes()


def start_of(folder: Path, zone: tzinfo) -> datetime:
    """Where the demo's clock goes on: where it stood when it was stopped, else START."""
    path = folder / "demo.clock"
    if path.exists():
        return datetime.fromisoformat(path.read_text(encoding="ascii"))
    return START.replace(tzinfo=zone)


def keep_clock(folder: Path, now: datetime) -> None:
    """Note where the clock stands, so that a demo with --data goes on from there."""
    (folder / "demo.clock").write_text(now.isoformat(), encoding="ascii")
