"""The Zalo Bot API over HTTP: a call and its answer. Addresses hold the token: never logged."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import aiohttp

from channels.bodies import loaded, read_answer
from channels.errors import as_send_error
from channels.zalo.ports import Quota
from core.errors import (
    ClosedError,
    OutcomeUnknownError,
    RefusedError,
    RetryLaterError,
    SendError,
    UnavailableError,
)

API_BASE = "https://bot-api.zaloplatforms.com"
#: Below the lease of a delivery.
SEND_SECONDS = 30.0
#: More than Zalo holds an idle poll.
_POLL_SPARE = 5.0
#: The answer of an idle poll; to a send it says nothing.
IDLE = 408
UNAUTHORIZED = 401
#: What Zalo counts; that a typing sign is no message is assumed.
COUNTED = frozenset({"sendMessage", "sendPhoto", "sendSticker", "sendVoice"})
#: No time is given with 429 and no sample of it is known; at the month's end it is days.
QUOTA_PAUSE = 300.0
#: Nothing but 429 for so many seconds: Zalo's own count of the month is used up, whatever ours is.
STUBBORN = 900.0
_MAX_ANSWER = 1024 * 1024
_LONGEST = 200


class ApiError(Exception):
    """Zalo answered `ok: false`. Its text is Zalo's description, never an address."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description


class ZaloClient:
    """One bot. Connections are opened at the first call; `close` lets go of them.

    Every message is taken from the `quota` before it leaves.
    """

    def __init__(self, token: str, api_base: str = "", quota: Quota | None = None) -> None:
        self._token = token
        self._quota = quota
        #: Since when (the loop's clock) every message was refused for the quota.
        self._refused_since: float | None = None
        self._base = f"{(api_base or API_BASE).rstrip('/')}/bot{token}/"
        self._http: aiohttp.ClientSession | None = None

    @property
    def http(self) -> aiohttp.ClientSession:
        """The connections; made inside the running loop."""
        if self._http is None or self._http.closed:
            self._http = aiohttp.ClientSession()
        return self._http

    async def call(
        self, method: str, params: dict[str, Any] | None = None, *, seconds: float = SEND_SECONDS
    ) -> Any:
        """The `result` of the method (None when the answer has none).

        Raises ApiError when Zalo says no, whatever the HTTP status; UnavailableError when nothing
        left, OutcomeUnknownError when no answer of Zalo's came back; ClosedError when the month's
        messages are used up.
        """
        if method not in COUNTED:
            return await self._request(method, params, seconds)
        give_back = await self._taken()
        try:
            result = await self._request(method, params, seconds)
        except (ApiError, SendError) as error:
            what = as_refusal(error) if isinstance(error, ApiError) else error
            # What may have been accepted stays counted, and so does what is cut off here.
            if give_back is not None and not isinstance(what, OutcomeUnknownError):
                await give_back()
            if isinstance(what, RetryLaterError) and self._is_stubborn():
                raise ClosedError("quota") from None
            raise
        self._refused_since = None
        return result

    async def _taken(self) -> Callable[[], Awaitable[None]] | None:
        """Take a message of the month; what gives it back."""
        if self._quota is None:
            return None
        month = await self._quota.take()
        return partial(self._quota.give_back, month)

    def _is_stubborn(self) -> bool:
        now = asyncio.get_running_loop().time()
        if self._refused_since is None:
            self._refused_since = now
        return now - self._refused_since >= STUBBORN

    async def expect(self, count: int) -> None:
        """Raises ClosedError when so many messages are more than the month has left."""
        if self._quota is not None and not await self._quota.has_room(count):
            raise ClosedError("quota")

    async def _request(
        self, method: str, params: dict[str, Any] | None, seconds: float
    ) -> Any:
        try:
            async with self.http.post(
                self._base + method, json=params or {}, allow_redirects=False,
                timeout=aiohttp.ClientTimeout(total=seconds),
            ) as answer:
                body = await read_answer(answer, _MAX_ANSWER)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            # Not the error itself: its words hold the address.
            raise as_send_error(error) from None
        return self._result(body, answer.status)

    async def poll(self, seconds: int) -> Any:
        """What arrived, None when nothing did within `seconds`. Errors as in `call`."""
        try:
            # The documents call the number a string.
            return await self.call(
                "getUpdates", {"timeout": str(seconds)}, seconds=seconds + _POLL_SPARE)
        except ApiError as error:
            if error.code == IDLE:
                return None
            raise

    async def close(self) -> None:
        """Close the connections."""
        if self._http is not None:
            await self._http.close()

    def _result(self, body: bytes, status: int) -> Any:
        data = loaded(body)
        if not isinstance(data, dict) or not isinstance(data.get("ok"), bool):
            # A gateway's page: it says nothing of what happened behind it.
            raise OutcomeUnknownError(f"HTTP {status}")
        if data["ok"]:
            return data.get("result")
        code = _whole(data.get("error_code", data.get("errorCode")))
        words = str(data.get("description") or "")[:_LONGEST].replace(self._token, "…")
        raise ApiError(status if code is None else code, words)


def _whole(value: object) -> int | None:
    """A number, written as one or as a string: what is idle must not be taken for an error."""
    try:
        return int(str(value))
    except ValueError:
        return None


def kind_of(error: Exception) -> str:
    """For the log: Zalo's number, or what kind of error it is; its words may quote anything."""
    return str(error.code) if isinstance(error, ApiError) else type(error).__name__


def as_refusal(error: ApiError) -> SendError:
    """What a refused send means for the delivery.

    403 is Zalo's "internal server error" and passes; only words about the address refuse it.
    """
    gone = any(word in error.description.lower() for word in ("chat", "user", "recipient"))
    match error.code:
        case 429:
            return RetryLaterError(QUOTA_PAUSE)
        case 408:
            return OutcomeUnknownError(str(error))
        case 401 | 403 | 426:
            return UnavailableError(str(error))
        case 404 if gone:
            return RefusedError(str(error))
        case code if code >= 500:
            return UnavailableError(str(error))
    return SendError(str(error))
