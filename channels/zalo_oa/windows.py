"""What an account may send of its own accord: free for two days, paid for a week, then nothing.

Counted from what the person did last: following, a message, a press. Beyond a week only a template
that Zalo has approved may be sent: it asks the person to write, and what waits is sent then.
"""

import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from aiogram.fsm.storage.base import StorageKey

from channels.markup import utf16_length
from channels.plain import split_text
from channels.zalo.ports import Notebook, Presence
from channels.zalo_oa.client import ZONE, ApiError, ZaloOaClient, as_refusal
from core.errors import ClosedError, OutcomeUnknownError, UnavailableError

log = logging.getLogger(__name__)

FREE = timedelta(hours=48)
ALLOWED = timedelta(days=7)
WINDOW = "window"
TEMPLATE_PATH = "/v3.0/oa/message/template"
#: The parameters that an operator's template must have, both of text.
DAY, WORDS = "ngay", "noi_dung"
LONGEST_WORDS = 100
#: A person is asked to write once in so long: each template is paid for.
KNOCK_EVERY = timedelta(hours=20)
#: Told whenever something that costs money is sent: "late" (after two days) or "template".
Paid = Callable[[str], None]


class Windows:
    """Of one account. `template` is the id of the approved one; "" for none."""

    def __init__(
        self, client: ZaloOaClient, presence: Presence, notes: Notebook, bot_id: int,
        clock: Callable[[], datetime], paid: Paid, template: str = "",
    ) -> None:
        self._client = client
        self._presence = presence
        self._notes = notes
        self._bot_id = bot_id
        self._clock = clock
        self._paid = paid
        self._template = template

    async def check(self, chat_id: int) -> bool:
        """Raises ClosedError `window` when nothing may be sent to the chat; True when it costs.

        When the person was heard is not known of old chats: then Zalo decides.
        """
        heard = await self._presence.heard_at(chat_id)
        silent = self._clock() - heard if heard else timedelta()
        if silent > ALLOWED:
            raise ClosedError(WINDOW)
        return silent > FREE

    @asynccontextmanager
    async def within(self, chat_id: int) -> AsyncIterator[None]:
        """Around the request of one message. Raises ClosedError as `check`; counts what costs."""
        late = await self.check(chat_id)
        yield
        if late:
            self._paid("late")

    async def knock(self, chat_id: int, user: str, text: str) -> None:
        """Ask the person by the template to write, at most once a day; never raises SendError.

        The message stays unsent: it leaves when the person writes.
        """
        if not self._template:
            return
        key = StorageKey(self._bot_id, chat_id, chat_id, destiny="knock")
        now = self._clock()
        first = False

        def claim(data: Mapping[str, Any]) -> Mapping[str, Any]:
            nonlocal first
            last = data.get("at")
            first = not last or now - datetime.fromisoformat(last) >= KNOCK_EVERY
            return {"at": now.isoformat()} if first else data

        # Before it is sent: two messages at once must not pay for two.
        await self._notes.change_data(key, claim)
        if first and not await self._send(user, text, now):
            await self._notes.change_data(key, lambda _: {})

    async def _send(self, user: str, text: str, now: datetime) -> bool:
        """True when it may have arrived."""
        body = {"user_id": user, "template_id": self._template,
                "template_data": {DAY: f"{now.astimezone(ZONE):%d/%m/%Y}", WORDS: in_short(text)}}
        try:
            await self._client.call(TEMPLATE_PATH, body)
        except ApiError as error:
            log.error("the template was refused: %s", type(as_refusal(error)).__name__)
            return False
        except UnavailableError:
            return False
        except OutcomeUnknownError:
            log.warning("whether the template was sent is not known")
        self._paid("template")
        return True


def in_short(text: str) -> str:
    """`text` in one line, cut at a word."""
    line = " ".join(text.split())
    if utf16_length(line) <= LONGEST_WORDS:
        return line
    return f"{split_text(line, LONGEST_WORDS - 1)[0]}…"
