"""Where a process dies: around the transaction that writes what matters."""

import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar

from bench.drill.forks import die
from storage.engine import Database

#: Of the outermost unit that this code runs in: does it write what matters?
_matters: ContextVar[list[bool] | None] = ContextVar("matters", default=None)


def matters() -> None:
    """The unit that is open here has written what the drill is about."""
    mark = _matters.get()
    if mark is not None:
        mark.append(True)


def around_commit(point: str, reached: Callable[[], bool]) -> None:
    """Die right "before" or "after" the commit of a unit that matters, the first time that
    `reached` is true."""
    unit = Database.unit

    @asynccontextmanager
    async def trapped(self: Database) -> AsyncIterator[None]:
        if _matters.get() is not None:
            async with unit(self):
                yield
            return
        mark: list[bool] = []
        token = _matters.set(mark)
        try:
            async with unit(self):
                yield
                if mark and point == "before" and reached():
                    die()
        finally:
            _matters.reset(token)
        if mark and point == "after" and reached():
            die()

    Database.unit = trapped  # type: ignore[method-assign]


def die_in(seconds: float) -> None:
    """Die a little later, whatever runs then: a commit, or what comes behind it."""
    threading.Thread(target=lambda: (time.sleep(seconds), die()), daemon=True).start()
