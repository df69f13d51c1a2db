"""Processes that renew an account's tokens, before the double."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from channels.zalo_oa.oauth import OAuth
from channels.zalo_oa.tokens import Tokens
from core.errors import StoreDownError, UnavailableError
from core.ports.channel_tokens import Grant
from tests.support.clock import TestClock
from tests.support.zalo_oa_server import ZaloOaServer

TRADE = "/v4/oa/access_token"


class Memory:
    """Grants of several `Tokens`, which stand for processes; `down` times it does not work."""

    def __init__(self) -> None:
        self.grant: Grant | None = None
        self.down = self.down_after_asking = 0
        self.lock = asyncio.Lock()

    async def load(self) -> Grant | None:
        self._work()
        return self.grant

    async def save(self, grant: Grant, instead_of: Grant | None) -> bool:
        self._work()
        kept = self.grant.refresh_token if self.grant else None
        if kept != (instead_of.refresh_token if instead_of else None):
            return False
        self.grant = grant
        if grant.asked_at is not None:
            self.down, self.down_after_asking = self.down_after_asking, 0
        return True

    async def alone(self, work: Callable[[], Awaitable[None]]) -> None:
        async with self.lock:
            await work()

    def _work(self) -> None:
        if self.down:
            self.down -= 1
            raise StoreDownError("gone")


class World:
    """A double, a clock, what is kept; `process` makes one that uses them."""

    def __init__(self, server: ZaloOaServer, clock: TestClock) -> None:
        self.server, self.clock, self.kept = server, clock, Memory()

    def process(self, first: str | None = None) -> Tokens:
        oauth = OAuth(self.server.app_id, self.server.app_secret, self.server.url)
        return Tokens(oauth, self.kept, self.kept.alone, self.clock.now,
                      self.server.refresh_token if first is None else first)

    @property
    def trades(self) -> int:
        return len(self.server.calls(TRADE))

    def good(self, token: str) -> bool:
        self.server.tokens.check(token)
        return True


async def unusable(tokens: Tokens, rejected: str = "") -> None:
    """There is no token to be had."""
    with pytest.raises(UnavailableError):
        await tokens.access(rejected)
