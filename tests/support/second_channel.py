"""A person's second address on a channel of any name, with a network that can fail."""

from datetime import datetime

from sqlalchemy import insert, update

from storage.tables import external_id
from tests.support.chat import Chat, RecordingChannel
from tests.support.office import Office


class Second:
    """A channel beside the office's Telegram; each person's chat has the number of the person."""

    def __init__(self, office: Office, name: str = "zalo_bot", number: int = 3) -> None:
        self.office = office
        self.channel = RecordingChannel(name, number)
        self.feed = office.app.connect([self.channel])

    @property
    def faults(self) -> list[Exception]:
        return self.channel.session.faults  # type: ignore[return-value]  # any fault will do

    @faults.setter
    def faults(self, faults: list[Exception]) -> None:
        self.channel.session.faults = list(faults)  # type: ignore[arg-type]  # any fault will do

    async def link(self, *whose: str) -> None:
        """A second address of these people."""
        async with self.office.database.unit():
            for who in whose:
                await self.office.app.stores.accounts.add(
                    self.office.person_ids[who], self.channel.name, self.number(who),
                    self.office.clock.now())

    def number(self, who: str) -> int:
        return 5000 + self.office.person_ids[who]

    def chat(self, who: str) -> Chat:
        return Chat(self.channel, self.feed, self.number(who))

    async def knows(self, who: str) -> None:
        """The network's own id of the chat, as a channel with string ids keeps it."""
        async with self.office.database.unit():
            await self.office.database.execute(insert(external_id).values(
                channel=self.channel.name, external=who, local=self.number(who)))

    async def heard(self, who: str, at: datetime) -> None:
        """The person wrote there."""
        async with self.office.database.unit():
            await self.office.database.execute(update(external_id).where(
                external_id.c.channel == self.channel.name,
                external_id.c.local == self.number(who)).values(heard_at=at))
