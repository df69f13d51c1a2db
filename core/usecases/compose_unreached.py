"""A window's failures → the one message that tells a coordinator of them."""

from dataclasses import dataclass
from datetime import datetime, time

from core.notices import Unreachable
from core.people import Role
from core.ports.deliveries import Delivery
from core.ports.unreached import UnreachedPeople
from core.reminders_times import local_moment
from core.usecases.compose import GONE, NOT_ALLOWED, Composed, Scene

#: Named in the message; the others are counted.
_NAMED = 10


@dataclass(frozen=True, slots=True)
class ComposeUnreached:
    """Read when it leaves; the reader is not told of themselves."""

    unreached: UnreachedPeople

    async def __call__(self, delivery: Delivery, scene: Scene) -> Composed:
        """Who was not reached in the window, and not told of before on that day."""
        if not scene.person.has(Role.COORDINATOR):
            return NOT_ALLOWED
        since, until = (datetime.fromisoformat(delivery.payload[k]) for k in ("since", "until"))
        zone = scene.ground.zone
        day = local_moment(since.astimezone(zone).date(), time(0), zone)
        total, people = await self.unreached.between(since, until, day, scene.person.id, _NAMED)
        return Unreachable(total, tuple(people)) if total else GONE
