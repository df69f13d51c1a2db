"""Everything that is due at a moment: what the clock, `nhacviec tick` and the tests call."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

log = logging.getLogger("nhacviec")


@dataclass(frozen=True, slots=True)
class Tick:
    """Steps in order; each opens its own transactions, and one failing does not stop the rest."""

    steps: Sequence[Callable[[datetime], Awaitable[None]]]

    async def __call__(self, now: datetime) -> None:
        """Run all steps; raises ExceptionGroup at the end when some failed."""
        failed = []
        for step in self.steps:
            try:
                await step(now)
            except Exception as error:
                log.exception("a step of the clock failed: %s", type(step).__name__)
                failed.append(error)
        if failed:
            raise ExceptionGroup("steps of the clock failed", failed)
