"""What `check` finds about the Zalo bot: token, groups, address, secret, webhook."""

import asyncio
from typing import Any
from urllib.parse import urlsplit

from bot.check_shapes import address_fault, looks_whole, token_fault
from bot.config import Settings
from channels.zalo_bot.channel import SECRET
from channels.zalo_bot.client import UNAUTHORIZED, ApiError, ZaloClient
from channels.zalo_bot.webhook import PATH

_ANSWER_SECONDS = 10
#: The answers of getWebhookInfo when none was ever set.
_NO_WEBHOOK = (400, 404)
#: Good or bad, the catalogue's key, its data.
Look = tuple[bool, str, dict[str, Any]]


async def look_at_zalo_bot(settings: Settings) -> list[Look]:
    """Asks Zalo who the bot is; changes nothing."""
    token = settings.zalo_bot.token.get_secret_value()
    if not token:
        return [(True, "check-zalo-off", {})]
    if fault := token_fault(token, telegrams=False):
        # Nor is it sent anywhere: it may be the key of another product.
        return [(False, fault, {"key": "zalo_bot.token"}), *_addresses(settings)]
    client = ZaloClient(token, settings.zalo_bot.api_base)
    try:
        async with asyncio.timeout(_ANSWER_SECONDS):
            who = _who(await client.call("getMe"), settings)
            return [*who, *_addresses(settings), *await _webhook(client, settings)]
    except ApiError as error:
        return [_refused(error, token), *_addresses(settings)]
    except Exception as error:  # noqa: BLE001 - a network may fail in any way
        return [(False, "check-zalo-unreachable", {"cause": type(error).__name__}),
                *_addresses(settings)]
    finally:
        await client.close()


def _refused(error: ApiError, token: str) -> Look:
    if error.code != UNAUTHORIZED:
        return False, "check-zalo-refused", {"code": error.code}
    return False, "check-zalo-token" if looks_whole(token) else "check-zalo-token-cut", {}


def _who(me: object, settings: Settings) -> list[Look]:
    """The bot's name and plan, and what it may do in groups."""
    told = me if isinstance(me, dict) else {}
    name = str(told.get("display_name") or told.get("account_name") or "")
    plan = str(told.get("account_type") or "none")
    found: list[Look] = [(True, "check-zalo", {"name": name, "plan": plan})]
    if plan == "BASIC" and not settings.zalo_bot.monthly_quota:
        found.append((False, "check-zalo-no-quota", {}))
    if "can_join_groups" in told:
        joins = "yes" if told["can_join_groups"] is True else "no"
        found.append((True, "check-zalo-groups", {"joins": joins}))
    return found


def _addresses(settings: Settings) -> list[Look]:
    """Webhooks and files need an address that Zalo and people's browsers can call."""
    public, polling = settings.web.public_url, settings.zalo_bot.mode == "polling"
    found: list[Look] = []
    if not public and polling:
        return [(True, "check-zalo-trying", {})]
    if not public or not settings.web.listen:
        found.append((False, "check-zalo-url", {}))
    elif fault := address_fault(public):
        found.append((False, fault, {"url": public}))
    if polling:
        found.append((True, "check-zalo-polling", {}))
    elif not SECRET.fullmatch(settings.zalo_bot.webhook_secret.get_secret_value()):
        found.append((False, "check-zalo-secret", {}))
    return found


async def _webhook(client: ZaloClient, settings: Settings) -> list[Look]:
    """What Zalo has registered, beside what `run` would register."""
    try:
        info = await client.call("getWebhookInfo")
    except ApiError as error:
        if error.code not in _NO_WEBHOOK:
            raise
        info = None
    url = str(info.get("url") or "") if isinstance(info, dict) else ""
    if settings.zalo_bot.mode == "polling":
        # `run` would take it away.
        return [(False, "check-zalo-webhook-other", {"host": _host(url)})] if url else []
    if not url:
        return [(True, "check-zalo-webhook-none", {})]
    if url == f"{settings.web.public_url.rstrip('/')}{PATH}/webhook":
        return [(True, "check-zalo-webhook", {})]
    return [(False, "check-zalo-webhook-other", {"host": _host(url)})]


def _host(url: str) -> str:
    """No more of another program's address: its path may hold a secret."""
    try:
        return urlsplit(url).hostname or "?"
    except ValueError:
        return "?"
