"""The account's tokens: one refresher at a time, a pair kept before anybody uses it."""

import asyncio
import contextvars
import hashlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from channels.zalo_oa.oauth import DEAD, GrantRefusedError, OAuth, Pair
from core.errors import SendError, StoreDownError, UnavailableError
from core.ports.channel_tokens import Grant, Grants

log = logging.getLogger(__name__)

#: Of 25 hours the last one: then a new pair is asked for, and the old token still serves when
#: that fails. Of a shorter life its last quarter.
AHEAD = timedelta(hours=1)
#: A refresh token lives three months; an account that says nothing for long keeps it alive so.
MONTH = timedelta(days=30)
#: Seconds: how long somebody who sends waits for a new pair.
PATIENCE = 15.0
#: Pauses after a failure, from … to; a dead token is tried again only because Zalo may err.
_SOON, _SOON_MOST = 5.0, 600.0
_DEAD, _DEAD_MOST = 300.0, 6 * 3600.0
#: A pair that is refused while it is younger than this is not replaced: it would not help.
_YOUNG = timedelta(minutes=5)
_KEEP_S, _SAVE_AGAIN_S, _CLOSE_S = 600.0, 1.0, 12.0
#: Characters of a first token's mark; the column holds four of them.
_MARK, _MARKS = 16, 64
#: Behind the code of a refusal: an earlier answer never came.
_LOST = " lost"

#: Runs the work in one process at a time (storage.locks.alone).
Alone = Callable[[Callable[[], Awaitable[None]]], Awaitable[None]]


class Tokens:
    """Access tokens for one app. `first` is the configuration's refresh token, which may be ""."""

    def __init__(
        self, oauth: OAuth, grants: Grants, alone: Alone, clock: Callable[[], datetime], first: str
    ) -> None:
        self._oauth = oauth
        self._grants = grants
        self._alone = alone
        self._clock = clock
        self._first = first
        self._grant: Grant | None = None
        #: The access token that Zalo refused last.
        self._rejected = ""
        self._work: asyncio.Task[None] | None = None
        self._trade: asyncio.Task[None] | None = None
        self._rest_until = self._pause = 0.0
        self._said = ""
        self._closed = False

    async def access(self, rejected: str = "") -> str:
        """A token that Zalo should take; `rejected` is one that it has just refused.

        Raises UnavailableError when there is none.
        """
        self._rejected = rejected or self._rejected
        if not self._good(self._grant):
            await self._renewed()
            if self._grant is not None and self._grant.access_token == self._rejected != "":
                # It was refused while we looked; whoever looks again knows.
                await self._renewed()
        if self._grant is None or not self._alive(self._grant):
            raise UnavailableError("no access token of Zalo's")
        return self._grant.access_token

    async def keep(self) -> None:
        """For ever: get the first pair, and a new one each month of silence."""
        while True:
            try:
                grant = await self._load()
                age = self._now() - grant.saved_at if grant else MONTH
                if grant is None or not grant.access_token or not -AHEAD < age < MONTH:
                    await self._renewed()
            except StoreDownError as error:
                log.warning("the tokens of zalo_oa wait for the database: %s", error)
            await asyncio.sleep(_KEEP_S if self._resting_for() <= 0 else self._resting_for())

    async def close(self) -> None:
        """Let a trade that is under way end: what Zalo has given must not be lost."""
        self._closed = True
        for task, patience in ((self._trade, _CLOSE_S), (self._work, 0.0)):
            if task is not None and not task.done():
                await asyncio.wait([task], timeout=patience)
            if task is not None and not task.done():
                task.cancel()
                await asyncio.wait([task])
                if task is self._trade:
                    log.error("the stop cut a refresh of zalo_oa's tokens off")

    # Judging

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)

    def _alive(self, grant: Grant | None) -> bool:
        now = self._now()
        # Kept in the future, by a clock that was put right since: nothing is known of its age.
        return (grant is not None and grant.access_token not in ("", self._rejected)
                and grant.saved_at - AHEAD < now < grant.access_until)

    def _good(self, grant: Grant | None) -> bool:
        if grant is None or not self._alive(grant):
            return False
        ahead = min(AHEAD, (grant.access_until - grant.saved_at) / 4)
        return self._now() < grant.access_until - ahead

    def _resting_for(self) -> float:
        return self._rest_until - asyncio.get_running_loop().time()

    # Renewing

    async def _renewed(self) -> None:
        """Wait until the grant was looked at again; whoever waits is not who works."""
        if self._closed:
            return
        if self._work is None or self._work.done():
            # A context of its own: in the caller's unit of work nothing would be committed.
            self._work = asyncio.create_task(self._renew(), context=contextvars.Context())
        await asyncio.wait([self._work], timeout=PATIENCE)

    async def _renew(self) -> None:
        try:
            if self._trade is not None and not self._trade.done():
                await asyncio.shield(self._trade)
            self._grant = await self._load()
            if self._grant is None:
                self._say("-", "zalo_oa has no refresh token: set zalo_oa.refresh_token "
                               "(docs/zalo.md)")
            elif not self._good(self._grant) and self._resting_for() <= 0:
                await self._alone(self._shielded)
        except StoreDownError as error:
            log.warning("the tokens of zalo_oa wait for the database: %s", error)
        except Exception as error:  # noqa: BLE001 - its words may hold anything; nobody else sees it
            log.error("the tokens of zalo_oa: %s", type(error).__name__)
            self._rest(_SOON, _SOON_MOST)

    async def _shielded(self) -> None:
        """A lock that is lost must not cut off a trade: what Zalo gave would be lost too."""
        self._trade = asyncio.create_task(self._refresh())
        await asyncio.shield(self._trade)

    async def _refresh(self) -> None:
        """Alone over all processes: look again, ask, keep, and only then use."""
        grant = self._grant = await self._load()
        if grant is None or self._good(grant):
            return
        now = self._now()
        age = now - grant.saved_at
        if grant.access_token == self._rejected != "" and timedelta() <= age < _YOUNG:
            self._say("young", "Zalo refuses new access tokens of zalo_oa: are the app active and "
                               "its permissions granted?")
            self._rest(_DEAD, _DEAD_MOST)
            return
        unanswered = _unanswered(grant)
        # The same statement as for the pair: nothing is new to the database when that has to hurry.
        asked = replace(grant, asked_at=unanswered or now, refusal="")
        if not await self._grants.save(asked, grant):
            self._grant = await self._load()
            return
        try:
            pair = await self._oauth.trade(grant.refresh_token)
        except GrantRefusedError as error:
            await self._refused(asked, error.code, unanswered)
        except UnavailableError as error:
            # Nothing left: this time was none.
            await self._grants.save(replace(asked, asked_at=unanswered), asked)
            self._later(error)
        except SendError as error:
            self._later(error)
        else:
            await self._take(asked, pair, now)

    def _later(self, error: SendError) -> None:
        log.warning("no new tokens of zalo_oa yet: %s", error)
        self._rest(_SOON, _SOON_MOST)

    async def _take(self, grant: Grant, pair: Pair, now: datetime) -> None:
        new = Grant(grant.seed, pair.access, now + timedelta(seconds=pair.seconds),
                    pair.refresh or grant.refresh_token, now)
        kept = await self._saved(new, grant)
        # Another one came meanwhile (the configuration's): that one counts.
        self._grant = new if kept else await self._load()
        self._pause = 0.0
        if self._said:
            log.info("zalo_oa has new tokens")
        self._said = ""

    async def _saved(self, new: Grant, old: Grant) -> bool:
        """Insist: the old refresh token is used up, and the new one is nowhere else."""
        told = False
        while True:
            try:
                return await self._grants.save(new, old)
            except Exception as error:  # noqa: BLE001 - whatever it is, giving up would be worse
                if not told:
                    log.error("new tokens of zalo_oa wait for the database: %s",
                              type(error).__name__)
                told = True
            await asyncio.sleep(_SAVE_AGAIN_S)

    async def _refused(self, asked: Grant, code: str, unanswered: datetime | None) -> None:
        dead = code in DEAD
        lost = unanswered if dead else None
        if not await self._grants.save(
                replace(asked, refusal=f"{code}{_LOST if lost else ''}"), asked):
            # Somebody was faster: refused was only the token that they had used.
            self._grant = await self._load()
            return
        if dead:
            told = (f"; the answer to a refresh of {lost:%Y-%m-%d %H:%M} UTC never came, so its "
                    "tokens are lost" if lost else "")
            words = (f"Zalo refuses the refresh token of zalo_oa ({code}{told}): messages go by "
                     "other channels until zalo_oa.refresh_token has a new one (docs/zalo.md)")
        else:
            words = (f"Zalo gives no new tokens of zalo_oa ({code}): are app_id and app_secret "
                     "right, and is the app active?")
        self._say(f"{code} {mark(asked.refresh_token)}", words)
        self._rest(*(_DEAD, _DEAD_MOST) if dead else (_SOON, _SOON_MOST))

    def _rest(self, first: float, most: float) -> None:
        self._pause = min(max(self._pause * 2, first), most)
        self._rest_until = asyncio.get_running_loop().time() + self._pause

    def _say(self, what: str, words: str) -> None:
        """Once for each thing."""
        if what != self._said:
            log.error(words)
        self._said = what

    async def _load(self) -> Grant | None:
        """What is kept; a first token that was never seen replaces it.

        One that was configured earlier does not: a process that still has it must not undo what
        the operator mended.
        """
        grant = await self._grants.load()
        seed = mark(self._first) if self._first else ""
        if not seed or (grant is not None and seed in _marks(grant)):
            return grant
        now = self._now()
        first = Grant(seed, "", now, self._first, now)
        if grant is not None:
            first = replace(first, seed=(seed + grant.seed)[:_MARKS])
        await self._grants.save(first, grant)
        self._rest_until = self._pause = 0.0
        return await self._grants.load()


def _unanswered(grant: Grant) -> datetime | None:
    """When a pair was asked for whose answer nobody has seen."""
    answered = grant.refusal and not grant.refusal.endswith(_LOST)
    return None if answered else grant.asked_at


def mark(token: str) -> str:
    """Tells first tokens apart without holding them."""
    return hashlib.sha256(f"zalo_oa {token}".encode()).hexdigest()[:_MARK]


def _marks(grant: Grant) -> set[str]:
    return {grant.seed[place:place + _MARK] for place in range(0, len(grant.seed), _MARK)}
