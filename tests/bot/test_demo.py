"""The demo and the running bot over real HTTP: people, the clock, health, a clean stop."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from bot.clock import WoundClock
from bot.config import Settings
from bot.demo import Desk, demo_key, demo_settings, keep_clock, moments_between, start_of
from bot.opening import opened
from bot.run import build_channels, web_channel
from bot.serving import Serving, menu, serve
from core.calendar import WorkCalendar
from core.errors import WorkError
from handlers.filters import parse_command
from handlers.texts import Catalogue
from tests.support.clock import at

OFFICE = ZoneInfo("Asia/Ho_Chi_Minh")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[tuple[str, aiohttp.ClientSession]]:
    settings = demo_settings(folder)
    clock = WoundClock(start_of(folder, OFFICE))
    stop, ready = asyncio.Event(), asyncio.Event()
    port = free_port()
    async with opened(settings, clock, migrating=True, alone=True) as app:
        desk = Desk(app, clock, demo_key(folder))
        await desk.open()
        serving = asyncio.create_task(
            serve(app, [web_channel(app, desk)], Serving(f"127.0.0.1:{port}"), ready.set, stop))
        await asyncio.wait_for(ready.wait(), 20)
        async with aiohttp.ClientSession() as session:
            yield f"http://127.0.0.1:{port}", session
        stop.set()
        await asyncio.wait_for(serving, 20)
        keep_clock(folder, clock.now())


async def test_people_talk_the_clock_winds_and_a_restart_goes_on(tmp_path: Path) -> None:
    async with running(tmp_path) as (url, http):
        health = await (await http.get(f"{url}/healthz")).json()
        assert health == {"status": "ok", "database": True,
                          "channels": {"web": True, "clock": True}}
        people = (await (await http.get(f"{url}/chat/api/personas")).json())["personas"]
        assert len(people) == 27
        assert people[0]["title"] == "Chánh Văn phòng"
        me = {"X-Chat-Session": people[0]["session"]}
        await http.post(f"{url}/chat/api/send", json={"text": "/trogiup"}, headers=me)
        wound = await http.post(f"{url}/chat/api/clock", json={"plus": "1d"}, headers=me)
        assert (await wound.json())["now"].startswith("2026-03-03")
    async with running(tmp_path) as (url, http):
        again = (await (await http.get(f"{url}/chat/api/personas")).json())["personas"]
        assert again == people, "the same people with the same sessions"
        now = (await (await http.get(f"{url}/chat/api/clock")).json())["now"]
        assert now.startswith("2026-03-03")
        lines = await (await http.get(f"{url}/chat/api/messages?after=0", headers=me)).json()
        assert any("Đầu mối tổng hợp" in m["html"] for m in lines["messages"])


async def test_a_second_one_on_the_same_file_and_a_taken_port_are_refused(tmp_path: Path) -> None:
    settings = demo_settings(tmp_path)
    async with opened(settings, migrating=True, alone=True) as app:
        with pytest.raises(WorkError, match="already-running"):
            async with opened(settings, alone=True):
                pass
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            address = f"127.0.0.1:{taken.getsockname()[1]}"
            with pytest.raises(WorkError, match="port-taken"):
                await serve(app, [web_channel(app, None)], Serving(address), lambda: None,
                            asyncio.Event())


async def test_without_any_channel_the_key_is_named(tmp_path: Path) -> None:
    settings = demo_settings(tmp_path)
    nothing = Settings(web={"listen": ""}, database=settings.database)  # type: ignore[arg-type]  # pydantic reads the table
    async with opened(settings, migrating=True) as app:
        with pytest.raises(WorkError, match="config-no-channel"):
            build_channels(nothing, app)
        assert [c.name for c in build_channels(settings, app)] == ["web"]


def test_winding_stops_at_half_hours_of_working_days_only() -> None:
    saturday, monday = at("2026-03-07 09:00"), at("2026-03-09 08:10")
    moments = list(moments_between(saturday, monday, OFFICE, WorkCalendar()))
    assert moments[0] == at("2026-03-09 06:30")
    assert moments[-1] == monday
    assert at("2026-03-09 07:30") in moments
    assert moments == sorted(moments)
    assert list(moments_between(saturday, saturday + timedelta(minutes=1), OFFICE,
                                WorkCalendar())) == [saturday + timedelta(minutes=1)]


def test_every_menu_entry_is_a_command() -> None:
    for language in ("vi", "en"):
        entries = menu(Catalogue(), language)
        assert all(parse_command(f"/{e.command}") for e in entries)
