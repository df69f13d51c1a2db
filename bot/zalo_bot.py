"""The Zalo bot put together from the settings and the stores."""

from bot.app import App
from bot.channel_words import ChannelWords
from bot.claims import Claims
from bot.config import Settings
from bot.config_file import ConfigError
from bot.quota import month_gate
from channels.pacing.limits import Limits
from channels.zalo_bot.channel import ZALO_BOT, ZaloBotChannel
from channels.zalo_bot.session import NAME
from storage.kept_updates import KeptUpdateStore


def zalo_bot_channel(
    settings: Settings, app: App, limits: Limits = ZALO_BOT
) -> ZaloBotChannel:
    """Raises ConfigError when a secret has not the shape of one."""
    zalo = settings.zalo_bot
    try:
        return ZaloBotChannel(
            zalo.token.get_secret_value(), ids=app.stores.external_ids,
            storage=app.stores.dialogues, files=app.stores.web_messages,
            once=Claims(app.stores.updates, app.database, app.clock, NAME),
            kept=KeptUpdateStore(app.database, NAME),
            words=ChannelWords(app.catalogue, app.policy.language), clock=app.clock.now,
            mode=zalo.mode, api_base=zalo.api_base,
            webhook_secret=zalo.webhook_secret.get_secret_value(),
            public_url=settings.web.public_url,
            upload_limit_mb=app.policy.evidence_mb, limits=limits,
            quota=month_gate(
                NAME, app.stores.message_counts, app.database, app.clock, app.policy),
        )
    except ValueError as error:
        key = "webhook_secret" if "webhook_secret" in str(error) else "token"
        raise ConfigError("config-bad-secret", key=f"zalo_bot.{key}") from None
