"""The way out: a notice → its words → the person's channel → the platform's message id."""

import asyncio
from collections.abc import Callable, Mapping

from bot.errors import log
from bot.outgoing import Outgoing
from bot.pacing import Pace
from channels.base import Channel
from channels.errors import as_send_error
from core.digest import Digest
from core.notices import Notice
from core.people import Account
from handlers.show import SendFile
from handlers.texts import Catalogue
from handlers.texts.notices import notice_say

#: Below the lease of a delivery, so that nobody else takes it while it is under way.
SEND_TIMEOUT = 30


class BotMessenger:
    """Implements core.ports.deliveries.Messenger over the channels that run here."""

    def __init__(
        self, channels: Mapping[str, Channel], outgoing: Mapping[str, Outgoing],
        catalogue: Catalogue, pace: Pace, plot: Callable[[Digest], bytes],
    ) -> None:
        self._channels = channels
        self._outgoing = outgoing
        self._catalogue = catalogue
        self._pace = pace
        self._plot = plot

    def serves(self, channel: str) -> bool:
        """True when the channel is running here."""
        return channel in self._channels

    async def send(
        self, account: Account, language: str, notice: Notice, *, again: bool
    ) -> str:
        """Send and give the message id; every failure is one of core.errors.SendError."""
        channel, outgoing = self._channels[account.channel], self._outgoing[account.channel]
        say = notice_say(self._catalogue.translator(language), notice, again=again)
        await self._pace.turn(account.channel, account.chat_id)
        try:
            async with asyncio.timeout(SEND_TIMEOUT):
                message_id = await outgoing.say(
                    channel.bot, account.channel, account.chat_id, say)
        except Exception as error:
            raise as_send_error(error) from error
        if isinstance(notice, Digest):
            await self._picture(account, notice)
        return message_id

    async def _picture(self, account: Account, digest: Digest) -> None:
        """The text is the message; a picture that fails costs nobody the digest."""
        try:
            picture = await asyncio.to_thread(self._plot, digest)
            await self._pace.turn(account.channel, account.chat_id)
            async with asyncio.timeout(SEND_TIMEOUT):
                await self._outgoing[account.channel].file(
                    self._channels[account.channel].bot, account.channel, account.chat_id,
                    SendFile(f"ban-tin-{digest.week_of}.png", picture, picture=True))
        except Exception as error:  # noqa: BLE001 - said above
            log.warning("the digest's picture was not sent: %s", type(error).__name__)
