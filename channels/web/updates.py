"""Lines of the transcript as aiogram's updates and messages, with the bot in their context."""

from typing import Any

from aiogram import Bot
from aiogram.types import Message, Update

from channels.web.payloads import load_buttons, load_entities
from channels.web.ports import StoredMessage

#: The page cannot know whom it talks to before the person is linked; Telegram wants some name.
NAMELESS = "web"


def to_message(bot: Bot, row: StoredMessage, reply_to: StoredMessage | None = None) -> Message:
    """The line as a Message of the private chat; `reply_to` is the line it answers."""
    return Message.model_validate(_message(bot, row, reply_to), context={"bot": bot})


def message_update(bot: Bot, row: StoredMessage, reply_to: StoredMessage | None) -> Update:
    """A person's line as an Update; its id is the line's, so it stays the same on redelivery."""
    data = {"update_id": row.id, "message": _message(bot, row, reply_to)}
    return Update.model_validate(data, context={"bot": bot})


def press_update(bot: Bot, row: StoredMessage, pressed: StoredMessage) -> Update:
    """A press on a button under the line `pressed` as an Update with a callback query."""
    query = {
        "id": callback_id(row),
        "from": _sender(bot, row),
        "chat_instance": str(row.chat_id),
        "message": _message(bot, pressed, None),
        "data": row.payload["data"],
        # A date of its own, which Telegram's presses have not: it may come late.
        "date": row.at,
    }
    return Update.model_validate(
        {"update_id": row.id, "callback_query": query}, context={"bot": bot}
    )


def callback_id(row: StoredMessage) -> str:
    """The id of a press: carries the chat, because the answer names nothing else."""
    return f"{row.chat_id}-{row.id}"


def chat_of_callback(callback_query_id: str) -> int | None:
    """The chat that `callback_id` put into the id, None when it is none of ours."""
    chat, _, line = callback_query_id.partition("-")
    return int(chat) if chat.isdecimal() and line.isdecimal() else None


def _sender(bot: Bot, row: StoredMessage) -> dict[str, Any]:
    if row.author == "bot":
        return {"id": bot.id, "is_bot": True, "first_name": NAMELESS}
    name = row.payload.get("name") or NAMELESS
    return {"id": row.chat_id, "is_bot": False, "first_name": name}


def _message(bot: Bot, row: StoredMessage, reply_to: StoredMessage | None) -> dict[str, Any]:
    line = row.payload
    data: dict[str, Any] = {
        "message_id": row.id,
        "date": row.at,
        "chat": {"id": row.chat_id, "type": "private", "first_name": line.get("name") or NAMELESS},
        "from": _sender(bot, row),
        "reply_markup": load_buttons(line),
    }
    if reply_to is not None:
        data["reply_to_message"] = _message(bot, reply_to, None)
    words = ("caption", "caption_entities") if "file" in line else ("text", "entities")
    if line.get("text"):
        data[words[0]] = line["text"]
        data[words[1]] = load_entities(line) or None
    if "file" in line:
        data.update(_file(line["file"]))
    return data


def _file(note: dict[str, Any]) -> dict[str, Any]:
    known = {"file_id": note["id"], "file_unique_id": note["id"], "file_size": note["size"]}
    if note["photo"]:
        # 0: the size in points is not known, and nobody here asks for it.
        return {"photo": [{**known, "width": 0, "height": 0}]}
    return {"document": {**known, "file_name": note["name"], "mime_type": note["mime"]}}
