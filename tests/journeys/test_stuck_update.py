"""An update that only fails itself is given up at last, and the chat goes on."""

import pytest

from bot.stuck import PATIENCE_S, TRIES, Stuck
from core.errors import StoreDownError
from tests.support.office import Office
from tests.support.tasks import give


class Time:
    now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_the_person_is_told_and_the_chat_goes_on(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.stuck.PATIENCE_S", 0.0)
    task, chat = await give(quick_office, "2026-03-20"), quick_office.chat("nam")

    async def broken(*_: object, **__: object) -> None:
        raise StoreDownError("OperationalError")

    with monkeypatch.context() as patch:
        patch.setattr(quick_office.app.stores.progress, "add", broken)
        with pytest.raises(StoreDownError):
            await chat.say(f"{task.code} được 40%")
        for _ in range(TRIES - 1):
            with pytest.raises(StoreDownError):
                await chat.redeliver()
        assert chat.last.author == "person", "nothing is said while it is tried again"
        await chat.redeliver()
    assert "chưa" in chat.text
    assert "50%" in await chat.say(f"{task.code} được 50%")


async def test_an_outage_is_waited_for_without_end() -> None:
    async def down() -> None:
        raise StoreDownError("OperationalError")

    clock = Time()
    stuck = Stuck(down, clock)
    for _ in range(10 * TRIES):
        clock.now += PATIENCE_S
        await stuck.note((1, 2))
    assert not stuck.is_last((1, 2))


async def test_neither_often_nor_long_is_enough_alone() -> None:
    async def well() -> None:
        return

    clock = Time()
    stuck = Stuck(well, clock)
    for _ in range(TRIES + 1):
        await stuck.note((1, 2))
    assert not stuck.is_last((1, 2)), "often, in a moment"
    clock.now = PATIENCE_S
    assert stuck.is_last((1, 2))
    await stuck.note((1, 3))
    clock.now *= 2
    assert not stuck.is_last((1, 3)), "once, long ago"
    stuck.forget((1, 2))
    assert not stuck.is_last((1, 2))
