"""A feed that answers everything: enough of a bot to look at a channel's page."""

import asyncio
from dataclasses import dataclass, field

from aiogram import Bot
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    Update,
)
from aiogram.utils.text_decorations import html_decoration

KEYS = InlineKeyboardMarkup(
    inline_keyboard=[
        [
            InlineKeyboardButton(text="✅ Xong", callback_data="done"),
            InlineKeyboardButton(text="⚠️ Vướng mắc", callback_data="blocked"),
        ],
        [InlineKeyboardButton(text="Mở trang", url="https://example.vn/")],
    ]
)
LIST = (
    "<b>Việc hôm nay</b> (2)\n"
    "1. <code>CCHC-2026-012</code> Rà soát 30% thủ tục hành chính, hạn <b>thứ Sáu 05/6/2026</b>\n"
    "2. <code>CCHC-2026-015</code> <i>Báo cáo tỷ lệ hồ sơ trễ &lt; 5%</i> <s>01/6</s>\n"
    "<blockquote>Theo Kế hoạch số 12/KH-SNV</blockquote>"
    '<a href="https://example.vn/?a=1&amp;b=2">Xem văn bản</a>'
)


@dataclass
class Echo:
    """Answers in kind; `updates` is what came in."""

    updates: list[Update] = field(default_factory=list)

    async def __call__(self, bot: Bot, update: Update) -> None:
        self.updates.append(update)
        if update.message is not None:
            await self._message(bot, update.message)
        elif update.callback_query is not None:
            await self._press(update.callback_query)

    async def _message(self, bot: Bot, message: Message) -> None:
        text = message.text or message.caption or ""
        if file := message.document or (message.photo and message.photo[-1]):
            content = await bot.download(file)
            assert content is not None
            await message.reply(f"Đã nhận {len(content.read())} byte")
        elif text == "việc":
            await message.answer(LIST, reply_markup=KEYS)
        elif text == "báo cáo":
            report = BufferedInputFile(b"report", "Báo cáo quý II.docx")
            await message.answer_document(report, caption="<b>Báo cáo</b>")
        elif text == "chờ":
            await bot.send_chat_action(message.chat.id, "typing")
            await asyncio.sleep(0.5)
            await message.answer("Xong chờ")
        else:
            await message.reply(f"Đã ghi: <b>{html_decoration.quote(text)}</b>")

    async def _press(self, query: CallbackQuery) -> None:
        await query.answer("Đã ghi nhận")
        if isinstance(query.message, Message):
            await query.message.edit_text(f"Đã chọn <b>{query.data}</b>")
