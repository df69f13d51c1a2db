"""Answers without what is not needed, while a channel's month is nearly used up."""

from collections.abc import Sequence
from dataclasses import replace

from core.policy import Policy
from core.ports.runtime import Calendar, Clock, UnitOfWork
from core.quota import Level
from core.usecases.read_quota import ReadQuota
from handlers.show import Later, Piece, Say, SendFile, Toast
from handlers.texts.catalogue import Translate


class Sparing:
    """Channels without a quota, and answers without extras, ask nothing."""

    def __init__(
        self, read: ReadQuota, calendar: Calendar, work: UnitOfWork, clock: Clock, policy: Policy
    ) -> None:
        self._read = read
        self._calendar = calendar
        self._work = work
        self._clock = clock
        self._policy = policy

    def counts(self, channel: str) -> bool:
        """True when the channel has a month's quota."""
        return channel in self._policy.allowances

    async def on(self, channel: str) -> bool:
        """True when the channel's messages are to be saved."""
        if not self.counts(channel):
            return False
        now = self._clock.now()
        async with self._work.reading():
            calendar = await self._calendar.load(now.astimezone(self._policy.zone).year)
            return await self._read.level(channel, now, calendar) is not Level.PLENTY

    async def of(self, channel: str, parts: Sequence[Piece], *, said: bool) -> Sequence[Piece]:
        """Without "one moment", and without pictures where words are `said`."""
        extras = [part for part in parts if _is_extra(part, said=said)]
        if not extras or not await self.on(channel):
            return parts
        return [replace(part, working="") if isinstance(part, Later) else part
                for part in parts if isinstance(part, Later) or part not in extras]

    async def leaves_out(self, channel: str, toast: Toast, parts: Sequence[Piece]) -> bool:
        """True when the word over a button, a message of its own here, says what others say."""
        return any(part is not toast for part in parts) and await self.on(channel)


def without_files(parts: Sequence[Piece], t: Translate, *, said: bool) -> Sequence[Piece]:
    """What a channel that takes no files shows: words, and the names of what it cannot show.

    Pictures fall away where words are `said`.
    """
    names = [part.name for part in parts
             if isinstance(part, SendFile) and not (said and part.picture)]
    words = [part for part in parts if not isinstance(part, SendFile)]
    return [*words, Say(t("file-no-way", names=", ".join(names)))] if names else words


def _is_extra(part: Piece, *, said: bool) -> bool:
    if isinstance(part, Later):
        return bool(part.working)
    return said and isinstance(part, SendFile) and part.picture
