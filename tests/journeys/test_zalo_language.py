"""What a Zalo channel adds of its own speaks the person's language, not the office's."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
from yarl import URL

from bot.app import App
from tests.journeys.test_channels_alike import PNG, link, unlinked
from tests.support.builders import add_task
from tests.support.office import Office
from tests.support.screens import last
from tests.support.speakers import speaking
from tests.support.zalo_speaker import OnZaloBot


@asynccontextmanager
async def in_english(
    template: Path, folder: Path
) -> AsyncIterator[tuple[Office, App, OnZaloBot]]:
    """Nam has just chosen English; the office speaks Vietnamese."""
    async with unlinked(template, folder, "zalo") as office, \
            speaking(office, "zalo bot") as (app, nam):
        assert isinstance(nam, OnZaloBot)
        await link(office, app, nam)
        await nam.say("/caidat")
        assert "Nhắn số để chọn:" in (await last(nam)).text
        await nam.say("English")
        yield office, app, nam


async def test_the_line_above_the_choices(sqlite_template: Path, tmp_path: Path) -> None:
    async with in_english(sqlite_template, tmp_path) as (office, app, nam):
        chosen = (await last(nam)).text
        assert "Send a number to choose:" in chosen, "from the first page on"
        await add_task(office, "Việc", assignees=("nam",), due="2026-03-05")
        office.clock.set("2026-03-04 07:30")
        await app.tick(office.clock.now())
        ping = (await last(nam)).text
        assert "Send a number to choose:" in ping
        assert "Nhắn số" not in ping
        await nam.say("1")
        assert "Nhắn số" not in (await last(nam)).text


async def test_the_pages_behind_a_link(sqlite_template: Path, tmp_path: Path) -> None:
    async with in_english(sqlite_template, tmp_path) as (_, _, nam), \
            aiohttp.ClientSession() as browser:
        await nam.say("upload")
        address = (await last(nam)).text.rpartition(" ")[2]
        page = await _text(browser, "GET", address)
        assert '<html lang="en">' in page
        assert "One file, at most" in page
        assert "There is no file" in await _text(browser, "POST", address)
        other = address.replace("/upload/", "/upload/0")
        assert "no longer works" in await _text(browser, "GET", other)
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("file", PNG, filename="a.png")
        assert "The file has arrived" in await _text(browser, "POST", address, form)
        assert "has been used" in await _text(browser, "GET", address)
        vietnamese = await _text(browser, "GET", address.partition("?")[0] + "?lang=xx")
        assert "đã dùng rồi" in vietnamese, "who is not known reads the office's language"


async def test_a_file_and_the_page_that_gives_it(sqlite_template: Path, tmp_path: Path) -> None:
    async with in_english(sqlite_template, tmp_path) as (office, _, nam), \
            aiohttp.ClientSession() as browser:
        await nam.say("/mydata")
        told = (await last(nam)).text
        assert "opens for 3 days" in told
        address = told.rpartition("\n")[2]
        assert "<button>Download</button>" in await _text(browser, "GET", address)
        async with browser.post(address, allow_redirects=False) as let_in:
            inside = let_in.url.join(URL(let_in.headers["Location"]))
        office.clock.forward(minutes=11)
        assert "no longer works" in await _text(browser, "GET", str(inside))


async def _text(
    browser: aiohttp.ClientSession, method: str, address: str,
    form: aiohttp.FormData | None = None,
) -> str:
    async with browser.request(method, address, data=form) as answer:
        return await answer.text()
