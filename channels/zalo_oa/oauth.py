"""Zalo's OAuth host: a refresh token for a new pair. No token ever shows in an error."""

from dataclasses import dataclass, field

import aiohttp

from channels.bodies import loaded, read_answer
from channels.errors import as_send_error
from core.errors import OutcomeUnknownError

OAUTH_BASE = "https://oauth.zaloapp.com"
_PATH = "/v4/oa/access_token"
_SECONDS = 12.0
_MOST = 64 * 1024
#: When the answer does not say, in seconds: an hour less than the documents promise.
_LIFE = 24 * 3600
#: However long is promised: within it a month's silence is noticed (tokens.py).
_LONGEST_LIFE = 7 * 24 * 3600
#: An empty answer with status 200 is how a token that was used before was refused in production
#: (August 2026); one that never was gets -14014.
EMPTY = "empty"
#: This refresh token will never be taken again.
DEAD = frozenset({"-118", "-14014", EMPTY})


class GrantRefusedError(Exception):
    """Zalo gives no new pair; `code` is Zalo's number, or EMPTY."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Pair:
    """What was given; `refresh` is "" when the old refresh token stays good."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    seconds: int


class OAuth:
    """One app at Zalo's OAuth host."""

    def __init__(self, app_id: str, app_secret: str, base: str = "") -> None:
        self._app_id = app_id
        self._secret = app_secret
        self._address = f"{(base or OAUTH_BASE).rstrip('/')}{_PATH}"

    async def trade(self, refresh: str) -> Pair:
        """A new pair; the refresh token is used up then.

        Raises GrantRefusedError, UnavailableError when nothing left, OutcomeUnknownError when it
        may have been used up although no answer came.
        """
        form = {"app_id": self._app_id, "grant_type": "refresh_token", "refresh_token": refresh}
        try:
            async with aiohttp.ClientSession() as http, http.post(
                self._address, data=form, headers={"secret_key": self._secret},
                allow_redirects=False, timeout=aiohttp.ClientTimeout(total=_SECONDS),
            ) as answer:
                return read_pair(await read_answer(answer, _MOST), answer.status)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise as_send_error(error) from None


def read_pair(body: bytes, status: int) -> Pair:
    """The answer of the host. Raises GrantRefusedError, OutcomeUnknownError for no answer of it."""
    if not body.strip() and status == 200:
        raise GrantRefusedError(EMPTY)
    data = loaded(body)
    if not isinstance(data, dict):
        raise OutcomeUnknownError(f"HTTP {status}")
    access, refresh = data.get("access_token"), data.get("refresh_token")
    if isinstance(access, str) and access:
        return Pair(access, refresh if isinstance(refresh, str) else "",
                    _seconds(data.get("expires_in")))
    code = data.get("error")
    if code in (None, 0, "0"):
        raise OutcomeUnknownError(f"HTTP {status} without tokens")
    # Met as a number and as its text.
    raise GrantRefusedError(str(code)[:12])


def _seconds(value: object) -> int:
    """A string of digits in the documents and in traffic; numbers are met too."""
    try:
        seconds = int(str(value))
    except ValueError:
        return _LIFE
    return min(seconds, _LONGEST_LIFE) if seconds > 0 else _LIFE
