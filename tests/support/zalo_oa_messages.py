"""What an Official Account may send: the body of a message, and files that were uploaded first."""

from dataclasses import dataclass, field
from typing import Any

from tests.support.zalo_http import units
from tests.support.zalo_oa_tokens import DeniedError

LONGEST, LONGEST_TITLE, MOST_BUTTONS = 2000, 35, 5
PICTURE, FILE = 1024 * 1024, 5 * 1024 * 1024
_KINDS = {"image": (b"\xff\xd8\xff", b"\x89PNG"),
          "file": (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")}
_ENDINGS = {"image": ("jpg", "jpeg", "png"), "file": ("pdf", "doc", "docx")}


@dataclass
class OaSent:
    """A message of the account; `buttons` are (title, type, payload).

    `name` and `content` are the picture's or the file's; `template` is (id, data).
    """

    user: str
    text: str = ""
    buttons: list[tuple[str, str, Any]] = field(default_factory=list)
    photo: bool = False
    name: str = ""
    content: bytes = b""
    template: tuple[str, dict[str, Any]] | None = None


class Uploads:
    """Files by the token that an upload gives. `named` is that token's name in the answer: the
    documents have `token`, traffic has `attachment_id`."""

    def __init__(self, named: str = "attachment_id") -> None:
        self.named = named
        self.kept: dict[str, tuple[str, str, bytes]] = {}

    def take(self, kind: str, name: str, content: bytes) -> dict[str, str]:
        """Keep a file. A type that is not taken: no token and no error."""
        if len(content) > (PICTURE if kind == "image" else FILE):
            raise DeniedError(-210, "File size is over the limit")
        right_name = name.rpartition(".")[2].lower() in _ENDINGS[kind]
        if not right_name or not content.startswith(_KINDS[kind]):
            return {}
        token = f"{kind}-{len(self.kept)}-" + "t" * 40
        self.kept[token] = kind, name, content
        return {self.named: token}

    def find(self, kind: str, token: object) -> tuple[str, bytes]:
        """Raises DeniedError for what is not there (any more), or of another kind."""
        found = self.kept.get(token) if isinstance(token, str) else None
        if found is None or found[0] != kind:
            raise DeniedError(-100, "attachment is invalid or expired")
        return found[1:]


def read_message(body: Any, uploads: Uploads) -> OaSent:
    """The message of a body. Raises DeniedError -201, -210."""
    try:
        # A template is shown both ways in public code.
        user = body["user_id"] if "template_id" in body and "user_id" in body else (
            body["recipient"]["user_id"])
        if not isinstance(user, str):
            raise DeniedError(-201, "user_id is invalid")
        if "template_id" in body:
            return OaSent(user, template=(str(body["template_id"]), body["template_data"]))
        return _message(user, body["message"], uploads)
    except (KeyError, TypeError, AttributeError, IndexError, ValueError):
        raise DeniedError(-201, "Params is invalid") from None


def _message(user: str, message: dict[str, Any], uploads: Uploads) -> OaSent:
    text = message.get("text", "")
    attachment = message.get("attachment")
    if units(text) > LONGEST:
        raise DeniedError(-210, "text is over 2000 characters")
    if attachment is None and not text:
        raise DeniedError(-201, "text is empty")
    sent = OaSent(user, text)
    if attachment is not None:
        _attach(sent, attachment["type"], attachment["payload"], uploads)
    return sent


def _attach(sent: OaSent, kind: str, payload: dict[str, Any], uploads: Uploads) -> None:
    if kind == "file":
        token = payload.get("token") or payload.get("attachment_id")
        sent.name, sent.content = uploads.find("file", token)
        return
    if kind != "template":
        # A plain `image` is refused, although old code shows it.
        raise DeniedError(-201, "attachment.type is invalid")
    if payload.get("template_type") == "media":
        (element,) = payload["elements"]
        if element["media_type"] != "image":
            raise DeniedError(-201, "media_type is invalid")
        sent.photo = True
        if "attachment_id" in element:
            sent.name, sent.content = uploads.find("image", element["attachment_id"])
        else:
            sent.name = str(element["url"])
    elif not sent.text:
        raise DeniedError(-201, "text is empty")
    buttons = payload.get("buttons", [])
    if len(buttons) > MOST_BUTTONS:
        raise DeniedError(-201, "too many buttons")
    sent.buttons = [_button(found) for found in buttons]


def _button(found: dict[str, Any]) -> tuple[str, str, Any]:
    title, kind, payload = found["title"], found["type"], found["payload"]
    if not 0 < units(title) <= LONGEST_TITLE:
        raise DeniedError(-201, "button title is invalid")
    good = (isinstance(payload, str) and payload if kind in ("oa.query.hide", "oa.query.show")
            else kind == "oa.open.url" and payload["url"].startswith(("http://", "https://")))
    if not good:
        raise DeniedError(-201, "button is invalid")
    return title, kind, payload
