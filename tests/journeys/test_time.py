"""Time as it happens to an office: days off, swaps, the year's end, clocks that are wrong."""

from tests.support.office import Office
from tests.support.tasks import give, live, tick


def mornings(office: Office, who: str) -> list[str]:
    return [s.text for s in office.chat(who).screen if "CCHC" in s.text]


async def test_a_waiting_message_moves_with_the_hour_chosen_in_settings(
    quick_office: Office,
) -> None:
    office, chat = quick_office, quick_office.chat("nam")
    await give(office, "2026-03-04")
    await tick(office, "2026-03-03 05:00")
    office.clock.set("2026-03-03 06:10")
    await chat.say("/caidat")
    await chat.press("08:30")
    await live(office, "2026-03-03 07:30", "2026-03-03 08:29")
    assert not mornings(office, "nam")
    await tick(office, "2026-03-03 08:30")
    assert len(mornings(office, "nam")) == 1
    await give(office, "2026-03-04")
    await chat.say("/caidat")
    await chat.press("08:00")
    await chat.press("theo cơ quan")
    await live(office, "2026-03-03 08:40", "2026-03-03 17:00")
    assert len(mornings(office, "nam")) == 1, "a new hour is no second morning"
    await tick(office, "2026-03-04 07:30")
    assert len(mornings(office, "nam")) == 2
