"""One story told unchanged on every channel: the same words, the same buttons, the same files."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import delete, update

from bot.app import App
from core.tasks import State
from storage.engine import Database
from storage.tables import account, person, unit
from tests.support.approvals import approve
from tests.support.builders import add_task, fresh
from tests.support.office import Office
from tests.support.screens import Seen, Speaker, last
from tests.support.speakers import Network, speaking
from tests.support.telling import Telling
from tests.support.waiting import until
from tests.support.zalo_speaker import OnZaloBot

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 200
#: What a title or a name may hold; the Bot API refuses a message whose marks are broken.
NASTY = "<b>Rà</b> & soát 🎉 _*[x](y)*_ </i> &lt; `~"
#: The networks whose transcripts are kept, and under which name.
KEPT = {"polling": "telegram", "web": "web"}


@asynccontextmanager
async def unlinked(template: Path, folder: Path, name: str) -> AsyncIterator[Office]:
    """The department in a fresh database; nobody is linked yet."""
    path = folder / f"{name}.db"
    shutil.copy(template, path)
    database = Database(f"sqlite:///{path}")
    office = await Office(database).open()
    async with database.unit():
        await database.execute(delete(account))
        await database.execute(update(person).values(full_name=person.c.full_name + NASTY))
        await database.execute(update(unit).values(name=unit.c.name + NASTY))
    yield office
    await database.close()
    shutil.rmtree(office.evidence, ignore_errors=True)


async def story(office: Office, app: App, nam: Speaker) -> None:
    """Vũ Nam from his code to the second page of what is overdue."""
    await nam.say("chào em")
    assert "mã mời" in (await last(nam)).text
    await link(office, app, nam)
    await answer_a_ping(office, app, nam)
    await look_around(office, nam)


async def link(office: Office, app: App, nam: Speaker) -> None:
    async with office.database.unit():
        code = await app.use_cases["issue_code"](
            office.person_ids["nam"], None, office.clock.now())
    await nam.say(f"/start {code.lower()}")
    assert (await last(nam)).labels == ["Đồng ý", "Không đồng ý"]
    await nam.press("Đồng ý")
    assert f"Đã liên kết tài khoản của Vũ Nam{NASTY}" in (await last(nam)).text


async def answer_a_ping(office: Office, app: App, nam: Speaker) -> None:
    task = await add_task(office, NASTY, assignees=("nam",), due="2026-03-05")
    before = len(await nam.screen())
    office.clock.set("2026-03-04 07:30")
    await app.tick(office.clock.now())
    await app.tick(office.clock.now())
    screen = await nam.screen()
    assert len(screen) == before + 1, "one ping, once"
    ping = screen[-1]
    assert NASTY in ping.text
    assert "còn 1 ngày" in ping.text
    await nam.say("dc 60% roi, dang vuong cho y kien so tu phap", reply_to=ping.id)
    assert "CCHC-2026-001: 60%, vướng: " in (await last(nam)).text
    await nam.press("Hoàn tác")
    assert (await fresh(office, task)).percent is None
    await nam.say("được 80%, dự kiến xong 5/3", reply_to=ping.id)
    await nam.press("Tiến độ")
    await nam.press("75%")
    assert (await fresh(office, task)).percent == 75
    await nam.upload("biên bản & ảnh.png", PNG, "nv1 ảnh biên bản")
    assert "1 tệp minh chứng" in (await last(nam)).text
    await nam.say("/xem nv1")
    await nam.press("Minh chứng")
    await nam.press("biên bản")
    await nam.say("xong rồi ạ", reply_to=ping.id)
    assert (await fresh(office, task)).state is State.COMPLETED


async def look_around(office: Office, nam: Speaker) -> None:
    for number in range(1, 9):
        await add_task(office, f"Việc chậm {number}", assignees=("nam",),
                       due=f"2026-02-{number:02d}")
    await nam.say("/viec")
    assert "Việc của anh/chị: 08" in (await last(nam)).text
    await nam.say("quá hạn")
    page = await last(nam)
    assert "trang 1/2" in page.text
    await nam.press("Trang 2/2")
    turned = await last(nam)
    assert turned.id == page.id or not nam.edits, "pages turn in place"
    assert "trang 2/2" in turned.text
    for text in ("/trogiup", "/caidat", f"/tim {NASTY}", "/sapden 30", f"nv2 vướng {NASTY}",
                 "/vuongmac", "/xem nv2", "/dulieucuatoi", NASTY, "x" * 5000, "thông tin " * 400):
        await nam.say(text)
        assert "trục trặc" not in (await last(nam)).text
    await nam.press("Lịch sử")
    await nam.say("/khongco")
    assert "Chưa có lệnh này" in (await last(nam)).text


async def report_story(office: Office, app: App, lan: Speaker) -> None:
    """The coordinator from her code to a report's figures, tasks and file."""
    async with office.database.unit():
        code = await app.use_cases["issue_code"](
            office.person_ids["cvp"], None, office.clock.now())
    await lan.say(f"/start {code}")
    await lan.press("Đồng ý")
    for day in (18, 20, 21):
        await add_task(office, NASTY, assigned="2026-04-01", due="2026-05-20",
                       state=State.COMPLETED, completed_on=date(2026, 5, day))
    office.clock.set("2026-06-10 09:00")
    await lan.say("/tong hop quy 2")
    shares = "01 sớm hạn (33,33%), 01 đúng hạn (33,33%), 01 trễ hạn (33,33%)"
    assert shares in (await last(lan)).text
    await lan.press("từng con số")
    await lan.press("trễ hạn: 01")
    assert "CCHC-2026-003" in (await last(lan)).text
    await lan.press("CCHC-2026-003")
    await lan.press("Báo cáo .docx")
    assert (await last(lan)).file


def told(screen: list[Seen]) -> list[tuple[str, list[str], bool]]:
    """What can be read: texts, labels, whether a file hangs on it."""
    # The history names the channel that somebody used: the one thing that differs.
    return [(seen.text.replace("Chat trên web", "Telegram"), seen.labels, seen.file)
            for seen in screen]


@pytest.mark.parametrize("network", ["polling", "webhook", "web"])
async def test_the_same_story_reads_the_same(
    sqlite_template: Path, tmp_path: Path, network: Network
) -> None:
    transcripts = []
    for name in ("recording", network):
        async with unlinked(sqlite_template, tmp_path, name) as office, \
                speaking(office, name) as (app, nam):  # type: ignore[arg-type]  # two literals
            telling = Telling(nam)
            await story(office, app, telling)
            transcripts.append(told(await telling.screen()))
            if name in KEPT:
                approve(f"{KEPT[name]}-story", await telling.chat())
    assert transcripts[1] == transcripts[0]


@pytest.mark.parametrize("network", ["polling", "webhook", "web"])
async def test_the_same_report_reads_the_same(
    sqlite_template: Path, tmp_path: Path, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a slow machine one would be told to wait, another not.
    monkeypatch.setattr("bot.patience._MOMENT", 60.0)
    transcripts = []
    for name in ("recording", network):
        async with unlinked(sqlite_template, tmp_path, name) as office, \
                speaking(office, name) as (app, lan):  # type: ignore[arg-type]  # two literals
            telling = Telling(lan)
            await report_story(office, app, telling)
            transcripts.append(told(await telling.screen()))
            if name in KEPT:
                approve(f"{KEPT[name]}-report_story", await telling.chat())
    assert transcripts[1] == transcripts[0]


@pytest.mark.parametrize(("told_of", "network"), [
    (story, "zalo bot"), (story, "zalo bot polled"), (report_story, "zalo bot"),
    (story, "zalo oa"), (report_story, "zalo oa"),
])
async def test_the_same_story_is_told_on_zalo(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    told_of: Callable[[Office, App, Speaker], Awaitable[None]], network: Network,
) -> None:
    """What it reads like is kept beside this file, to be looked at when it changes."""
    monkeypatch.setattr("bot.patience._MOMENT", 60.0)
    async with unlinked(sqlite_template, tmp_path, "zalo") as office, \
            speaking(office, network) as (app, speaker):
        telling = Telling(speaker)
        await told_of(office, app, telling)
        channel = "zalo_oa" if network == "zalo oa" else "zalo_bot"
        approve(f"{channel}-{told_of.__name__}", await telling.chat())


async def test_bad_input_on_zalo(sqlite_template: Path, tmp_path: Path) -> None:
    """Stickers, voice, what Zalo does not show to bots, numbers that answer nothing, pictures."""
    async with unlinked(sqlite_template, tmp_path, "zalo") as office, \
            speaking(office, "zalo bot") as (app, nam):
        assert isinstance(nam, OnZaloBot)
        await nam.send(nam.server.sticker)
        assert "mã mời" in (await last(nam)).text
        await link(office, app, nam)
        for kind in (nam.server.sticker, nam.server.voice, nam.server.unsupported):
            await nam.send(kind)
            assert "nhắn gửi tệp" in (await last(nam)).text
        await add_task(office, "Việc", assignees=("nam",), due="2026-03-05")
        await nam.send(lambda who: nam.server.picture(who, PNG, "nv1 ảnh họp"))
        assert "1 tệp minh chứng" in (await last(nam)).text
        await nam.send(lambda who: nam.server.picture(who, b"<html>", "nv1"))
        assert "tệp minh chứng" not in (await last(nam)).text
        for number in ("1", "99", "số 3"):
            await nam.say(number)
            assert (await last(nam)).text
            assert "trục trặc" not in (await last(nam)).text


async def test_delivered_twice_and_out_of_order_on_zalo(
    sqlite_template: Path, tmp_path: Path
) -> None:
    """Each message takes effect once; an old number is no choice from a newer menu."""
    async with unlinked(sqlite_template, tmp_path, "zalo") as office, \
            speaking(office, "zalo bot") as (app, nam):
        assert isinstance(nam, OnZaloBot)
        await link(office, app, nam)
        task = await add_task(office, "Việc", assignees=("nam",), due="2026-03-05")
        events = []
        await nam.send(lambda who: events.append(nam.server.say(who, "nv1 được 40%")))
        await nam.send(lambda who: events.append(nam.server.say(who, "2")))
        assert "Đã hoàn tác" in (await last(nam)).text
        await nam.say("nv1 được 60%")
        before = len(nam.server.sent)
        for event in reversed(events):
            await nam.send(lambda _, event=event: nam.server.deliver(event))
        assert len(nam.server.sent) == before
        assert (await fresh(office, task)).percent == 60


async def test_yesterdays_menu_on_zalo(sqlite_template: Path, tmp_path: Path) -> None:
    """A number chooses until the same hour of the next day; then it is a word like any other."""
    async with unlinked(sqlite_template, tmp_path, "zalo") as office, \
            speaking(office, "zalo bot") as (app, nam):
        await link(office, app, nam)
        task = await add_task(office, "Việc", assignees=("nam",), due="2026-03-05")
        await nam.say("/xem nv1")
        assert (await last(nam)).labels[0] == "✅ Xong"
        office.clock.set("2026-03-03 08:01")
        await nam.say("1")
        assert (await fresh(office, task)).state is not State.COMPLETED
        await nam.say("/xem nv1")
        await nam.say("1")
        assert (await fresh(office, task)).state is State.COMPLETED


async def test_an_upload_link_is_the_persons_own_on_zalo(
    sqlite_template: Path, tmp_path: Path
) -> None:
    """Used twice it does nothing the second time; who got hold of it can only tell its owner."""
    async with unlinked(sqlite_template, tmp_path, "zalo") as office, \
            speaking(office, "zalo bot") as (app, nam):
        await link(office, app, nam)
        await add_task(office, "Việc", assignees=("nam",), due="2026-03-05")
        await nam.say("gửi tệp")
        address = (await last(nam)).text.rpartition(" ")[2]
        statuses = []
        async with aiohttp.ClientSession() as somebody:
            for _ in range(2):
                form = aiohttp.FormData({"caption": "nv1"}, quote_fields=False)
                form.add_field("file", PNG, filename="a.png")
                async with somebody.post(address, data=form) as answer:
                    statuses.append(answer.status)
        assert statuses == [200, 409]
        await until(lambda: "1 tệp minh chứng" in nam.server.sent[-1].text)
