"""What an officer said is never lost: a process dies between "200" and the handler's end."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from bot.answering import Answering
from bot.app import App
from channels.keeping import MOST_TRIES
from core.errors import StoreDownError
from core.tasks import Task
from tests.support.builders import add_task, fresh
from tests.support.lives import World
from tests.support.office import Office
from tests.support.waiting import until
from tests.support.zalo_oa_events import HOA, NAM
from tests.support.zalo_oa_server import ZaloOaServer


class _KilledError(BaseException):
    """The process ends here."""


@pytest.fixture
async def world(office: Office, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    monkeypatch.setattr("storage.kept_updates.LEASE", timedelta(0))
    ids = office.app.stores.external_ids
    for code, who in (("nam", NAM), ("hoa", HOA)):
        chat = await ids.local_id("zalo_oa", who.id)
        async with office.database.unit():
            await office.app.stores.accounts.add(
                office.person_ids[code], "zalo_oa", chat, office.clock.now())
    async with ZaloOaServer(office.clock.now) as server:
        yield World(office, server, monkeypatch)


@pytest.fixture
async def task(office: Office) -> Task:
    return await add_task(office, assignees=("nam", "hoa"), due="2026-03-20")


async def test_it_takes_effect_once_and_in_its_order(world: World, task: Task) -> None:
    async with world.process():
        began = world.stuck()
        events = [await world.tell(f"nv1 được {percent}%") for percent in (40, 60)]
        await began.wait()
    assert (await world.percents(), await world.kept()) == ([], 2)
    async with world.process():
        await world.settled()
        assert await world.percents() == [40, 60]
        assert [("40%" in text, "60%" in text) for text in world.server.texts(NAM)] == [
            (True, False), (False, True)]
        for event in events:
            assert await world.server.push(event, 1) == 200
        await world.settled()
        assert len(world.server.texts(NAM)) == 2
    assert (await fresh(world.office, task)).percent == 60


async def test_an_answer_that_died_is_told_of(
    world: World, task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world.process():
        with monkeypatch.context() as patch:
            hung = asyncio.Event()

            async def hang(*_: object) -> None:
                hung.set()
                await asyncio.Event().wait()

            patch.setattr(Answering, "_show", hang)
            await world.tell("nv1 được 40%")
            await hung.wait()
    async with world.process():
        await world.settled()
    (told,) = world.server.texts(NAM)
    assert "đã nhận và xử lý" in told
    assert await world.percents() == [40]


async def test_what_ends_its_process_each_time_is_given_up_and_holds_nobody_up(
    world: World, task: Task, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    deaths = 0

    def deadly(app: App) -> None:
        add = app.stores.progress.add

        async def adding(row: Any, *rest: Any) -> Any:
            nonlocal deaths
            if "13%" in str(row):
                deaths += 1
                raise _KilledError
            return await add(row, *rest)

        monkeypatch.setattr(app.stores.progress, "add", adding)

    monkeypatch.setattr("channels.keeping._LOOK_S", 3600.0)
    async with world.process():
        began = world.stuck()
        poison = await world.tell("nv1 được 13%")
        await world.tell("nv1 được 40%", HOA)
        await world.tell("nv1 được 60%")
        await began.wait()
    for life in range(1, MOST_TRIES + 1):
        async with world.process(deadly):
            await until(lambda life=life: deaths == life)
            if life > 1:
                continue
            # Hoa's stood behind it: she is served in the same life.
            await until(lambda: world.server.texts(HOA))
    async with world.process(deadly):
        await world.settled()
        assert deaths == MOST_TRIES
        assert sorted(await world.percents()) == [40, 60]
        first, second = world.server.texts(NAM)
        assert "không xử lý được" in first
        assert "60%" in second
        assert await world.server.push(poison, 1) == 200
        await world.settled()
        assert (deaths, len(world.server.texts(NAM))) == (MOST_TRIES, 2)
    assert "ended its process" in caplog.text
    assert "13%" not in caplog.text


async def test_what_is_too_old_is_given_up(
    world: World, task: Task, caplog: pytest.LogCaptureFixture
) -> None:
    async with world.process():
        began = world.stuck()
        await world.tell("nv1 được 40%")
        await began.wait()
    world.office.clock.forward(days=31)
    async with world.process():
        await world.settled()
    assert await world.percents() == []
    # The account may not write to who has been silent for a week.
    assert [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR
            ] == ["an update that is too old is given up", "nobody was told of it: ClosedError"]


async def test_what_is_said_to_the_next_process_waits_for_what_was_said_before(
    world: World, task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world.process():
        began = world.stuck()
        await world.tell("nv1 được 40%")
        await began.wait()
    monkeypatch.setattr("channels.keeping.Keeper.run", _blind)
    async with world.process():
        await world.tell("nv1 được 60%")
        await world.settled()
    assert await world.percents() == [40, 60]


async def test_two_processes_that_both_live_do_it_once(world: World, task: Task) -> None:
    """With no lease at all each takes what the other works on: the guard knows it."""
    async with world.process(), world.process():
        for percent in (20, 40, 60):
            await world.tell(f"nv1 được {percent}%")
        await world.settled()
        await until(lambda: len(world.server.texts(NAM)) >= 3)
        assert await world.percents() == [20, 40, 60]
        assert len(world.server.texts(NAM)) == 3


async def test_a_handler_that_holds_the_writer_does_not_lose_what_comes_meanwhile(
    world: World, task: Task
) -> None:
    """On SQLite nobody else writes while it does: Zalo is asked to come again, and it is taken."""
    async with world.process():
        world.server.patience = 5
        writing, done = asyncio.Event(), asyncio.Event()

        async def write() -> None:
            async with world.office.database.unit():
                writing.set()
                await done.wait()

        writer = asyncio.create_task(write())
        await writing.wait()
        event = world.write("nv1 được 40%")
        assert await world.server.push(event) == (503 if world.office.database.is_sqlite else 200)
        done.set()
        await writer
        await until(lambda: world.server.texts(NAM))
        assert await world.server.push(event, 1) == 200
        await world.settled()
        assert await world.percents() == [40]
        assert len(world.server.texts(NAM)) == 1


async def test_a_database_that_is_gone_for_a_moment_leaves_nothing_behind(
    world: World, task: Task, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It took the update and its answer was lost; it is handled, and could not be let go of."""
    caplog.set_level(logging.INFO)
    monkeypatch.setattr("channels.keeping._LOOK_S", 0.05)
    async with world.process() as home:
        store = home.channel._inbox._keeper._store
        keep, release, failures = store.keep, store.release, [1, 1]

        async def kept(row: Any) -> Any:
            found = await keep(row)
            if failures[0]:
                failures[0] = 0
                raise StoreDownError("gone")
            return found

        async def released(key: str) -> None:
            if failures[1]:
                failures[1] = 0
                raise StoreDownError("gone")
            await release(key)

        monkeypatch.setattr(store, "keep", kept)
        monkeypatch.setattr(store, "release", released)
        assert await world.server.push(world.write("nv1 được 40%")) in (200, 503)
        await until(lambda: world.server.texts(NAM))
        await world.settled()
        assert await world.percents() == [40]
        assert len(world.server.texts(NAM)) == 1


async def _blind(*_: object) -> None:
    return
