"""Addresses on our own web server for one person: signed, and dead after a while."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Literal
from urllib.parse import quote

from channels.speaking import spoken

Kind = Literal["file", "get", "picture", "upload"]

#: A picture is fetched by Zalo during the call; a report may be opened after the weekend, and is
#: fetched ("get") as soon as its button was pressed.
LIVES: dict[Kind, timedelta] = {
    "file": timedelta(days=3), "get": timedelta(minutes=10), "picture": timedelta(minutes=10),
    "upload": timedelta(hours=1),
}
_SIGNATURE = 32
#: The parameter of an address that tells a page its reader's language.
LANGUAGE = "lang"


class Links:
    """Makes and reads them. The key is drawn from the bot's token, so all processes share it.

    `public_url` is how our web server is reached from outside; without one there are no links.
    `path` is where the channel's routes begin ("/zalo").
    """

    def __init__(
        self, token: str, public_url: str, path: str, clock: Callable[[], datetime]
    ) -> None:
        self.path = path
        self._key = hashlib.blake2b(token.encode(), person=b"zalo links").digest()
        self._base = public_url.rstrip("/")
        self._clock = clock

    @property
    def possible(self) -> bool:
        """True when people outside can reach us."""
        return bool(self._base)

    def make(self, kind: Kind, subject: str) -> str:
        """The address of `subject` (letters, digits, hyphens)."""
        return f"{self._base}{self.path}/{kind}/{self._ticket(kind, subject)}"

    def page(self, kind: Kind, subject: str) -> str:
        """As `make`, for a person: the page behind it speaks the language that is spoken now."""
        return self.make(kind, subject) + tail()

    def fetched(self, subject: str, name: str) -> str:
        """Where the file of that (quoted) name is, for who is on our page already."""
        return f"../get/{self._ticket('get', subject)}/{name}{tail()}"

    def upload(self, chat_id: int) -> str:
        """The address of an upload page for this chat, good for one file."""
        return self.page("upload", f"{chat_id}-{secrets.token_hex(8)}")

    def read(self, kind: Kind, ticket: str) -> str | None:
        """The subject; None when the ticket is not ours, of another kind, or too old."""
        subject, _, rest = ticket.partition(".")
        until, _, given = rest.partition(".")
        expected = self._sign(kind, subject, until)
        if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), expected.encode()):
            return None
        return subject if self._clock().timestamp() <= int(until, 16) else None

    def badge(self, subject: str) -> str:
        """What the browser that came first keeps, to be known again."""
        return self._sign("badge", subject)

    def _ticket(self, kind: Kind, subject: str) -> str:
        until = f"{int((self._clock() + LIVES[kind]).timestamp()):x}"
        return f"{subject}.{until}.{self._sign(kind, subject, until)}"

    def _sign(self, *parts: str) -> str:
        words = "\n".join(parts).encode("utf-8", "surrogateescape")
        return hmac.new(self._key, words, hashlib.sha256).hexdigest()[:_SIGNATURE]


def tail() -> str:
    """Carries the language along in an address; not signed, for it opens nothing."""
    # Read from an address: anybody may have written it.
    language = quote(spoken(), safe="")
    return f"?{LANGUAGE}={language}" if language else ""
