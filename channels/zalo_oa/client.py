"""The Official Account's API over HTTP: a call and its answer. Tokens stand in headers only."""

import asyncio
import io
import json
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import aiohttp

from channels.bodies import loaded, read_answer
from channels.errors import as_send_error
from core.errors import (
    ClosedError,
    OutcomeUnknownError,
    RefusedError,
    RetryLaterError,
    SendError,
    UnavailableError,
)

log = logging.getLogger(__name__)

API_BASE = "https://openapi.zalo.me"
#: With the wait for tokens below the lease of a delivery.
SEND_SECONDS = 30.0
#: The access token is not good; met with both signs, and as HTTP's number.
NO_TOKEN = frozenset({-216, -220, 216, 401, -401, -124})
#: The app makes 4,000 requests a minute; how a minute is counted is not said.
RATE_PAUSE = 60.0
_TOO_MANY, _NIGHT = -32, -234
_WINDOW = frozenset({-230, -232})
_QUOTA = frozenset({-211})
_GONE = frozenset({-213, -227, -244})
#: Only the operator can mend these: the app, its permissions, the account's papers and tier.
_OPERATORS = frozenset({-204, -205, -209, -212, -221, -223, -224, -240, -320, -321})
#: -218 is one person's limit and no month's: tomorrow it is another day.
_PASSES = frozenset({-200, -218, 10000, 10002})
#: The country has one clock.
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
#: Some kinds are refused at night; whose clock counts is not said.
_MORNING, _EVENING = 6, 22
#: By our clock it is day: the two clocks differ a little, or Zalo's night is longer than is said.
_DAY_PAUSE = 600.0
_MOST = 1024 * 1024
_LONGEST = 200


class AccessTokens(Protocol):
    """Gives access tokens (channels.zalo_oa.tokens)."""

    async def access(self, rejected: str = "") -> str:
        """A token; another one than `rejected`. Raises UnavailableError."""
        ...

    async def keep(self) -> None:
        """Keep them alive, for ever."""
        ...

    async def close(self) -> None:
        """End what is under way."""
        ...


class ApiError(Exception):
    """Zalo answered with an `error`; the text is Zalo's, never a token.

    `wait` is how many seconds a closed night lasts yet.
    """

    def __init__(self, code: int, words: str = "", wait: float = 0.0) -> None:
        super().__init__(f"{code} {words}".strip())
        self.code = code
        self.wait = wait


class ZaloOaClient:
    """One account. Connections are opened at the first call; `close` lets go of them."""

    def __init__(
        self, tokens: AccessTokens, clock: Callable[[], datetime], api_base: str = ""
    ) -> None:
        self._tokens = tokens
        self._clock = clock
        self._base = (api_base or API_BASE).rstrip("/")
        self._http: aiohttp.ClientSession | None = None
        self._silent_until = 0.0
        self._told: set[int] = set()

    @property
    def http(self) -> aiohttp.ClientSession:
        """The connections; made inside the running loop."""
        if self._http is None or self._http.closed:
            self._http = aiohttp.ClientSession()
        return self._http

    async def call(self, path: str, body: Mapping[str, Any]) -> Any:
        """The `data` of a POST's answer.

        Raises ApiError when Zalo says no, whatever the HTTP status; RetryLaterError when too much
        was asked already; UnavailableError when nothing left (no token, no network),
        OutcomeUnknownError when no answer of Zalo's came back.
        """
        return await self._insist("POST", path, lambda: {"json": dict(body)})

    async def get(self, path: str, params: Mapping[str, Any] | None = None) -> Any:
        """The same for a GET, whose parameters are one piece of JSON; nothing can be unknown."""
        query = {"data": json.dumps(dict(params), ensure_ascii=False)} if params else {}
        return await self._harmless("GET", path, lambda: {"params": query})

    async def upload(self, path: str, name: str, content: bytes) -> Any:
        """The same for a file; a lost answer is no harm, since nobody was sent anything."""

        def form() -> dict[str, Any]:
            # As browsers do it: a name in percent signs would be shown so.
            fields = aiohttp.FormData(quote_fields=False)
            fields.add_field("file", io.BytesIO(content), filename=_plain(name))
            return {"data": fields}

        return await self._harmless("POST", path, form)

    async def keep_alive(self) -> None:
        """Keep the tokens alive, for ever."""
        await self._tokens.keep()

    async def close(self) -> None:
        """Let a refresh end, close the connections."""
        await self._tokens.close()
        if self._http is not None:
            await self._http.close()

    async def _harmless(self, verb: str, path: str, body: Callable[[], dict[str, Any]]) -> Any:
        try:
            return await self._insist(verb, path, body)
        except OutcomeUnknownError as error:
            raise UnavailableError(str(error)) from None

    async def _insist(self, verb: str, path: str, body: Callable[[], dict[str, Any]]) -> Any:
        """Once more, with another token, when the first is not good (any more)."""
        left = self._silent_until - asyncio.get_running_loop().time()
        if left > 0:
            raise RetryLaterError(left)
        token = await self._tokens.access()
        try:
            return await self._once(verb, path, token, body())
        except ApiError as error:
            if error.code not in NO_TOKEN:
                raise
        return await self._once(verb, path, await self._tokens.access(rejected=token), body())

    async def _once(self, verb: str, path: str, token: str, what: dict[str, Any]) -> Any:
        try:
            async with self.http.request(
                verb, self._base + path, headers={"access_token": token}, allow_redirects=False,
                timeout=aiohttp.ClientTimeout(total=SEND_SECONDS), **what,
            ) as answer:
                body = await read_answer(answer, _MOST)
                self._mind_the_rate(answer)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise as_send_error(error) from None
        return self._data(body, answer.status, token)

    def _mind_the_rate(self, answer: aiohttp.ClientResponse) -> None:
        if answer.headers.get("X-RateLimit-Remain", "").strip() == "0":
            self._silent_until = asyncio.get_running_loop().time() + RATE_PAUSE

    def _data(self, body: bytes, status: int, token: str) -> Any:
        told = loaded(body)
        code = _code(told)
        if status == 429 and code is None:
            raise RetryLaterError(RATE_PAUSE)
        if code is None or (status >= 500 and code > 0):
            # A gateway's page, or its JSON: it says nothing of what happened behind it.
            raise OutcomeUnknownError(f"HTTP {status}")
        if code == 0:
            return told.get("data")
        # The token first: cut in the middle it would not be found any more.
        words = str(told.get("message") or "").replace(token, "…")[:_LONGEST]
        if code in _OPERATORS and code not in self._told:
            self._told.add(code)
            log.error("Zalo refuses what zalo_oa asks (%d %s): messages go by other channels until "
                      "the account or its app is put right (docs/zalo.md)", code, words)
        raise ApiError(code, words, _until_morning(self._clock()) if code == _NIGHT else 0.0)


def _plain(name: str) -> str:
    """A file's name without what would end it in a header."""
    return "".join(letter for letter in name if letter.isprintable() and letter not in '"\\/')


def _code(told: object) -> int | None:
    """The `error` of an answer; a number, met as its text too."""
    if not isinstance(told, dict):
        return None
    code = told.get("error")
    if isinstance(code, str) and code.lstrip("-").isdecimal() and len(code) < 9:
        return int(code)
    return code if isinstance(code, int) and not isinstance(code, bool) else None


def _until_morning(now: datetime) -> float:
    """Seconds until six o'clock; by day not a whole one more, but a while."""
    here = now.astimezone(ZONE)
    if _MORNING <= here.hour < _EVENING:
        return _DAY_PAUSE
    morning = here.replace(hour=_MORNING, minute=0, second=0, microsecond=0)
    return ((morning if here < morning else morning + timedelta(days=1)) - here).total_seconds()


def as_refusal(error: ApiError) -> SendError:
    """What a refused send means for the delivery."""
    code, words = error.code, str(error)
    if code in _WINDOW:
        return ClosedError("window")
    if code in _QUOTA:
        return ClosedError("quota")
    if code in _GONE:
        return RefusedError(words)
    if code == _TOO_MANY:
        return RetryLaterError(RATE_PAUSE)
    if code == _NIGHT:
        return RetryLaterError(error.wait)
    if code in NO_TOKEN or code in _OPERATORS or code in _PASSES:
        return UnavailableError(words)
    return SendError(words)
