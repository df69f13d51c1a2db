"""What `check` finds about the Official Account: keys, tokens, address. No token is used up."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import aiohttp

from bot.check_shapes import address_fault
from bot.check_zalo import Look
from bot.config import Settings
from bot.opening import open_database
from channels.bodies import loaded, read_answer
from channels.zalo_oa.client import API_BASE, NO_TOKEN
from channels.zalo_oa.oauth import DEAD
from channels.zalo_oa.session import ME_PATH, NAME
from channels.zalo_oa.tokens import mark
from channels.zalo_oa.webhook import PATH
from core.ports.channel_tokens import Grant
from storage.channel_tokens import ChannelTokenStore

#: By the documents a refresh token lives for three months.
REFRESH_LIFE = timedelta(days=90)
_ANSWER_SECONDS = 10
_LARGEST = 65536


async def look_at_zalo_oa(settings: Settings, now: datetime) -> list[Look]:
    """Reads what is kept, asks with a living access token who the account is; renews nothing."""
    if not settings.zalo_oa.app_id:
        return [(True, "check-oa-off", {})]
    try:
        grant = await asyncio.wait_for(_kept(settings), _ANSWER_SECONDS)
    except Exception:  # noqa: BLE001 - what the database lacks is a finding of its own
        return [(False, "check-oa-not-read", {}), *_keys(settings)]
    return [*_keys(settings), *_refresh(settings, grant, now),
            *await _account(settings, grant, now)]


def _keys(settings: Settings) -> list[Look]:
    account, public = settings.zalo_oa, settings.web.public_url
    found: list[Look] = []
    if account.app_secret.get_secret_value() == account.oa_secret.get_secret_value():
        found.append((False, "check-oa-one-secret", {}))
    fault = address_fault(public) if public else "check-oa-url"
    if fault:
        found.append((False, fault, {"url": public}))
    else:
        found.append((True, "check-oa-webhook", {"url": f"{public.rstrip('/')}{PATH}/webhook"}))
    found.append((True, "check-oa-template" if account.template else "check-oa-no-template", {}))
    return found


def _refresh(settings: Settings, grant: Grant | None, now: datetime) -> list[Look]:
    """Whether the tokens can still be renewed."""
    first = settings.zalo_oa.refresh_token.get_secret_value()
    if grant is None and not first:
        return [(False, "check-oa-no-refresh", {})]
    if grant is None or (first and mark(first) not in grant.seed):
        # It takes the place of what is kept, dead or not.
        return [(True, "check-oa-first", {})]
    if grant.refusal:
        return [_refused(grant)]
    until = grant.saved_at + REFRESH_LIFE
    if until <= now:
        return [(False, "check-oa-too-old", {"since": grant.saved_at})]
    if grant.asked_at is not None and grant.access_until <= now:
        return [(False, "check-oa-asked", {"since": grant.asked_at})]
    return [(True, "check-oa-refresh", {"until": until})]


def _refused(grant: Grant) -> Look:
    """A dead token, one whose successor was lost on the way, or keys that do not fit."""
    code, _, lost = grant.refusal.partition(" ")
    if code not in DEAD:
        return False, "check-oa-keys", {"code": code}
    return False, "check-oa-lost" if lost else "check-oa-refused", {"code": code}


async def _account(settings: Settings, grant: Grant | None, now: datetime) -> list[Look]:
    """The account's name, while an access token lives."""
    if grant is None or not grant.access_token or grant.access_until <= now:
        return [] if grant is None else [(True, "check-oa-asleep", {})]
    try:
        told = await _who(settings.zalo_oa.api_base, grant.access_token)
    except Exception as error:  # noqa: BLE001 - a network may fail in any way
        return [(False, "check-oa-unreachable", {"cause": type(error).__name__})]
    code = told.get("error")
    if code in NO_TOKEN:
        # The next call renews it; whether that works is said above.
        return [(True, "check-oa-asleep", {})]
    data = told.get("data")
    if code or not isinstance(data, dict):
        return [(False, "check-oa-error", {"code": str(code)[:10]})]
    name = str(data.get("name") or data.get("oa_id") or "?")
    plan = str(data.get("package_name") or "none")
    found: list[Look] = [(True, "check-oa", {"name": name, "plan": plan})]
    if data.get("is_verified") is False:
        found.append((False, "check-oa-unverified", {}))
    return found


async def _who(api_base: str, token: str) -> dict[str, Any]:
    url = f"{(api_base or API_BASE).rstrip('/')}{ME_PATH}"
    timeout = aiohttp.ClientTimeout(total=_ANSWER_SECONDS)
    async with aiohttp.ClientSession(timeout=timeout) as http, \
            http.get(url, headers={"access_token": token}, allow_redirects=False) as answer:
        told = loaded(await read_answer(answer, _LARGEST))
    if not isinstance(told, dict):
        raise TypeError("no object")
    return told


async def _kept(settings: Settings) -> Grant | None:
    database = open_database(settings)
    try:
        return await ChannelTokenStore(database, NAME, settings.zalo_oa.app_id).load()
    finally:
        await database.close()
