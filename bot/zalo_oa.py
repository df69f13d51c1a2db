"""The Official Account put together from the settings and the stores."""

from datetime import datetime, timedelta
from functools import partial

from bot.app import App
from bot.channel_words import ChannelWords
from bot.claims import Claims
from bot.config import Settings
from channels.pacing.limits import Limits
from channels.zalo_oa.channel import ZALO_OA, ZaloOaChannel
from channels.zalo_oa.client import ZaloOaClient
from channels.zalo_oa.oauth import OAuth
from channels.zalo_oa.session import NAME
from channels.zalo_oa.tokens import Tokens
from core.ports.people import Accounts, People
from core.ports.runtime import UnitOfWork
from storage.channel_tokens import ChannelTokenStore
from storage.external_ids import ExternalIdStore
from storage.kept_updates import KeptUpdateStore
from storage.locks import alone

#: So often, at most, it is noted that a person was heard.
_EVERY = timedelta(minutes=2)
_MOST_REMEMBERED = 10_000


class Hearing:
    """Implements channels.zalo.ports.Presence; who leaves is given up like who blocks a bot."""

    def __init__(
        self, ids: ExternalIdStore, people: People, accounts: Accounts, work: UnitOfWork
    ) -> None:
        self._ids = ids
        self._people = people
        self._accounts = accounts
        self._work = work
        self._noted: dict[int, datetime] = {}
        #: To the second, of those who are noted here.
        self._last: dict[int, datetime] = {}

    async def heard(self, chat_id: int, at: datetime) -> None:
        """Note it, unless it was noted a moment ago."""
        self._last[chat_id] = max(at, self._last.get(chat_id, at))
        noted = self._noted.get(chat_id)
        if noted is not None and at - noted < _EVERY:
            return
        await self._ids.heard(chat_id, at, _EVERY)
        if len(self._noted) >= _MOST_REMEMBERED:
            self._noted.clear()
            self._last.clear()
        self._noted[chat_id] = at

    async def heard_at(self, chat_id: int) -> datetime | None:
        """When that was last."""
        return await self._ids.heard_at(chat_id)

    async def left(self, chat_id: int, at: datetime) -> None:
        """The address takes nothing until the person writes again; late news of it is nothing."""
        if at < self._last.get(chat_id, at):
            return
        self._noted.pop(chat_id, None)
        async with self._work.unit():
            if not await self._ids.unheard(chat_id, at):
                return
            known = await self._people.writing(NAME, chat_id)
            for account in await self._accounts.of(known[0].id) if known else ():
                if (account.channel, account.chat_id) == (NAME, chat_id):
                    await self._accounts.block(account.id, at, "unfollowed")


def zalo_oa_client(settings: Settings, app: App) -> ZaloOaClient:
    """What speaks to Zalo, with tokens that all processes share."""
    zalo = settings.zalo_oa
    tokens = Tokens(
        OAuth(zalo.app_id, zalo.app_secret.get_secret_value(), zalo.oauth_base),
        ChannelTokenStore(app.database, NAME, zalo.app_id),
        partial(alone, app.database, "tokens zalo_oa"), app.clock.now,
        zalo.refresh_token.get_secret_value())
    return ZaloOaClient(tokens, app.clock.now, zalo.api_base)


def zalo_oa_channel(
    settings: Settings, app: App, limits: Limits = ZALO_OA
) -> ZaloOaChannel:
    """The account's channel."""
    zalo, stores = settings.zalo_oa, app.stores
    return ZaloOaChannel(
        zalo_oa_client(settings, app), secret=zalo.app_secret.get_secret_value(),
        app_id=zalo.app_id, oa_secret=zalo.oa_secret.get_secret_value(),
        ids=stores.external_ids,
        presence=Hearing(stores.external_ids, stores.people, stores.accounts, app.database),
        storage=stores.dialogues, files=stores.web_messages,
        once=Claims(stores.updates, app.database, app.clock, NAME),
        kept=KeptUpdateStore(app.database, NAME),
        words=ChannelWords(app.catalogue, app.policy.language), clock=app.clock.now,
        paid=app.metrics.paid, template=zalo.template, api_base=zalo.api_base,
        public_url=settings.web.public_url,
        upload_limit_mb=app.policy.evidence_mb, limits=limits,
    )
