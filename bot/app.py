"""Builds engine → use cases → dispatcher → channels; closes in reverse."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.answering import Answering
from bot.attachments import Fetching
from bot.dispatcher import build_dispatcher, feed_of
from bot.messenger import BotMessenger
from bot.metrics import Metrics
from bot.middlewares import KnowingPerson, Taking
from bot.outgoing import Outgoing
from bot.quota import Heard
from bot.sparing import Sparing
from bot.stores import Stores
from bot.stuck import Stuck
from bot.ticking import build_tick, plot_digest
from bot.upload_links import UploadLinks
from bot.use_cases import build_use_cases
from channels.base import Channel, Feed
from channels.pacing.local import LocalTurns
from channels.pacing.middleware import Pacing
from core.policy import Policy
from core.ports.runtime import Clock
from handlers.texts import Catalogue
from storage.engine import Database
from storage.locks import ChatLocks
from storage.send_turns import SharedTurns

#: Where evidence is kept when the configuration names no folder.
EVIDENCE = Path("data/evidence")


class App:
    """One office's bot over one database and any number of channels."""

    def __init__(
        self, database: Database, policy: Policy, clock: Clock, evidence: Path = EVIDENCE,
    ) -> None:
        self.database = database
        self.policy = policy
        self.clock = clock
        self.catalogue = Catalogue()
        self.stores = Stores(database, policy, evidence, clock)
        self.use_cases: dict[str, Any] = build_use_cases(
            self.stores, policy, database, self.catalogue
        )
        self.channels: dict[str, Channel] = {}
        self.use_cases["upload_link"] = UploadLinks(self.channels)
        self.outgoing: dict[str, Outgoing] = {}
        self.metrics = Metrics(
            self.stores.queue, database, clock, self.use_cases["read_quota"])
        self.sparing = Sparing(self.use_cases["read_quota"], self.stores.calendar, database, clock,
                               policy)
        self.messenger = BotMessenger(
            self.channels, self.outgoing, self.catalogue, plot_digest, self.metrics, clock,
            self.sparing)
        self.turns = LocalTurns() if database.is_sqlite else SharedTurns(database)
        #: Set when the process is to stop.
        self.halt = asyncio.Event()
        self.tick = build_tick(
            self.stores, self.use_cases, database, clock, policy, self.messenger, self.halt)

    def connect(self, channels: Sequence[Channel]) -> Feed:
        """Attach the channels; the feed they hand their updates to."""
        for channel in channels:
            self.channels[channel.name] = channel
            limits = channel.capabilities.limits
            channel.bot.session.middleware(Pacing(self.turns, limits, channel.name))
            self.outgoing[channel.name] = Outgoing(
                self.stores.sent, self.database, self.clock, channel.capabilities.text_limit,
                edits=channel.capabilities.edits, files=channel.capabilities.files,
            )
        names = {channel.bot.id: channel.name for channel in channels}
        stores, work = self.stores, self.database
        heard = Heard(stores.message_counts, self.policy, self.clock)
        dispatcher = build_dispatcher(
            stores.dialogues, ChatLocks(work),
            [
                Answering(names, self.catalogue, self.clock, self.policy, self.outgoing,
                          stores.updates, work, heard, self.sparing),
                KnowingPerson(stores.people, work, self.catalogue, self.policy),
                Fetching(self.policy.evidence_mb),
                Taking(stores.updates, stores.accounts, work, heard),
            ],
            self.use_cases,
        )
        return feed_of(dispatcher, names, self.metrics, Stuck(work.ping))

    async def close(self) -> None:
        """Channels first, the database last."""
        for channel in self.channels.values():
            await channel.close()
        await self.database.close()
