"""The state behind the Bot API double: users, chats, messages, files, and what each method does.

Independent of our channel: texts and codes of errors are Telegram's own.
"""

import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from channels.markup import MarkupError, parse_html, utf16_length

Params = dict[str, Any]


class ApiError(Exception):
    """An answer with ok: false."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(description: str) -> ApiError:
    return ApiError(400, f"Bad Request: {description}")


@dataclass(frozen=True)
class Person:
    """A user of Telegram; a private chat has the user's id."""

    id: int
    first_name: str = "Nam"

    def shape(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": self.first_name,
            "language_code": "vi",
        }


@dataclass
class Upload:
    """A file that a bot or a user has sent."""

    name: str
    content: bytes
    path: str


@dataclass
class World:
    """What a bot can change. `messages` is keyed by (chat, message id)."""

    bot_id: int
    messages: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    deleted: set[tuple[int, int]] = field(default_factory=set)
    files: dict[str, Upload] = field(default_factory=dict)
    chats: dict[int, dict[str, Any]] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    presses: set[str] = field(default_factory=set)
    answers: list[Params] = field(default_factory=list)
    actions: list[tuple[int, str]] = field(default_factory=list)
    commands: list[dict[str, Any]] = field(default_factory=list)
    _last_message: int = 0

    def bot(self) -> dict[str, Any]:
        return {"id": self.bot_id, "is_bot": True, "first_name": "Test", "username": "test_bot"}

    def new_message(self, chat_id: int, sender: dict[str, Any], **content: Any) -> dict[str, Any]:
        self._last_message += 1
        message = {
            "message_id": self._last_message,
            "date": int(time.time()),
            "chat": self.chats[chat_id],
            "from": sender,
            **{name: value for name, value in content.items() if value},
        }
        self.messages[chat_id, self._last_message] = message
        return message

    def keep(self, name: str, content: bytes, folder: str = "documents") -> str:
        file_id = f"F{secrets.token_hex(8)}"
        self.files[file_id] = Upload(name, content, f"{folder}/{file_id}")
        return file_id

    def sent_to(self, chat_id: int) -> list[dict[str, Any]]:
        """What the bot's messages in the chat look like now, oldest first."""
        return [
            m
            for (chat, number), m in self.messages.items()
            if chat == chat_id and m["from"]["is_bot"] and (chat, number) not in self.deleted
        ]


def methods(world: World) -> dict[str, Callable[[Params, dict[str, Upload]], Any]]:
    """The methods of this world by name in lower case."""
    acts = _Methods(world)
    return {
        "getme": lambda p, f: world.bot(),
        "sendmessage": acts.send_message,
        "sendphoto": lambda p, f: acts.send_file(p, f, "photo"),
        "senddocument": lambda p, f: acts.send_file(p, f, "document"),
        "editmessagetext": acts.edit_text,
        "editmessagereplymarkup": acts.edit_markup,
        "deletemessage": acts.delete,
        "answercallbackquery": acts.answer,
        "sendchataction": acts.action,
        "getfile": acts.get_file,
        "setmycommands": acts.set_commands,
    }


class _Methods:
    def __init__(self, world: World) -> None:
        self.world = world

    def send_message(self, params: Params, _files: dict[str, Upload]) -> dict[str, Any]:
        chat_id = self._chat(params)
        text, entities = _formatted(params, "text", 4096, "message is too long")
        if not text.strip():
            raise bad("message text is empty")
        return self.world.new_message(
            chat_id, self.world.bot(), text=text, entities=entities, **self._around(params, chat_id)
        )

    def send_file(self, params: Params, files: dict[str, Upload], kind: str) -> dict[str, Any]:
        chat_id = self._chat(params)
        text, entities = _formatted(params, "caption", 1024, "message caption is too long")
        content = self._content(params.get(kind, ""), files, kind)
        return self.world.new_message(
            chat_id, self.world.bot(), caption=text, caption_entities=entities, **content,
            **self._around(params, chat_id)
        )  # fmt: skip

    def _content(self, given: str, files: dict[str, Upload], kind: str) -> dict[str, Any]:
        sent = files.get(given.removeprefix("attach://")) or files.get(kind)
        if sent is not None:
            if len(sent.content) > (10 if kind == "photo" else 50) * 1024 * 1024:
                raise ApiError(413, "Request Entity Too Large")
            if not sent.content:
                raise bad("file must be non-empty")
            given = self.world.keep(sent.name, sent.content, f"{kind}s")
        if given not in self.world.files:
            raise bad("wrong file identifier/HTTP URL specified")
        return file_shape(given, self.world.files[given], kind)

    def edit_text(self, params: Params, _files: dict[str, Upload]) -> dict[str, Any]:
        message = self._mine(params)
        text, entities = _formatted(params, "text", 4096, "MESSAGE_TOO_LONG")
        return self._change(message, params, {"text": text, "entities": entities})

    def edit_markup(self, params: Params, _files: dict[str, Upload]) -> dict[str, Any]:
        return self._change(self._mine(params), params, {})

    def _change(self, message: dict[str, Any], params: Params, new: Params) -> dict[str, Any]:
        after = {**message, **new, "reply_markup": _keyboard(params)}
        after = {name: value for name, value in after.items() if value}
        if after == message:
            raise bad(
                "message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        for name in ("entities", "reply_markup"):
            message.pop(name, None)
        message.update(after)
        return message

    def _mine(self, params: Params) -> dict[str, Any]:
        chat_id, number = self._chat(params), int(params.get("message_id", 0))
        message = self.world.messages.get((chat_id, number))
        if message is None or (chat_id, number) in self.world.deleted:
            raise bad("message to edit not found")
        if not message["from"]["is_bot"]:
            raise bad("message can't be edited")
        return message

    def delete(self, params: Params, _files: dict[str, Upload]) -> bool:
        key = (self._chat(params), int(params.get("message_id", 0)))
        if key not in self.world.messages or key in self.world.deleted:
            raise bad("message to delete not found")
        self.world.deleted.add(key)
        return True

    def answer(self, params: Params, _files: dict[str, Upload]) -> bool:
        query = str(params.get("callback_query_id"))
        if query not in self.world.presses:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if utf16_length(params.get("text", "")) > 200:
            raise bad("MESSAGE_TOO_LONG")
        self.world.presses.discard(query)
        self.world.answers.append(params)
        return True

    def action(self, params: Params, _files: dict[str, Upload]) -> bool:
        self.world.actions.append((self._chat(params), str(params.get("action"))))
        return True

    def get_file(self, params: Params, _files: dict[str, Upload]) -> dict[str, Any]:
        file_id = params.get("file_id", "")
        file = self.world.files.get(file_id)
        if file is None:
            raise bad("invalid file_id")
        if len(file.content) > 20 * 1024 * 1024:
            raise bad("file is too big")
        shape = {"file_id": file_id, "file_unique_id": file_id, "file_path": file.path}
        return {**shape, "file_size": len(file.content)}

    def set_commands(self, params: Params, _files: dict[str, Upload]) -> bool:
        self.world.commands = _json(params, "commands") or []
        return True

    def _chat(self, params: Params) -> int:
        try:
            chat_id = int(params["chat_id"])
        except (KeyError, ValueError):
            raise bad("chat_id is empty") from None
        if chat_id in self.world.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if chat_id not in self.world.chats:
            raise bad("chat not found")
        return chat_id

    def _around(self, params: Params, chat_id: int) -> dict[str, Any]:
        around: dict[str, Any] = {"reply_markup": _keyboard(params)}
        reply = _json(params, "reply_parameters") or {}
        if reply:
            found = self.world.messages.get((chat_id, int(reply.get("message_id", 0))))
            if found is None and not reply.get("allow_sending_without_reply"):
                raise bad("message to be replied not found")
            around["reply_to_message"] = found
        return around


def file_shape(file_id: str, file: Upload, kind: str) -> dict[str, Any]:
    known = {"file_id": file_id, "file_unique_id": file_id, "file_size": len(file.content)}
    if kind == "photo":
        return {"photo": [{**known, "width": 90, "height": 90}]}
    return {"document": {**known, "file_name": file.name, "mime_type": "application/octet-stream"}}


def _json(params: Params, name: str) -> Any:
    value = params.get(name)
    try:
        return json.loads(value) if isinstance(value, str) and value else value
    except ValueError:
        raise bad(f"can't parse {name} JSON object") from None


def _formatted(
    params: Params, name: str, limit: int, too_long: str
) -> tuple[str, list[dict[str, Any]]]:
    text = str(params.get(name) or "")
    entities = _json(params, "entities") or []
    mode = params.get("parse_mode")
    if mode and str(mode).upper() != "HTML":
        raise bad("unsupported parse_mode")
    if mode:
        try:
            text, found = parse_html(text)
        except MarkupError as error:
            raise bad(f"can't parse entities: {error}") from None
        entities = [e.model_dump(include={"type", "offset", "length", "url"}) for e in found]
    if utf16_length(text) > limit:
        raise bad(too_long)
    return text, entities


def _keyboard(params: Params) -> dict[str, Any] | None:
    markup = _json(params, "reply_markup")
    for row in (markup or {}).get("inline_keyboard", ()):
        for button in row:
            if not button.get("text", "").strip():
                raise bad("text buttons are unallowed in the inline keyboard")
            data = button.get("callback_data")
            if not button.get("url") and (not data or len(data.encode()) > 64):
                raise bad("BUTTON_DATA_INVALID")
    return markup if markup and markup.get("inline_keyboard") else None
