"""A dead channel does not hold up the living ones."""

from datetime import timedelta

from aiogram.exceptions import TelegramServerError
from aiogram.methods import GetMe
from sqlalchemy import update

from channels.silence import PATIENCE, PROBE_EVERY, Silence
from storage.tables import account
from tests.support.clock import at
from tests.support.office import Office
from tests.support.tasks import deliveries, give, tick

NOW = at("2026-03-03 07:30")


def silent() -> Silence:
    found = Silence()
    for _ in range(PATIENCE):
        assert not found.spares("telegram", NOW)
        found.note("telegram", answered=False)
    return found


def test_after_so_many_only_a_probe_goes_out() -> None:
    found = silent()
    assert not found.spares("telegram", NOW), "the first probe"
    assert found.spares("telegram", NOW)
    assert not found.spares("web", NOW)
    assert found.spares("telegram", NOW + PROBE_EVERY - timedelta(seconds=1))
    assert not found.spares("telegram", NOW + PROBE_EVERY)


def test_any_answer_ends_it() -> None:
    found = silent()
    found.note("telegram", answered=True)
    assert not any(found.spares("telegram", NOW) for _ in range(3))


def test_a_clock_put_back_does_not_end_the_probes() -> None:
    found = silent()
    assert not found.spares("telegram", NOW)
    assert not found.spares("telegram", NOW - timedelta(hours=5))
    assert found.spares("telegram", NOW - timedelta(hours=5))


async def test_a_province_on_a_dead_channel_is_caught_up_when_it_lives_again(
    quick_office: Office,
) -> None:
    office, who = quick_office, ("nam", "hoa", "hung", "minh", "ncc", "thu", "tkt", "gdnn", "ttdv")
    await tick(office, "2026-03-02 08:00")
    async with office.database.unit():
        await office.database.execute(update(account).where(
            account.c.person_id == office.person_ids["minh"]).values(channel="web"))
    for _ in range(2):
        for one in who:
            await give(office, "2026-03-04", who=(one,))
    office.channel.session.faults = down = [TelegramServerError(GetMe(), "502")] * 1000
    await tick(office, "2026-03-03 07:30")
    office.clock.forward(seconds=10)
    await tick(office)
    tried = 1000 - len(down)
    assert tried <= PATIENCE + 2, "8 people, two rounds"
    assert len(office.other.session.screens[office.chat("minh").chat_id]) == 1
    down.clear()
    for seconds in (60, 300):
        office.clock.forward(seconds=seconds)
        await tick(office)
        await tick(office)
    rows = await deliveries(office, "kind", "state")
    assert {state for kind, state in rows if kind == "morning"} == {"sent"}
    assert len(office.chat("nam").screen) == 1
