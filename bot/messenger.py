"""The way out: a notice → its words → the person's channel → the platform's message id."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import nullcontext

from bot.errors import log
from bot.metrics import Metrics
from bot.outgoing import Notes, Outgoing
from bot.sparing import Sparing
from channels.base import Channel
from channels.errors import as_send_error
from channels.pacing.middleware import unhurried
from channels.silence import Silence
from channels.speaking import speaking
from core.digest import Digest
from core.errors import (
    ClosedError,
    FaultError,
    OutcomeUnknownError,
    RetryLaterError,
    SparedError,
    UnavailableError,
)
from core.notices import Notice, QuotaTold, Together
from core.people import Account
from core.ports.runtime import Clock
from handlers.show import SendFile
from handlers.texts import Catalogue
from handlers.texts.notices import notice_say

#: Waiting for a turn and sending, below the lease of a delivery: nobody else takes it meanwhile.
SEND_TIMEOUT = 50


class BotMessenger:
    """Implements core.ports.deliveries.Messenger over the channels that run here."""

    def __init__(
        self, channels: Mapping[str, Channel], outgoing: Mapping[str, Outgoing],
        catalogue: Catalogue, plot: Callable[[Digest], bytes], metrics: Metrics,
        clock: Clock, sparing: Sparing,
    ) -> None:
        self._sparing = sparing
        self._channels = channels
        self._outgoing = outgoing
        self._catalogue = catalogue
        self._plot = plot
        self._metrics = metrics
        self._clock = clock
        self._silence = Silence()
        #: What sent messages spoke of while the database could not take it.
        self._notes: Notes = []

    def serves(self, channel: str) -> bool:
        """True when the channel is running here."""
        return channel in self._channels

    async def send(
        self, account: Account, language: str, notice: Notice, *, again: bool
    ) -> str:
        """Send and give the message id; every failure is one of core.errors.SendError."""
        channel, outgoing = self._channels[account.channel], self._outgoing[account.channel]
        if self._silence.spares(account.channel, self._clock.now()):
            spared = SparedError("silent")
            self._metrics.sent(account.channel, spared)
            raise spared
        probing = self._silence.lasts(account.channel)
        say = notice_say(self._catalogue.translator(language), notice, again=again)
        notes: Notes = []
        try:
            async with asyncio.timeout(SEND_TIMEOUT):
                # That the month is used up is said with what is kept for answers.
                aside = nullcontext() if _tells_of_quota(notice) else unhurried()
                with aside, speaking(language):
                    message_id = await outgoing.say(
                        channel.bot, account.channel, account.chat_id, say, notes=notes)
        except Exception as error:
            failure = as_send_error(error)
            failure.partly = failure.partly or bool(notes)
            if isinstance(failure, FaultError):
                log.exception("a message could not be handed to %s", account.channel)
            elif not isinstance(failure, RetryLaterError | ClosedError):
                # Those may be our own pace or count, which say nothing of the platform.
                lost = isinstance(failure, UnavailableError | OutcomeUnknownError)
                self._silence.note(account.channel, answered=not lost)
            if probing and type(failure) is UnavailableError:
                # It is still dead: who has another address need not wait for more tries.
                partly, failure = failure.partly, SparedError("silent")
                failure.partly = partly
            self._metrics.sent(account.channel, failure)
            raise failure from error
        self._silence.note(account.channel, answered=True)
        self._metrics.sent(account.channel)
        self._notes += notes
        await self._remember(outgoing)
        return message_id

    async def _remember(self, outgoing: Outgoing) -> None:
        """A database that is gone must not make a failed message of one that was accepted."""
        notes, self._notes = self._notes, []
        try:
            await outgoing.remember(notes)
        except Exception as error:  # noqa: BLE001 - said above
            self._notes = [*notes, *self._notes]
            log.warning("what a message speaks of is not noted yet: %s", type(error).__name__)

    async def follow(self, account: Account, language: str, notice: Notice) -> None:
        """The digest's picture: the text is the message, a picture may fail alone."""
        channel, outgoing = self._channels[account.channel], self._outgoing[account.channel]
        if self._notes:
            await self._remember(outgoing)
        if not isinstance(notice, Digest) or await self._sparing.on(account.channel):
            return
        try:
            picture = await asyncio.to_thread(self._plot, notice)
            async with asyncio.timeout(SEND_TIMEOUT):
                with unhurried(), speaking(language):
                    await outgoing.file(
                        channel.bot, account.channel, account.chat_id,
                        SendFile(f"ban-tin-{notice.week_of}.png", picture, picture=True))
        except Exception as error:  # noqa: BLE001 - said above
            log.warning("the digest's picture was not sent: %s", type(error).__name__)


def _tells_of_quota(notice: Notice) -> bool:
    return isinstance(notice.first if isinstance(notice, Together) else notice, QuotaTold)
