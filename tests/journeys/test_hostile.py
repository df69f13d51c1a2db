"""Whatever is typed, tapped or sent, the bot answers in one clear sentence or keeps still."""

import asyncio
import inspect
import io
import itertools
import logging
import random
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin

import openpyxl
import pytest
from aiogram.filters.callback_data import CallbackData
from sqlalchemy import delete, insert

from core.tasks import State
from handlers import callbacks, figure_callbacks
from handlers.filters import COMMANDS
from storage.tables import account, membership
from tests.support.builders import add_task, fresh
from tests.support.chat import Chat, Shown
from tests.support.office import PEOPLE, Office

SORRY = "trục trặc"
NASTY = "<b>Rà</b> & soát 🎉 _*[x](y)*_ </i> &lt; `~"
LONG = "Báo cáo kết quả 80% nhé " * 420
#: What no honest client sends; every one must be survived wherever text goes.
TEXTS = (
    NASTY, LONG, "x" * 10_000, "🎉" * 3000, "\u200b", "\u202e đảo ngược", "a\x00b", "\ud800 nửa",
    "' OR 1=1 --", "%%%", "{0} {code} $x", "9" * 400, "nv99999999999999999999 xong",
    "CCHC-2026-99999999999999999999 xong", "99999999999999999999/99999999999999999999 hồ sơ",
    "dự kiến xong 31/2/2026", "dự kiến xong 1/1/9999", "xin gia hạn đến 99/99/9999",
    "quá 999999999999 ngày", "trong 99999999999 năm nữa", "100000%", "-5%", "NaN", "/", "//", "/ x",
    "/" + "x" * 5000, "đ" * 5000, "\n\n\n", "😀",
)
ARGUMENTS = (
    "", "CCHC-2026-001", "CCHC-2026-999", NASTY, "x" * 4000, "99999999999999999999",
    "a\x00b", "-1", "Q9/99999", "năm 99999", "31/2/2026 30/2/2026", "Phòng NCC",
    "Phòng NCC rà soát <b>, trước 31/2, anh Nam & chị Hoa", "CCHC-2026-001 30/6/9999 vì", "%_%",
    "CCHC-2026-001 được 999999999999999999999%", "gd", "\ud800",
)
ROLES = ("director", "coordinator", "head", "staff", "observer", "admin")
NUMBERS = (0, 1, 2, 3, -1, 7, 999, 2**31, 2**63, 10**25)
WORDS = ("", "x", "done", "menu", "extend", "history", "card", "docx", "png", "2026-Q2", "Q9",
         "999999-Q1", "lead", "9" * 19, "1.2.3", "0.0.-1", "²", "0730", "9999", "language", "vi")


@pytest.fixture
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nothing of this may be a fault of ours: no line of level ERROR."""
    caplog.set_level(logging.WARNING)
    yield
    faults = [r for r in caplog.records if r.levelno >= logging.ERROR]
    assert not faults, [(r.getMessage(), r.exc_text or r.exc_info) for r in faults]


def commands() -> list[str]:
    """Every command; Vietnamese names take turns with the English ones."""
    return [name if number % 2 else also[0]
            for number, (name, also) in enumerate(COMMANDS.items())]


def table(*rows: Sequence[str]) -> bytes:
    """A small directive."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("KẾ HOẠCH",), ("TT", "Nội dung", "Đơn vị chủ trì", "Phối hợp", "Thời hạn"), *rows):
        sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def answers(chat: Chat, before: int) -> list[Shown]:
    return [s for s in chat.screen[before:] if s.author == "bot"]


async def relink(office: Office, who: str) -> None:
    """After /unlink: the same chat again."""
    async with office.database.unit():
        person_id = office.person_ids[who]
        await office.database.execute(delete(account).where(account.c.person_id == person_id))
        await office.database.execute(insert(account).values(
            person_id=person_id, channel="telegram", chat_id=1000 + person_id,
            linked_at=office.clock.now()))


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("role", ROLES)
async def test_every_command_with_anything_behind_it(quick_office: Office, role: str) -> None:
    await add_task(quick_office, NASTY, assignees=("nam",), due="2026-03-20")
    who = next(code for code, *_, r in PEOPLE if r == role and code != "ncc")
    chat = quick_office.chat(who)
    for number, (name, argument) in enumerate(itertools.product(commands(), ARGUMENTS)):
        if argument and number % len(ROLES) != ROLES.index(role):
            continue  # each role tries every command bare, and its share of the rest
        before = len(chat.screen)
        await chat.say(f"/{name} {argument}".strip())
        said = answers(chat, before)
        assert said, f"/{name} {argument!r} of {who} got no answer"
        assert not any(SORRY in s.text for s in said), f"/{name} {argument!r} of {who}"
        if name in ("unlink", "huylienket"):
            await relink(quick_office, who)
        await chat.say("/huy")


@pytest.mark.usefixtures("quiet")
async def test_free_text_in_every_dialogue(quick_office: Office) -> None:
    await add_task(quick_office, NASTY, assignees=("nam",), due="2026-03-20")
    await add_task(quick_office, "Việc khác", assignees=("nam",))
    nam, lan = quick_office.chat("nam"), quick_office.chat("cvp")
    for text in TEXTS:
        for chat, opening in ((nam, None), (nam, "rep:1:0:blocked"), (nam, "rep:1:0:extend"),
                              (lan, "ed:1:title"), (lan, "ed:1:due"), (lan, "/giao"),
                              (lan, "ed:1:pause"), (lan, "/nhap"),
                              (quick_office.stranger(), "/start")):
            await chat.say("/huy")
            if opening and opening.startswith("/"):
                await chat.say(opening)
            elif opening:
                await chat.press_data(chat.last, opening)
            before = len(chat.screen)
            await chat.say(text)
            said = answers(chat, before)
            assert said, f"{text[:40]!r} after {opening} got no answer"
            assert not any(SORRY in s.text for s in said), f"{text[:40]!r} after {opening}"
            if opening == "ed:1:pause":
                await chat.press_data(chat.last, "ed:1:resume")


def forged(kind: type[CallbackData], dice: random.Random) -> str:
    """Callback data in the shape of the class, with values that no button of ours has."""
    words = (*WORDS, *literal(kind))
    fields = kind.model_fields.values()
    return ":".join([kind.__prefix__, *(str(_value(f.annotation, dice, words)) for f in fields)])


def _value(wanted: Any, dice: random.Random, words: Sequence[str]) -> Any:
    if get_origin(wanted) in (Union, UnionType):
        wanted = get_args(wanted)[0]
    if dice.random() < 0.05:
        return dice.choice(("", "\x00", "nửa"))
    if wanted is bool:
        return dice.choice((0, 1))
    if wanted is int:
        return dice.choice(NUMBERS)
    if inspect.isclass(wanted) and issubclass(wanted, Enum):
        return dice.choice([e.value for e in wanted])
    return dice.choice(words)


def literal(kind: type[CallbackData]) -> list[str]:
    """Words that stand in the class's docstring: the values that handlers know."""
    return [w.strip(".,:;()\"'") for w in (kind.__doc__ or "").replace("`", " ").split()]


KINDS = [kind for module in (callbacks, figure_callbacks)
         for _, kind in inspect.getmembers(module, inspect.isclass)
         if issubclass(kind, CallbackData) and kind is not CallbackData]


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("who", ["nam", "cvp"])
async def test_forged_buttons(quick_office: Office, who: str) -> None:
    await add_task(quick_office, NASTY, assignees=("nam",), due="2026-03-20")
    await add_task(quick_office, "Việc của phòng khác", unit="NCC", due="2026-03-01")
    await quick_office.chat("nam").say("nv1 vướng chờ Sở Tư pháp, xin gia hạn đến 30/6 vì chờ")
    lan = quick_office.chat("cvp")
    await lan.upload("kh.xlsx", table(("1", NASTY, "Phòng NCC", "", "trước 25/3")))
    chat, dice = quick_office.chat(who), random.Random(who)
    await chat.say("/viec")
    page = chat.last
    for data in [forged(kind, dice) for kind in KINDS for _ in range(5)]:
        before, toasts = len(chat.screen), len(chat.channel.session.toasts)
        edited = page.html
        await chat.press_data(page, data)
        said = answers(chat, before)
        assert not any(SORRY in s.text for s in (*said, page)), data
        assert said or page.html != edited or len(chat.channel.session.toasts) > toasts, data
        if dice.random() < 0.2:
            # A forged button may have opened a dialogue: what is typed there ends well too.
            before = len(chat.screen)
            await chat.say(dice.choice((NASTY, "30/6 vì chờ", "0")))
            assert not any(SORRY in s.text for s in answers(chat, before)), data
            await chat.say("/huy")


@pytest.mark.usefixtures("quiet")
async def test_every_real_button_pressed_by_everybody(quick_office: Office) -> None:
    """Other people's buttons, and one's own after the task is gone."""
    task = await add_task(quick_office, NASTY, assignees=("nam",), due="2026-03-20")
    pages = []
    for who in ("nam", "hung", "cvp", "gd"):
        chat = quick_office.chat(who)
        for text in ("/viec", "/xem CCHC-2026-001", "/quahan", "/sapden 30", "/tonghop", "/nhansu",
                     "/caidat", "/vuongmac", "nv1 xong 10%"):
            await chat.say(text)
            pages += [(data, chat.last) for _, data in chat.last.buttons]
    buttons = _a_few_of_each(data for data, _ in pages)
    assert len(buttons) > 30
    for who in ("ncc", "cdoan", "admin"):
        await _press_all(quick_office, who, buttons)
    assert (await fresh(quick_office, task)).percent == 10, "none of them may touch it"
    await quick_office.chat("cvp").press_data(quick_office.chat("cvp").last, f"ed:{task.id}:cancel")
    await quick_office.chat("cvp").say("nhập nhầm")
    assert (await fresh(quick_office, task)).state is State.CANCELLED
    for who in ("nam", "hung", "cvp", "gd"):
        await _press_all(quick_office, who, [b for b in buttons if not b.startswith("undo")])
    assert (await fresh(quick_office, task)).state is State.CANCELLED


def _a_few_of_each(found: Iterable[str]) -> list[str]:
    """Six of each kind (a figure's list, a unit's page): the rest run through the same lines.

    Not the .pdf, which starts LibreOffice each time and has tests of its own.
    """
    kinds: dict[str, dict[str, None]] = {}
    for data in found:
        if "pdf" not in data.split(":"):
            kinds.setdefault(data.partition(":")[0], {})[data] = None
    return [data for each in kinds.values() for data in list(each)[:6]]


async def _press_all(office: Office, who: str, buttons: list[str]) -> None:
    chat = office.chat(who)
    await chat.say("/trogiup")
    page = chat.last
    for data in buttons:
        before, toasts = len(chat.screen), len(chat.channel.session.toasts)
        await chat.press_data(page, data)
        said = answers(chat, before)
        assert not any(SORRY in s.text for s in said), f"{data} of {who}"
        assert said or len(chat.channel.session.toasts) > toasts
    await chat.say("/huy")


@pytest.mark.usefixtures("quiet")
async def test_two_presses_at_once(office: Office) -> None:
    task = await add_task(office, assignees=("nam", "hoa"), due="2026-03-20")
    nam, hoa = office.chat("nam"), office.chat("hoa")
    await nam.say("/xem CCHC-2026-001")
    await hoa.say("/xem CCHC-2026-001")
    await asyncio.gather(*(
        chat.press_data(chat.screen[1], f"rep:{task.id}:0:{what}")
        for chat, what in itertools.product((nam, hoa), ("done", "p50", "done", "p25"))))
    assert (await fresh(office, task)).state is State.COMPLETED
    assert not any(SORRY in s.text for s in nam.screen + hoa.screen)
    await nam.press_data(nam.screen[1], f"leaf:{task.id}:history:0")
    assert nam.screen[1].text.count("báo cáo hoàn thành") == 1


@pytest.mark.usefixtures("quiet")
async def test_somebody_without_a_role(office: Office) -> None:
    async with office.database.unit():
        await office.database.execute(
            delete(membership).where(membership.c.person_id == office.person_ids["nam"]))
    chat = office.chat("nam")
    for text in ("/viec", "xin chào", "xong", "/tonghop", "/giao x", "/xem CCHC-2026-001"):
        assert "chưa ghi vai trò" in await chat.say(text)
    await chat.press_data(chat.last, "open:1")
    assert "chưa ghi vai trò" in chat.text
    assert "chưa ghi vai trò" in await chat.upload("a.xlsx", b"x")
    for text in ("/caidat", "/dulieucuatoi", "/trogiup", "/huy"):
        assert "chưa ghi vai trò" not in await chat.say(text)


@pytest.mark.usefixtures("quiet")
async def test_what_is_neither_text_nor_file(office: Office) -> None:
    chat = office.chat("nam")
    who = {"id": 1, "is_bot": False, "first_name": "x"}
    media: list[dict[str, Any]] = [
        {"sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1,
                     "height": 1, "is_animated": False, "is_video": False}},
        {"location": {"latitude": 1.0, "longitude": 2.0}},
        {"contact": {"phone_number": "1", "first_name": "A"}},
        {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}},
        {"dice": {"emoji": "🎲", "value": 1}},
        {"poll": {"id": "1", "question": "?", "options": [], "total_voter_count": 0,
                  "is_closed": False, "is_anonymous": True, "type": "regular",
                  "members_only": False, "allows_multiple_answers": False,
                  "allows_revoting": False}},
        {"forward_origin": {"type": "user", "date": 1, "sender_user": who}, "text": "xong"},
    ]
    for content in media:
        before = len(chat.screen)
        message = {"message_id": 1, "date": 1_770_000_000, "from": {**who, "id": chat.chat_id},
                   "chat": {"id": chat.chat_id, "type": "private"}, **content}
        await chat._send(None, {"message": message})
        assert answers(chat, before), content
        assert SORRY not in chat.text
