"""What `check` finds behind the public address: this bot, another program, a guard, or nobody."""

import aiohttp

from bot.check_shapes import address_fault
from bot.check_zalo import Look
from bot.config import Settings
from channels.bodies import loaded, read_answer

_SECONDS = 5
_LARGEST = 65536
#: A proxy's answers when nobody stands behind it.
_NOBODY = (502, 504)
#: Answers of those who want to see a browser, or a password.
_GUARDED = (401, 403, 429)


async def look_at_address(settings: Settings) -> list[Look]:
    """Calls /healthz there; nothing when no channel needs the address, or its shape is wrong."""
    public = settings.web.public_url.rstrip("/")
    wanted = _wanted(settings)
    if not public or not wanted or address_fault(public):
        return []
    return [await ask(public, wanted)]


async def ask(public: str, wanted: set[str]) -> Look:
    """What answers at `public`, which should know the channels `wanted`."""
    data = {"url": public}
    timeout = aiohttp.ClientTimeout(total=_SECONDS)
    try:
        async with aiohttp.ClientSession(timeout=timeout) as http, \
                http.get(f"{public}/healthz", allow_redirects=False) as answer:
            status, body = answer.status, await read_answer(answer, _LARGEST)
    except aiohttp.ClientConnectorCertificateError:
        return False, "check-address-certificate", data
    except (aiohttp.ClientError, OSError, TimeoutError):
        # Many networks do not let their own machines in by the address that outsiders use.
        return True, "check-address-not-seen", data
    if status in _NOBODY:
        return True, "check-address-nobody", data
    if status in _GUARDED:
        return False, "check-address-guarded", {**data, "status": status}
    channels = _channels(body)
    if channels is None:
        return False, "check-address-other", data
    missing = wanted - channels
    return (False, "check-address-lacks", {**data, "channels": ", ".join(sorted(missing))}) \
        if missing else (True, "check-address-ours", data)


def _wanted(settings: Settings) -> set[str]:
    """The channels that others call at the address."""
    wanted = set()
    if settings.zalo_bot.token.get_secret_value():
        wanted.add("zalo_bot")
    if settings.zalo_oa.app_id:
        wanted.add("zalo_oa")
    if settings.telegram.token.get_secret_value() and settings.telegram.mode == "webhook":
        wanted.add("telegram")
    return wanted


def _channels(body: bytes) -> set[str] | None:
    """Those of a bot like this one; None for another program."""
    told = loaded(body)
    channels = told.get("channels") if isinstance(told, dict) else None
    return set(channels) if isinstance(channels, dict) else None
