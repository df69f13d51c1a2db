"""A step of the month's quota, or of the people served → what the coordinators are told."""

from dataclasses import dataclass

from core.notices import Kind, PeopleLimit, QuotaTold
from core.people import Role
from core.ports.deliveries import Delivery
from core.quota import people_step
from core.usecases.compose import GONE, NOT_ALLOWED, Composed, Scene
from core.usecases.read_quota import ReadQuota, ShowQuota


@dataclass(frozen=True, slots=True)
class ComposeQuota:
    """Read when it leaves: the figures are those of that moment."""

    read: ReadQuota
    show: ShowQuota

    async def __call__(self, delivery: Delivery, scene: Scene) -> Composed:
        """Nothing when the month is over, or the quota was raised meanwhile."""
        if not scene.person.has(Role.COORDINATOR):
            return NOT_ALLOWED
        payload = delivery.payload
        if delivery.kind == Kind.PEOPLE_LIMIT:
            served = [s for s in await self.show.people() if s.channel == payload["channel"]]
            full = [s for s in served if people_step(s.linked, s.limit) >= payload["step"]]
            return PeopleLimit(full[0].channel, full[0].linked, full[0].limit) if full else GONE
        standing = [s for s in await self.read(scene.now)
                    if (s.channel, s.month.isoformat()) == (payload["channel"], payload["month"])
                    and s.step >= payload["step"]]
        return QuotaTold(standing[0]) if standing else GONE
