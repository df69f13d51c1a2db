"""What a text chooses from the numbered lines, and what it must never choose."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from hypothesis import given
from hypothesis import strategies as st

from bot.app import App
from channels.zalo.menus import Menu, Menus, choices_of, lines_of, pick
from storage.fsm import DialogueStorage
from tests.support.office import Office

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[
        [InlineKeyboardButton(text=label, callback_data=label)] for label in labels])


def menu(*labels: str, message: int = 1, age: timedelta = timedelta(0)) -> Menu:
    return Menu(message, NOW - age, choices_of(keyboard(*labels)))


def chosen(text: str, *menus: Menu, fresh: bool = True) -> str | None:
    picked = pick(menus, fresh, text, NOW)
    return picked.data if picked else None


PING = ("✅ Xong", "📊 Tiến độ", "⚠ Vướng mắc", "⏰ Xin gia hạn")


@pytest.mark.parametrize(("text", "data"), [
    ("1", "✅ Xong"), ("2.", "📊 Tiến độ"), (" 3 ", "⚠ Vướng mắc"), ("số 4", "⏰ Xin gia hạn"),
    ("chọn 2", "📊 Tiến độ"), ("#1", "✅ Xong"), ("XONG", "✅ Xong"), ("tien do", "📊 Tiến độ"),
    ("Tiến độ", "📊 Tiến độ"), ("vướng", "⚠ Vướng mắc"), ("xin gia", "⏰ Xin gia hạn"),
    ("5", None), ("0", None), ("12", None), ("1 2", None), ("1%", None), ("1/3", None),
    ("xong rồi ạ", None), ("dc 60% roi", None), ("", None), ("   ", None), ("/xong", None),
    ("gia hạn", None), ("x", None), ("✅", None), ("1" * 5000, None),
])
def test_choosing(text: str, data: str | None) -> None:
    assert chosen(text, menu(*PING)) == data


@pytest.mark.parametrize("text", ["“1”", '"1"', "'1'", "‘1’", "«1»", "[1]", "(1)", "chọn “1” ạ"])
def test_a_number_in_quotes_or_brackets_is_that_number(text: str) -> None:
    assert chosen(text, menu(*PING)) == "✅ Xong"


def test_a_number_chooses_from_the_newest_menu_only_while_nothing_was_said_after_it() -> None:
    old, new = menu("A", "B", "C"), menu("D", message=2)
    assert chosen("1", old, new) == "D"
    assert chosen("3", old, new) is None
    assert chosen("1", old, new, fresh=False) is None


def test_a_label_in_full_chooses_from_older_menus_too() -> None:
    old, new = menu("🕘 Lịch sử", "B"), menu("D", message=2)
    assert chosen("lich su", old, new, fresh=False) == "🕘 Lịch sử"
    assert chosen("lich", old, new) is None, "first words only of the newest"
    picked = pick([old, menu("Lịch sử", message=7)], False, "lịch sử", NOW)
    assert picked is not None
    assert picked.message == 7


def test_menus_expire() -> None:
    yesterday = menu("Xong", "Xin gia hạn", age=timedelta(hours=25))
    assert chosen("1", yesterday) is None
    assert chosen("xong", yesterday) is None, "a report on what was spoken of last"
    assert chosen("xin gia hạn", yesterday) == "Xin gia hạn"
    assert chosen("xin gia hạn", menu("Xin gia hạn", age=timedelta(days=4))) is None
    assert chosen("lịch sử", menu("Lịch sử", age=timedelta(hours=2)), menu("B")) is None
    assert chosen("lịch sử", menu("Lịch sử", age=timedelta(minutes=50)), menu("B")) == "Lịch sử"


def test_one_word_chooses_only_from_what_we_said_last() -> None:
    assert chosen("xong", menu(*PING)) == "✅ Xong"
    assert chosen("xong", menu(*PING), fresh=False) is None
    assert chosen("xong", menu(*PING), menu("Nhận việc")) is None


def test_two_equal_labels_are_told_apart_by_number_only() -> None:
    twins = menu("Xem", "Xem")
    assert chosen("xem", menu("Xem", message=9), twins) is None
    assert chosen("xem nữa", menu("Xem nữa"), menu("Xem nữa", "Xem nữa"), fresh=False) is None
    assert chosen("2", twins) == "Xem"


def test_labels_bring_their_own_numbers() -> None:
    page = keyboard("9. CCHC-2026-009", "10. CCHC-2026-010", "« Trang 1/2")
    assert lines_of(page, "Chọn:").splitlines() == [
        "", "", "Chọn:", "9. CCHC-2026-009", "10. CCHC-2026-010", "11. « Trang 1/2"]
    second = Menu(1, NOW, choices_of(page))
    assert chosen("9", second) == "9. CCHC-2026-009"
    assert chosen("11", second) == "« Trang 1/2"
    assert chosen("1", second) is None
    assert chosen("cchc-2026-010", second) == "10. CCHC-2026-010"


def test_a_number_of_the_text_is_no_other_choice() -> None:
    text = "Việc:\n\n🔴 1. CCHC-2026-001\nhạn 3. 4\n2. CCHC-2026-002\n\n19.30 họp"
    page = keyboard("Xong", "Xem tất cả")
    assert lines_of(page, "Chọn:", text).splitlines()[3:] == ["3. Xong", "4. Xem tất cả"]
    assert [choice.number for choice in choices_of(page, text)] == [3, 4]
    own = keyboard("1. CCHC-2026-001", "Xem tất cả")
    assert [choice.number for choice in choices_of(own, text)] == [1, 3]
    assert [choice.number for choice in choices_of(page, "100. Việc")] == [1, 2]


def test_percentages_are_labels_and_not_numbers() -> None:
    assert chosen("75", menu("25%", "50%", "75%")) == "75%"
    assert chosen("2", menu("25%", "50%", "75%")) == "50%"


def test_a_button_with_an_address_is_a_line_without_number() -> None:
    markup = InlineKeyboardMarkup(inline_keyboard=[[
        InlineKeyboardButton(text="Trang", url="https://a.vn"),
        InlineKeyboardButton(text="Xong", callback_data="x")]])
    assert lines_of(markup, "Chọn:") == "\n\nTrang: https://a.vn\nChọn:\n1. Xong"


@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=20), max_size=6))
def test_whatever_is_typed_chooses_something_offered_or_nothing(
    text: str, labels: list[str]
) -> None:
    assert chosen(text, menu(*labels)) in (*labels, None)


@pytest.mark.parametrize(("text", "data"), [
    ("1 ạ", "✅ Xong"), ("dạ 2", "📊 Tiến độ"), ("em chọn số 3 ạ", "⚠ Vướng mắc"),
    ("ok 4 nhé.", "⏰ Xin gia hạn"), ("Dạ, 1 ạ", "✅ Xong"), ("vướng mắc ạ", "⚠ Vướng mắc"),
    ("dạ em xin gia hạn nhé", "⏰ Xin gia hạn"), ("1️⃣", "✅ Xong"),
    ("1 xong, 2 được 50%", None), ("1 việc", None), ("2 ngày ạ", None), ("dạ", None), ("ạ", None),
    ("1% ạ", None), ("1, 2", None), ("1 và 2 ạ", None), ("dạ em báo cáo xong rồi ạ", None),
])
def test_politeness_around_a_choice_is_no_part_of_it(text: str, data: str | None) -> None:
    assert chosen(text, menu(*PING)) == data


def test_a_label_may_begin_with_a_polite_word() -> None:
    card = menu("✅ Xong", "📎 Minh chứng (1)", "Em chuyển anh Nam")
    for text in ("minh chung", "minh chứng ạ", "dạ em minh chứng nhé"):
        assert chosen(text, card) == "📎 Minh chứng (1)"
    assert chosen("em chuyển", card) == "Em chuyển anh Nam"


def shown_at(second: int, *labels: str, until: int | None = None) -> Menu:
    return replace(menu(*labels, message=second), shown=NOW + timedelta(seconds=second),
                   until=None if until is None else NOW + timedelta(seconds=until))


@pytest.mark.parametrize(("said", "data"), [(2, "Xong"), (5, "Sửa lại"), (9, "Sửa lại")])
def test_a_number_typed_twice_in_a_hurry_is_no_choice_from_the_answer(said: int, data: str) -> None:
    menus = [shown_at(0, "Xong", "Chưa", until=5), shown_at(5, "Sửa lại", "Hoàn tác")]
    picked = pick(menus, True, "1", NOW, NOW + timedelta(seconds=said))
    assert picked is not None
    assert picked.data == data


def test_a_number_typed_before_anything_was_shown_chooses_nothing() -> None:
    later = shown_at(5, "Sửa lại", "Hoàn tác")
    assert pick([later], True, "1", NOW, NOW + timedelta(seconds=4)) is None
    assert pick([shown_at(0, "Xong"), later], True, "1", NOW, NOW + timedelta(seconds=4)) is None, \
        "something was said between the two"
    assert pick([menu("Xong")], True, "1", NOW, NOW - timedelta(days=9)), "Zalo told no time"


@pytest.mark.parametrize("between", [True, False])
async def test_a_menu_right_behind_another_takes_its_place_from_then_on(
    app: App, between: bool
) -> None:
    menus = Menus(app.stores.dialogues, 3, app.clock.now)
    for second, label in ((0, "Xong"), (9, "Hoàn tác")):
        await menus.cover(1)
        await menus.offer(1, second, choices_of(keyboard(label)), NOW + timedelta(seconds=second))
        if between:
            await menus.cover(1)
    hurried = await menus.chosen(1, "1", NOW + timedelta(seconds=5))
    assert (hurried and hurried.data) == (None if between else "Xong")


async def test_two_processes_that_offer_at_once_lose_no_menu(office: Office) -> None:
    here, there = (Menus(DialogueStorage(office.database, office.clock.now), 3, office.clock.now)
                   for _ in range(2))
    await asyncio.gather(*(
        one.offer(1, number, choices_of(keyboard(f"Nút số {number}")))
        for number, one in enumerate((here, there) * 4)))
    for number in range(8):
        assert await here.chosen(1, f"nút số {number}")
