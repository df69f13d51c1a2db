"""One-time codes as links and QR pictures."""

import io

import segno

_SCALE = 8


class Invitations:
    """Implements core.ports.register.InviteCards; Telegram tells `telegram_name` at start."""

    def __init__(self, telegram_name: str = "") -> None:
        self.telegram_name = telegram_name

    def link(self, code: str) -> str | None:
        """Telegram's deep link: opens the chat and sends the code at a tap on Start."""
        return f"https://t.me/{self.telegram_name}?start={code}" if self.telegram_name else None

    def picture(self, code: str) -> bytes:
        """A PNG of the link, else of the words to type."""
        out = io.BytesIO()
        self._qr(code).save(out, kind="png", scale=_SCALE, border=4)
        return out.getvalue()

    def terminal(self, code: str) -> str:
        """The same in half blocks, for a terminal."""
        out = io.StringIO()
        self._qr(code).terminal(out, compact=True)
        return out.getvalue()

    def _qr(self, code: str) -> segno.QRCode:
        return segno.make(self.link(code) or f"/start {code}", micro=False)
