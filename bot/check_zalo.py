"""What `check` finds about the Zalo bot: token, secret, address, groups."""

import asyncio
from typing import Any

from bot.config import Settings
from channels.zalo_bot.client import UNAUTHORIZED, ApiError, ZaloClient

_ANSWER_SECONDS = 10
#: Good or bad, the catalogue's key, its data.
Look = tuple[bool, str, dict[str, Any]]


async def look_at_zalo_bot(settings: Settings) -> list[Look]:
    """Asks Zalo who the bot is; changes nothing."""
    zalo = settings.zalo_bot
    if not zalo.token.get_secret_value():
        return [(True, "check-zalo-off", {})]
    client = ZaloClient(zalo.token.get_secret_value(), zalo.api_base)
    try:
        me = await asyncio.wait_for(client.call("getMe"), _ANSWER_SECONDS)
    except ApiError as error:
        key = "token" if error.code == UNAUTHORIZED else "refused"
        data = {} if key == "token" else {"code": error.code}
        return [(False, f"check-zalo-{key}", data)]
    except Exception as error:  # noqa: BLE001 - a network may fail in any way
        return [(False, "check-zalo-unreachable", {"cause": type(error).__name__})]
    finally:
        await client.close()
    told = me if isinstance(me, dict) else {}
    name = str(told.get("display_name") or told.get("account_name") or "")
    return [(True, "check-zalo", {"name": name}), *_addresses(settings)]


def _addresses(settings: Settings) -> list[Look]:
    """Webhooks and files need an address that Zalo and people's browsers can call."""
    if not settings.web.public_url.startswith("https://") or not settings.web.listen:
        return [(False, "check-zalo-url", {})]
    if settings.zalo_bot.mode == "polling":
        return [(True, "check-zalo-polling", {})]
    if len(settings.zalo_bot.webhook_secret.get_secret_value()) < 8:
        return [(False, "check-zalo-secret", {})]
    return [(True, "check-zalo-webhook", {})]
