"""The page in a real browser, with a feed that echoes.

One browser for all: a start takes longer than most of these tests. Each page has a context of its
own (cookies, storage, connections), which ends with its test.
"""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, Route, async_playwright, expect

from storage.engine import Database
from tests.support.echo import Echo
from tests.support.web_client import Site, serve

CHROMIUM = Path("/usr/bin/chromium")
ARGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: The smallest PNG: one green point.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763"
    "28d8f10f0003c201c1c5d5ee3b0000000049454e44ae426082"
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(
        not CHROMIUM.exists() and "CI" not in os.environ, reason="Debian's chromium is not here"
    ),
]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def launched() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        found = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGS)
        yield found
        await found.close()


@pytest_asyncio.fixture(loop_scope="module")
async def browser(launched: Browser) -> AsyncIterator[Browser]:
    yield launched
    for context in list(launched.contexts):
        await context.close()


@pytest_asyncio.fixture(loop_scope="module")
async def quick(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """As the others have it, in the browser's loop."""
    shutil.copy(sqlite_template, tmp_path / "web.db")
    database = Database(f"sqlite:///{tmp_path / 'web.db'}")
    yield database
    await database.close()


async def opened(browser: Browser, site: Site, width: int = 1280, height: int = 800) -> Page:
    """The page, which must stay free of errors and of foreign addresses."""
    page = await browser.new_page(viewport={"width": width, "height": height})
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.on("dialog", lambda _dialog: pytest.fail("a script of somebody else ran"))
    await page.goto(site.url)
    await expect(page.get_by_test_id("pane").first).to_be_visible()
    return page


async def shoot(page: Page, name: str) -> None:
    """Keep a picture where CHAT_PICTURES says, for whoever changes the page."""
    if folder := os.environ.get("CHAT_PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png")


async def test_people_side_by_side(quick: Database, browser: Browser) -> None:
    async with serve(quick, Echo()) as site:
        page = await opened(browser, site)
        panes = page.get_by_test_id("pane")
        await expect(panes).to_have_count(3)
        nam = page.get_by_role("region", name="Nguyễn Văn Nam")
        await nam.get_by_label("Nhập tin nhắn").fill("việc")
        await nam.get_by_label("Nhập tin nhắn").press("Enter")
        await expect(nam.locator("blockquote")).to_have_text("Theo Kế hoạch số 12/KH-SNV")
        await expect(nam.locator(".text b").first).to_have_text("Việc hôm nay")
        link = nam.get_by_role("link", name="Xem văn bản")
        await expect(link).to_have_attribute("href", "https://example.vn/?a=1&b=2")
        hoa = page.get_by_role("region", name="Trần Thị Hoa")
        await expect(hoa.get_by_test_id("message")).to_have_count(0)
        await shoot(page, "panes")
        await nam.get_by_role("button", name="Xong").click()
        await expect(nam.get_by_text("Đã chọn done")).to_be_visible()
        await expect(page.get_by_test_id("toasts")).to_contain_text("Đã ghi nhận")
        await expect(nam.get_by_test_id("key")).to_have_count(0)
        await nam.get_by_label("Đóng khung").click()
        await expect(panes).to_have_count(2)
        await page.get_by_test_id("add-pane").click()
        await expect(panes).to_have_count(3)
        await expect(page.get_by_role("region", name="Nguyễn Văn Nam")).to_contain_text("Đã chọn")


async def test_text_cannot_run(quick: Database, browser: Browser) -> None:
    async with serve(quick, Echo()) as site:
        page = await opened(browser, site)
        pane = page.get_by_test_id("pane").first
        evil = '<img src=x onerror="alert(1)"><script>alert(2)</script> tỷ lệ < 5% & *_[]()`'
        await pane.get_by_test_id("input").fill(evil)
        await pane.get_by_test_id("input").press("Shift+Enter")
        await pane.get_by_test_id("input").press_sequentially("dòng hai")
        await pane.get_by_test_id("send").click()
        answer = pane.get_by_test_id("message").nth(1)
        await expect(answer.locator("b")).to_have_text(f"{evil}\ndòng hai")
        assert await pane.locator(".log img, .log script").count() == 0
        await answer.get_by_test_id("reply").click()
        await expect(pane.get_by_test_id("quote")).to_contain_text("Đã ghi")
        await pane.get_by_test_id("input").fill("trả lời")
        await pane.get_by_test_id("input").press("Enter")
        await expect(pane.get_by_test_id("answered").nth(1)).to_contain_text("Đã ghi: <img")
        await expect(pane.get_by_test_id("quote")).to_be_hidden()


async def test_files_and_pictures(quick: Database, browser: Browser, tmp_path: Path) -> None:
    async with serve(quick, Echo()) as site:
        page = await opened(browser, site)
        pane = page.get_by_test_id("pane").first
        await pane.get_by_test_id("photo-input").set_input_files(
            {"name": "ảnh.png", "mimeType": "image/png", "buffer": PNG}
        )
        await expect(pane.get_by_test_id("attached")).to_contain_text("ảnh.png")
        await pane.get_by_test_id("input").fill("Biên bản đã ký")
        await pane.get_by_test_id("input").press("Enter")
        picture = pane.get_by_test_id("picture")
        await expect(picture).to_have_js_property("naturalWidth", 1)
        await expect(pane.get_by_text(f"Đã nhận {len(PNG)} byte")).to_be_visible()
        await expect(pane.get_by_test_id("attached")).to_be_hidden()
        await pane.get_by_test_id("file-input").set_input_files(
            {"name": "số liệu.xlsx", "mimeType": "application/x", "buffer": b"12345"}
        )
        await pane.get_by_test_id("send").click()
        await expect(pane.get_by_text("Đã nhận 5 byte")).to_be_visible()
        await pane.get_by_test_id("input").fill("báo cáo")
        await pane.get_by_test_id("input").press("Enter")
        await expect(pane.get_by_test_id("document")).to_have_count(2)
        async with page.expect_download() as waiting:
            await pane.get_by_test_id("document").last.click()
        download = await waiting.value
        assert download.suggested_filename == "Báo cáo quý II.docx"
        await download.save_as(tmp_path / "got")
        assert (tmp_path / "got").read_bytes() == b"report"
        await shoot(page, "files")


async def test_the_clock_and_typing(quick: Database, browser: Browser) -> None:
    async with serve(quick, Echo()) as site:
        page = await opened(browser, site)
        now = page.get_by_test_id("clock-now")
        await expect(now).to_have_text("08:00 · Thứ Sáu, 05/6/2026")
        pane = page.get_by_test_id("pane").first
        await pane.get_by_test_id("input").fill("chờ")
        await pane.get_by_test_id("input").press("Enter")
        await expect(pane.get_by_test_id("typing")).to_be_visible()
        await expect(pane.get_by_text("Xong chờ")).to_be_visible()
        await expect(pane.get_by_test_id("typing")).to_be_hidden()
        await page.get_by_role("button", name="Sáng mai").click()
        await expect(now).to_contain_text("07:31 · Thứ Bảy, 06/6/2026")
        await page.get_by_test_id("clock-date").fill("2026-06-15")
        await expect(now).to_contain_text("Thứ Hai, 15/6/2026")
        await pane.get_by_test_id("input").fill("một")
        await pane.get_by_test_id("input").press("Enter")
        await expect(pane.locator(".day")).to_have_text(
            ["Thứ Sáu, 05/6/2026", "Thứ Hai, 15/6/2026"]
        )
        await shoot(page, "clock")


@pytest.mark.parametrize("demo", [True, False])
async def test_on_a_phone(quick: Database, browser: Browser, demo: bool) -> None:
    async with serve(quick, Echo(), demo=demo) as site:
        page = await opened(browser, site, 390, 844)
        await expect(page.get_by_test_id("pane")).to_have_count(1)
        clock = page.get_by_test_id("clock")
        await (expect(clock).to_be_visible() if demo else expect(clock).to_be_hidden())
        pane = page.get_by_test_id("pane")
        await pane.get_by_label("Nhập tin nhắn").fill("việc")
        await pane.get_by_label("Nhập tin nhắn").press("Enter")
        await expect(pane.get_by_role("button", name="Xong")).to_be_visible()
        width = await page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390
        box = await pane.get_by_test_id("send").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 844
        await shoot(page, f"phone-{'demo' if demo else 'service'}")
        await page.reload()
        await expect(pane.locator("blockquote")).to_be_visible()
        page_in_english = await opened(browser, site, 390, 844)
        await page_in_english.goto(f"{site.url}/chat?lang=en")
        await expect(page_in_english.get_by_label("Write a message").first).to_be_visible()


async def test_changing_persons_leaves_no_connection_behind(
    quick: Database, browser: Browser
) -> None:
    """A browser opens six connections to one address; polls left behind starved the seventh."""
    async with serve(quick, Echo()) as site:
        page = await opened(browser, site)
        for _ in range(4):
            for index in range(3):
                select = page.get_by_test_id("pane").nth(index).get_by_test_id("person")
                await select.select_option(index=(index + 1) % 3)
                await select.select_option(index=index)
        pane = page.get_by_test_id("pane").first
        await pane.get_by_test_id("input").fill("còn gửi được")
        await pane.get_by_test_id("send").click()
        await expect(pane.get_by_test_id("message").first).to_be_visible(timeout=5000)


async def test_what_is_typed_while_sending_stays(quick: Database, browser: Browser) -> None:
    async with serve(quick, Echo()) as site:
        page = await opened(browser, site)
        await page.route("**/chat/api/send", _later)
        pane = page.get_by_test_id("pane").first
        box = pane.get_by_test_id("input")
        await box.fill("tin thứ nhất")
        await box.press("Enter")
        await box.fill("tin thứ hai")
        await expect(pane.get_by_text("tin thứ nhất").first).to_be_visible()
        await expect(box).to_have_value("tin thứ hai")


async def _later(route: Route) -> None:
    await asyncio.sleep(0.3)
    await route.continue_()
