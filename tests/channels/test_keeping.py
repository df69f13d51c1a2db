"""Updates that a dead process left, in the hands of the next one."""

import asyncio
import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import pytest
from aiogram import Bot
from aiogram.types import Update

from channels.base import Feed
from channels.keeping import Keeper
from channels.lanes import Lanes
from core.errors import StoreDownError
from core.ports.kept_updates import Kept
from tests.support.waiting import until

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def body(number: int, chat_id: int) -> str:
    message = {"message_id": number, "date": 1, "text": "x",
               "chat": {"id": chat_id, "type": "private"}}
    return json.dumps({"update_id": number, "message": message})


class Shelf:
    """Implements KeptUpdates in memory; `down` times it does not answer."""

    def __init__(self, *left: Kept) -> None:
        self.rows = {kept.key: kept for kept in left}
        self.given_up: list[str] = []
        self.down = 0

    def _answer(self) -> None:
        if self.down:
            self.down -= 1
            raise StoreDownError("gone")

    async def keep(self, kept: Kept) -> bool | None:
        self._answer()
        if kept.key in self.rows:
            return None
        self.rows[kept.key] = kept
        return False

    async def begin(self, key: str) -> None:
        self._answer()
        self.rows[key] = replace(self.rows[key], tries=self.rows[key].tries + 1)

    async def release(self, key: str) -> None:
        self.rows.pop(key, None)

    async def give_up(self, key: str, _at: datetime) -> None:
        self.given_up.append(key)
        self.rows.pop(key)

    async def left(self, in_work: Collection[str], most: int) -> Sequence[Kept]:
        self._answer()
        return [kept for key, kept in self.rows.items() if key not in in_work][:most]


class Work:
    """A keeper, and what was handled; `hold` are updates that do not end."""

    def __init__(self, shelf: Shelf, lanes: Lanes | None = None) -> None:
        self.shelf, self.done, self.told = shelf, list[int](), list[int]()
        self.hold: set[int] = set()
        self.at_once = self.most = 0
        self.keeper = Keeper(
            shelf, cast("Bot", self), lanes or Lanes(), lambda: NOW, self._read,
            lambda key, **_: key)

    def _read(self, feed: Feed, kept: Kept) -> tuple[Feed, Update]:
        return feed, Update.model_validate_json(kept.body)

    async def send_message(self, chat_id: int, text: str) -> None:
        """In the bot's place."""
        assert text == "update-given-up"
        self.told.append(chat_id)

    async def feed(self, _bot: Bot, update: Update) -> None:
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        await asyncio.sleep(0.002)
        if update.update_id in self.hold:
            await asyncio.Event().wait()
        self.at_once -= 1
        self.done.append(update.update_id)


async def running(work: Work, until_done: int) -> None:
    task = asyncio.create_task(work.keeper.run(work.feed))
    await until(lambda: len(work.done) >= until_done)
    task.cancel()
    await asyncio.wait([task])


def left(*chats: int) -> list[Kept]:
    return [Kept(str(n), chat, body(n, chat), NOW) for n, chat in enumerate(chats)]


async def test_what_is_left_goes_one_after_another() -> None:
    work = Work(Shelf(*left(1, 2, 1, 3)))
    await running(work, 4)
    assert (work.done, work.most) == ([0, 1, 2, 3], 1)
    await until(lambda: not work.shelf.rows)


async def test_who_hangs_holds_his_chat_and_after_a_while_nobody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("channels.lanes._BEHIND_S", 0.05)
    work = Work(Shelf(*left(1, 2, 1, 3)))
    work.hold = {0}
    await running(work, 2)
    assert sorted(work.done) == [1, 3]
    assert set(work.shelf.rows) == {"0", "2"}


async def test_no_more_are_taken_up_than_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.keeping._LOOK_S", 0.01)
    lanes = Lanes(most=2)
    work = Work(Shelf(*left(1, 2, 3, 4, 5)), lanes)
    await running(work, 5)
    assert work.done == [0, 1, 2, 3, 4]


async def test_what_nobody_can_read_holds_nobody_up(caplog: pytest.LogCaptureFixture) -> None:
    broken, good = left(1, 1)
    work = Work(Shelf(replace(broken, body='{"secret": "x"}'), good))
    await running(work, 1)
    await until(lambda: not work.shelf.rows)
    assert "cannot be read: ValidationError" in caplog.text
    assert "secret" not in caplog.text
    assert work.told == [1]


async def test_a_try_is_counted_once_however_often_the_database_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("channels.keeping._REFUSED_PAUSE", 0.01)
    monkeypatch.setattr("channels.keeping._LOOK_S", 0.01)
    shelf = Shelf(*left(1))
    work, failures, tries = Work(shelf), [1, 1, 1], list[int]()
    shelf.down = 3

    async def feed(bot: Bot, update: Update) -> None:
        tries.append(shelf.rows["0"].tries)
        if failures:
            failures.pop()
            raise StoreDownError("gone")
        await Work.feed(work, bot, update)

    work.feed = feed  # type: ignore[method-assign]  # the test's own double
    await running(work, 1)
    assert tries == [1, 1, 1, 1]


async def test_what_has_been_tried_often_is_given_up_and_told() -> None:
    poison, good = left(1, 1)
    work = Work(Shelf(replace(poison, tries=3), good))
    await running(work, 1)
    assert (work.done, work.told, work.shelf.given_up) == ([1], [1], ["0"])


async def test_who_is_told_that_it_is_given_up_is_told_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A full disk can be read from: what is given up cannot be noted, again and again."""
    monkeypatch.setattr("channels.keeping._REFUSED_PAUSE", 0.01)
    (poison,) = left(1)
    work, failures = Work(Shelf(replace(poison, tries=3))), [1, 1, 1]

    async def give_up(key: str, at: datetime) -> None:
        if failures:
            failures.pop()
            raise StoreDownError("full")
        await Shelf.give_up(work.shelf, key, at)

    monkeypatch.setattr(work.shelf, "give_up", give_up)
    task = asyncio.create_task(work.keeper.run(work.feed))
    await until(lambda: work.shelf.given_up)
    task.cancel()
    await asyncio.wait([task])
    assert work.told == [1]


async def test_whom_nobody_could_tell_that_it_cannot_be_read_is_told_at_the_next_look(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("channels.keeping._LOOK_S", 0.01)
    (broken,) = left(1)
    work, failures = Work(Shelf(replace(broken, body="{}"))), [1]

    async def send_message(chat_id: int, text: str) -> None:
        if failures:
            failures.pop()
            raise StoreDownError("no turn to send")
        await Work.send_message(work, chat_id, text)

    monkeypatch.setattr(work, "send_message", send_message)
    task = asyncio.create_task(work.keeper.run(work.feed))
    await until(lambda: work.told)
    task.cancel()
    await asyncio.wait([task])
    assert (work.told, work.shelf.rows) == ([1], {})


async def test_what_was_kept_and_its_answer_lost_goes_before_what_comes_behind_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    work, losing = Work(Shelf()), [1]

    async def keep(kept: Kept) -> bool | None:
        found = await Shelf.keep(work.shelf, kept)
        if losing:
            losing.pop()
            raise StoreDownError("committed, and gone")
        return found

    monkeypatch.setattr(work.shelf, "keep", keep)
    async with work.keeper.door:
        with pytest.raises(StoreDownError):
            await work.keeper.accept(work.feed, "7", 1, body(7, 1))
        await work.keeper.accept(work.feed, "7", 1, body(7, 1))
        await work.keeper.accept(work.feed, "8", 1, body(8, 1))
    await until(lambda: len(work.done) == 2)
    assert work.done == [7, 8]


async def test_it_is_kept_once_and_refused_when_it_cannot_be() -> None:
    work = Work(Shelf())
    work.shelf.down = 1
    async with work.keeper.door:
        with pytest.raises(StoreDownError):
            await work.keeper.accept(work.feed, "7", 1, body(7, 1))
        first = await work.keeper.accept(work.feed, "7", 1, body(7, 1))
        assert await work.keeper.accept(work.feed, "7", 1, body(7, 1)) is None
    assert first is not None
    await first
    assert (work.done, work.shelf.rows) == ([7], {})
    work.shelf.rows["8"] = Kept("8", 1, body(8, 1), NOW)
    async with work.keeper.door:
        assert await work.keeper.accept(work.feed, "8", 1, body(8, 1)) is None, "another's"
