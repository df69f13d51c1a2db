"""One channel fails alone; a stop lets everybody finish."""

import asyncio

import pytest

from bot.supervisor import Supervisor


async def test_one_fails_and_starts_again_while_others_go_on() -> None:
    starts: list[str] = []
    pauses: list[float] = []
    healthy: list[dict[str, bool]] = []
    stop = asyncio.Event()

    async def broken() -> None:
        starts.append("broken")
        raise OSError("https://api/bot1:SECRET/getMe")

    async def well() -> None:
        starts.append("well")
        await asyncio.Event().wait()

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        healthy.append(supervisor.health())
        if len(pauses) == 8:
            stop.set()
        await asyncio.sleep(0)

    supervisor = Supervisor({"broken": broken, "well": well}, sleep)
    await asyncio.wait_for(supervisor.run(stop), 20)
    assert starts.count("well") == 1
    assert starts.count("broken") >= 8
    assert pauses[:8] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert healthy[0] == {"broken": False, "well": True}


async def test_the_reason_is_logged_without_its_text(caplog: pytest.LogCaptureFixture) -> None:
    stop = asyncio.Event()

    async def broken() -> None:
        raise OSError("SECRET")

    async def sleep(_: float) -> None:
        stop.set()
        await asyncio.sleep(0)

    await Supervisor({"telegram": broken}, sleep).run(stop)
    text = caplog.text
    assert "telegram failed: OSError" in text
    assert "SECRET" not in text


async def test_a_stop_closes_the_door_first_and_waits_for_work_in_hand() -> None:
    order: list[str] = []
    stop = asyncio.Event()

    async def channel() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0.01)
            order.append("drained")

    async def close_door() -> None:
        order.append("door")

    running = asyncio.create_task(Supervisor({"web": channel}).run(stop, close_door))
    await asyncio.sleep(0)
    stop.set()
    await asyncio.wait_for(running, 20)
    assert order == ["door", "drained"]
