"""Where choices are numbers: a number that stands before a task means this task."""

import re
from pathlib import Path

import pytest

from bot.app import App
from tests.journeys.test_channels_alike import link, unlinked
from tests.support.builders import add_task
from tests.support.office import Office
from tests.support.screens import last
from tests.support.speakers import Network, speaking
from tests.support.zalo_oa_speaker import OnZaloOa
from tests.support.zalo_speaker import OnZaloBot

_NUMBER = re.compile(r"^(\d+)\. (.+)$", re.MULTILINE)


async def ping(office: Office, app: App, tasks: int) -> None:
    """So many are due; some are late, so that the message has sections."""
    for n in range(tasks):
        await add_task(office, f"Rà soát thủ tục lĩnh vực {n + 1}", assignees=("nam",),
                       due="2026-03-03" if n % 3 == 0 else "2026-03-05")
    office.clock.set("2026-03-04 07:30")
    await app.tick(office.clock.now())


@pytest.mark.parametrize("network", ["zalo bot", "zalo oa"])
@pytest.mark.parametrize("tasks", [1, 9, 15])
async def test_a_number_means_what_stands_there(
    network: Network, tasks: int, sqlite_template: Path, tmp_path: Path
) -> None:
    async with unlinked(sqlite_template, tmp_path, "zalo") as office, \
            speaking(office, network) as (app, nam):
        assert isinstance(nam, OnZaloBot | OnZaloOa)
        await link(office, app, nam)
        before = len(await nam.screen())
        await ping(office, app, tasks)
        text = "\n".join(seen.text for seen in (await nam.screen())[before:])
        listed, _, choices = text.partition("Nhắn số để chọn:")
        codes = {number: line.partition(" ")[0] for number, line in _NUMBER.findall(listed)}
        chosen = dict(_NUMBER.findall(choices))
        assert len(codes) == (tasks if tasks > 1 else 0)
        assert {number: chosen[number] for number in codes} == codes
        if tasks > 1:
            assert chosen[str(tasks + 1)] == "Xem tất cả"
            await nam.say(str(tasks))
            assert (await last(nam)).text.startswith(codes[str(tasks)])
