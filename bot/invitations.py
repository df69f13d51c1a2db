"""One-time codes as links and QR pictures, for every channel that runs here."""

import io
from collections.abc import Sequence
from dataclasses import replace

import segno

from bot.config import Settings
from core.ports.register import Way

_SCALE = 8
#: Opens the chat of a Zalo bot in the app; a code cannot travel along (zalo.md A9).
_ZALO_BOT = "https://bot.zaloplatforms.com/bots/"
#: Opens the chat of an Official Account; which one it is only Zalo tells.
_ZALO_OA = "https://zalo.me/"


class Invitations:
    """Implements core.ports.register.InviteCards; Telegram tells `telegram_name` at start."""

    def __init__(self, telegram_name: str = "", others: Sequence[Way] = ()) -> None:
        self.telegram_name = telegram_name
        self.others = others

    def name_account(self, account: str) -> None:
        """The Official Account's id, once Zalo has told it."""
        self.others = tuple(
            replace(way, link=f"{_ZALO_OA}{account}")
            if way.channel == "zalo_oa" and account.isdecimal() else way for way in self.others)

    def ways(self, code: str) -> Sequence[Way]:
        """Telegram's deep link opens the chat and sends the code at a tap on Start."""
        if not self.telegram_name:
            return self.others
        link = f"https://t.me/{self.telegram_name}?start={code}"
        return (Way("telegram", link, carries_code=True), *self.others)

    def picture(self, link: str) -> bytes:
        """A PNG of the link, or of the words to type."""
        out = io.BytesIO()
        self._qr(link).save(out, kind="png", scale=_SCALE, border=4)
        return out.getvalue()

    def terminal(self, link: str) -> str:
        """The same in half blocks, for a terminal."""
        out = io.StringIO()
        self._qr(link).terminal(out, compact=True)
        return out.getvalue()

    def _qr(self, link: str) -> segno.QRCode:
        return segno.make(link, micro=False)


def other_ways(settings: Settings) -> Sequence[Way]:
    """How the other channels of these settings are opened; each wants the code typed."""
    ways = []
    token = settings.zalo_bot.token.get_secret_value()
    if token:
        ways.append(Way("zalo_bot", _ZALO_BOT + token.partition(":")[0]))
    if settings.zalo_oa.app_id:
        ways.append(Way("zalo_oa"))
    if settings.web.listen:
        public = settings.web.public_url.rstrip("/")
        ways.append(Way("web", f"{public}/chat" if public else "", app=False))
    return tuple(ways)
