"""An Official Account in daily life: what only its people can do, and what it may not send."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import select

from bot.app import App
from storage.tables import account
from tests.journeys.test_channels_alike import PNG, link, unlinked
from tests.support.builders import add_task, fresh
from tests.support.chat import RecordingChannel
from tests.support.office import Office
from tests.support.on_zalo_oa import oa_home
from tests.support.screens import last
from tests.support.speakers import speaking
from tests.support.tasks import deliveries, give
from tests.support.waiting import until
from tests.support.zalo_oa_events import HOA, NAM
from tests.support.zalo_oa_server import ZaloOaServer
from tests.support.zalo_oa_speaker import OnZaloOa


@asynccontextmanager
async def nam_on_oa(
    template: Path, folder: Path, *, linked: bool = True
) -> AsyncIterator[tuple[Office, App, OnZaloOa]]:
    """Nam before the account."""
    async with unlinked(template, folder, "oa") as office, \
            speaking(office, "zalo oa") as (app, nam):
        assert isinstance(nam, OnZaloOa)
        if linked:
            await link(office, app, nam)
        yield office, app, nam


async def test_stickers_voices_places_and_cards_are_answered(
    sqlite_template: Path, tmp_path: Path
) -> None:
    async with nam_on_oa(sqlite_template, tmp_path) as (_, _, nam):
        for kind in ("sticker", "gif", "audio", "video", "location", "business_card"):
            await nam.send(lambda who, kind=kind: nam.server.other(who, kind))
            assert "chỉ đọc được chữ, ảnh và tệp" in (await last(nam)).text
        before = len(nam.server.sent)
        nam.server.group(NAM, "nv1 xong")
        nam.server.deliver(nam.server.events.echo(NAM, "nv1 xong", "m1"))
        nam.server.deliver(nam.server.events.receipt(NAM, "user_seen_message", "m1"))
        await nam.say("/viec")
        assert len(nam.server.sent) == before + 1, "groups, echoes and receipts are nothing"


async def test_a_picture_a_file_and_what_is_none(sqlite_template: Path, tmp_path: Path) -> None:
    async with nam_on_oa(sqlite_template, tmp_path) as (office, _, nam):
        await add_task(office, "Việc", assignees=("nam",), due="2026-03-05")
        await nam.send(lambda who: nam.server.picture(who, PNG, "nv1 ảnh họp"))
        assert "1 tệp minh chứng" in (await last(nam)).text
        await nam.send(lambda who: nam.server.file(who, "biên bản.pdf", b"%PDF-1.7"))
        assert "1 tệp minh chứng" in (await last(nam)).text
        await nam.send(lambda who: nam.server.picture(who, b"<html>", "nv1"))
        assert "Chưa tải được tệp" in (await last(nam)).text
        await nam.send(lambda who: nam.server.file(who, "to.pdf", b"x" * 50 * 1024 * 1024))
        assert "quá lớn" in (await last(nam)).text
        await nam.send(lambda who: nam.server.file(who, "virus.pdf", b"MZ\x90\x00"))
        assert "không thuộc loại được nhận" in (await last(nam)).text


async def test_the_upload_page_is_offered_beside_the_chat(
    sqlite_template: Path, tmp_path: Path
) -> None:
    async with nam_on_oa(sqlite_template, tmp_path) as (_, _, nam):
        await nam.say("gui tep")
        text = (await last(nam)).text
        assert "ngay vào đây" in text
        assert "/zalo-oa/upload/" in text


async def test_a_lying_file_size_is_found_out(sqlite_template: Path, tmp_path: Path) -> None:
    async with nam_on_oa(sqlite_template, tmp_path) as (office, _, nam):
        await add_task(office, "Việc", assignees=("nam",), due="2026-03-05")
        server = nam.server
        event = server.events.attachment(
            NAM, "file", url=server._lay(b"x" * 21 * 1024 * 1024, "pdf"), name="a.pdf", size="10")
        await nam.send(lambda _: server.deliver(event))
        assert "quá lớn" in (await last(nam)).text


async def test_a_stranger_who_follows_is_greeted_and_its_files_are_not_fetched(
    sqlite_template: Path, tmp_path: Path
) -> None:
    async with nam_on_oa(sqlite_template, tmp_path, linked=False) as (office, app, nam):
        await nam.send(nam.server.follow)
        assert "mã mời" in (await last(nam)).text
        await nam.send(lambda who: nam.server.picture(who, PNG))
        assert "mã mời" in (await last(nam)).text
        await link(office, app, nam)
        office.clock.forward(hours=1)
        await nam.send(nam.server.follow)
        assert "Chào Vũ Nam" in (await last(nam)).text


async def blocked(office: Office) -> bool:
    async with office.database.reading():
        found = await office.database.execute(
            select(account.c.blocked_at).where(account.c.channel == "zalo_oa"))
        return found.scalar_one() is not None


async def test_who_unfollows_is_given_up_until_they_write(
    sqlite_template: Path, tmp_path: Path
) -> None:
    async with nam_on_oa(sqlite_template, tmp_path) as (office, app, nam):
        office.clock.forward(minutes=10)
        left = nam.server.events.follow(NAM, "unfollow")
        assert await nam.server.push(left) == 200
        assert await blocked(office)
        await add_task(office, "Việc", assignees=("nam",), due="2026-03-05")
        before = len(nam.server.sent)
        for moment in ("2026-03-04 07:30", "2026-03-04 07:31"):
            office.clock.set(moment)
            await app.tick(office.clock.now())
        assert len(nam.server.sent) == before, "nothing is tried"
        await nam.say("tôi quay lại")
        assert not await blocked(office)
        assert await nam.server.push(left) == 200
        assert not await blocked(office), "news of the departure that comes late is no news"


async def test_a_departure_told_late_is_none_although_the_return_was_within_two_minutes(
    sqlite_template: Path, tmp_path: Path
) -> None:
    async with nam_on_oa(sqlite_template, tmp_path) as (office, _, nam):
        await nam.say("/viec")
        office.clock.forward(seconds=30)
        left = nam.server.events.follow(NAM, "unfollow")
        office.clock.forward(seconds=30)
        await nam.send(nam.server.follow)
        assert await nam.server.push(left, 1) == 200
        assert not await blocked(office)


async def test_an_old_button_is_explained(sqlite_template: Path, tmp_path: Path) -> None:
    async with nam_on_oa(sqlite_template, tmp_path) as (office, _, nam):
        task = await add_task(office, "Việc", assignees=("nam",), due="2026-03-20")
        await nam.say("nv1 được 40%")
        (_, undo) = next(b for b in (await last(nam)).buttons if "Hoàn tác" in b[0])
        await nam.send(lambda who: nam.server.press(who, undo))
        assert "Đã hoàn tác" in (await last(nam)).text
        for days in (0, 5):
            office.clock.forward(days=days)
            await nam.send(lambda who: nam.server.press(who, undo))
            assert (await last(nam)).text
            assert undo not in (await last(nam)).text
            assert "trục trặc" not in (await last(nam)).text
        assert (await fresh(office, task)).percent is None


async def test_a_forged_press_does_nothing_and_says_so(
    sqlite_template: Path, tmp_path: Path
) -> None:
    async with nam_on_oa(sqlite_template, tmp_path) as (office, _, nam):
        task = await add_task(office, "Việc", assignees=("nam",), due="2026-03-20")
        await nam.say("nv1 được 40%")
        (_, undo) = next(b for b in (await last(nam)).buttons if "Hoàn tác" in b[0])
        for forged in (undo.replace("undo:", "redo:"), undo[:-1], "#nv/1/0123456789abcdef/undo:1:0",
                       "#nv/", f"#nv/{'9' * 3000}"):
            await nam.say(forged)
            assert "không còn dùng được" in (await last(nam)).text
        assert (await fresh(office, task)).percent == 40
        await nam.say("#tuvan")
        assert "không còn dùng được" not in (await last(nam)).text, "any other word is a word"


async def test_numbers_choose_what_stands_on_the_buttons(
    sqlite_template: Path, tmp_path: Path
) -> None:
    async with nam_on_oa(sqlite_template, tmp_path) as (office, _, nam):
        task = await add_task(office, "Việc", assignees=("nam",), due="2026-03-20")
        await nam.say("nv1 được 40%")
        assert "[2. ↶ Hoàn tác]" in (await last(nam)).text
        await nam.say("2")
        assert (await fresh(office, task)).percent is None
        await nam.say("nv1 được 60%")
        office.clock.forward(hours=25)
        for number in ("2", "9", "số 3"):
            await nam.say(number)
            assert "trục trặc" not in (await last(nam)).text
        assert (await fresh(office, task)).percent == 60, "yesterday's numbers choose nothing"


async def test_an_event_that_comes_twice_has_its_effect_once(
    sqlite_template: Path, tmp_path: Path
) -> None:
    async with nam_on_oa(sqlite_template, tmp_path) as (office, _, nam):
        task = await add_task(office, "Việc", assignees=("nam",), due="2026-03-20")
        first = nam.server.events.message(NAM, "user_send_text", text="nv1 được 40%")
        second = nam.server.events.message(NAM, "user_send_text", text="nv1 được 60%")
        await nam.send(lambda _: nam.server.deliver(first))
        await nam.send(lambda _: nam.server.deliver(second))
        before = len(nam.server.sent)
        for event in (second, first, first):
            await nam.send(lambda _, event=event: nam.server.deliver(event))
        assert len(nam.server.sent) == before
        assert (await fresh(office, task)).percent == 60


async def test_beyond_a_week_a_ping_waits_for_the_person_to_write(
    sqlite_template: Path, tmp_path: Path
) -> None:
    async with nam_on_oa(sqlite_template, tmp_path) as (office, app, nam):
        await give(office, "2026-03-13")
        before = len(nam.server.sent)
        for moment in ("2026-03-12 07:30", "2026-03-12 07:31"):
            office.clock.set(moment)
            await app.tick(office.clock.now())
        rows = await deliveries(office, "kind", "person_id", "state", "reason")
        assert [r[2:] for r in rows if r[:2] == ("morning", office.person_ids["nam"])][-1] == (
            "failed", "window")
        assert len(nam.server.sent) == before
        office.clock.set("2026-03-12 09:00")
        await nam.say("chào buổi sáng")
        said = len(nam.server.sent)
        for moment in ("2026-03-12 09:01", "2026-03-12 09:02", "2026-03-12 09:30"):
            office.clock.set(moment)
            await app.tick(office.clock.now())
        assert len(nam.server.sent) == said + 1
        assert "còn 1 ngày" in (await last(nam)).text


async def test_beyond_a_week_the_other_channel_takes_it_at_once(
    quick_office: Office,
) -> None:
    office = quick_office
    app = App(office.database, office.app.policy, office.clock, office.evidence)
    telegram = RecordingChannel("telegram", 1)
    async with ZaloOaServer(office.clock.now) as server:
        began = office.clock.now()
        server.tokens.now = lambda: began
        async with oa_home(app, server, lambda oa: app.connect([oa, telegram]), template="1"):
            server.say(HOA, "chào")
            server.say(NAM, "chào")
            await until(lambda: len(server.sent) == 2)
            chat = await app.stores.external_ids.local_id("zalo_oa", NAM.id)
            async with office.database.unit():
                await app.stores.accounts.add(
                    office.person_ids["nam"], "zalo_oa", chat, office.clock.now())
                await app.stores.people.set(
                    office.person_ids["nam"], preferred_channel="zalo_oa")
            await give(office, "2026-03-13")
            for moment in ("2026-03-12 07:30", "2026-03-12 07:31"):
                office.clock.set(moment)
                await app.tick(office.clock.now())
            (ping,) = telegram.session.screens[office.chat("nam").chat_id]
            assert "còn 1 ngày" in ping.text
            (knock,) = [sent for sent in server.sent if sent.template]
            assert "CCHC-2026-001" not in server.texts(NAM)
            assert knock.user == NAM.id
