"""A real `nhacviec run` on a disk that takes no byte more; longer ones: `bench drill outage`."""

from pathlib import Path

from bench.drill import outage
from tests.support.telegram_server import TelegramServer


async def test_a_disk_that_is_full_for_a_moment(tmp_path: Path) -> None:
    found = outage.no_byte_more(tmp_path / "office.db")
    async with TelegramServer() as server:
        seen = await outage.story(found, tmp_path, server, 1.0, 2, pinging=False, warm=True)
    assert seen.good, seen
    assert seen.known_after < 5
    assert seen.log_lines < 15
