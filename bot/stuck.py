"""An update that fails as if the database were down, while it is not: it must not hold its chat up.

The network delivers it again and again, and all that the person says afterwards waits behind it.
"""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

#: So often, and for so many seconds, an update may fail while the database answers.
TRIES, PATIENCE_S = 5, 600.0
#: More are not counted; the oldest is forgotten.
_MOST = 1_000

Key = tuple[int, int]


@dataclass(slots=True)
class _Failed:
    since: float
    tries: int = 0


class Stuck:
    """Counts, by bot and update, failures that the database is not to blame for."""

    def __init__(
        self, ping: Callable[[], Awaitable[None]], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._ping = ping
        self._clock = clock
        self._failed: dict[Key, _Failed] = {}

    def is_last(self, key: Key) -> bool:
        """True when it has been tried for long enough: taken now, or told that it cannot be."""
        failed = self._failed.get(key)
        return (failed is not None and failed.tries >= TRIES
                and self._clock() - failed.since >= PATIENCE_S)

    async def note(self, key: Key) -> None:
        """It failed. Counts only while the database takes something: an outage is waited for."""
        try:
            await self._ping()
        except Exception:  # noqa: BLE001 - whatever the driver calls it: the database is down
            self._failed.pop(key, None)
            return
        if key not in self._failed and len(self._failed) >= _MOST:
            del self._failed[next(iter(self._failed))]
        self._failed.setdefault(key, _Failed(self._clock())).tries += 1

    def forget(self, key: Key) -> None:
        """It is handled."""
        self._failed.pop(key, None)
