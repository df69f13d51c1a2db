"""What a line of the transcript holds, as JSON, and how the page gets to see it."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from aiogram.types import InlineKeyboardMarkup, MessageEntity

from channels.files import StoredFile
from channels.markup import render_html, safe_address
from channels.web.ports import StoredMessage


class FileNote(TypedDict):
    """A file as the transcript remembers it; its content is kept apart."""

    id: str
    name: str
    mime: str
    size: int
    photo: bool


class Payload(TypedDict, total=False):
    """A line. A press has `press` (the message it was under) and `data`, and is not shown.

    `text` is the caption when there is a `file`; entities as in the Bot API.
    """

    text: str
    entities: list[dict[str, Any]]
    buttons: list[list[dict[str, str]]]
    reply_to: int
    file: FileNote
    edited: bool
    deleted: bool
    press: int
    data: str
    name: str


def file_note(file: StoredFile, *, photo: bool) -> FileNote:
    """The note of a kept file."""
    return FileNote(id=file.id, name=file.name, mime=file.mime, size=len(file.content), photo=photo)


def dump_entities(entities: Sequence[MessageEntity]) -> list[dict[str, Any]]:
    """Entities as plain JSON."""
    return [e.model_dump(include={"type", "offset", "length", "url"}) for e in entities]


def load_entities(payload: Mapping[str, Any]) -> list[MessageEntity]:
    """The line's entities."""
    return [MessageEntity.model_validate(e) for e in payload.get("entities", ())]


def dump_buttons(markup: object) -> list[list[dict[str, str]]]:
    """The rows of an inline keyboard; other keyboards have no place under a web message."""
    if not isinstance(markup, InlineKeyboardMarkup):
        return []
    return [
        [
            {"text": b.text, **({"url": b.url} if b.url else {"data": b.callback_data or ""})}
            for b in row
        ]
        for row in markup.inline_keyboard
    ]


def load_buttons(payload: Mapping[str, Any]) -> InlineKeyboardMarkup | None:
    """The line's buttons as an inline keyboard, None without any."""
    rows = payload.get("buttons") or []
    return (
        InlineKeyboardMarkup.model_validate(
            {
                "inline_keyboard": [
                    [
                        {"text": b["text"], "url": b.get("url"), "callback_data": b.get("data")}
                        for b in row
                    ]
                    for row in rows
                ]
            }
        )
        if rows
        else None
    )


def has_button(payload: Mapping[str, Any], data: str) -> bool:
    """True when the line shows a button with this data now."""
    return any(b.get("data") == data for row in payload.get("buttons", ()) for b in row)


def shown(row: StoredMessage) -> dict[str, Any] | None:
    """The line as the page gets it: HTML made of entities only. None for what is not shown."""
    line = row.payload
    if "press" in line:
        return None
    if line.get("deleted"):
        return {"id": row.id, "deleted": True}
    return {
        "id": row.id,
        "mine": row.author == "person",
        "at": row.at.isoformat(),
        "html": render_html(line.get("text", ""), load_entities(line)),
        "buttons": [[_button(b) for b in buttons] for buttons in line.get("buttons", ())],
        "reply_to": line.get("reply_to"),
        "file": line.get("file"),
        "edited": bool(line.get("edited")),
    }


def _button(button: Mapping[str, str]) -> dict[str, str]:
    if "url" in button:
        return {"text": button["text"], "url": safe_address(button["url"]) or ""}
    return {"text": button["text"], "data": button["data"]}
