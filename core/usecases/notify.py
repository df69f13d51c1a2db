"""Write a notice for people into the queue, once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.policy import Policy
from core.ports.deliveries import Deliveries, NewDelivery
from core.reminders_times import allowed_from


@dataclass(frozen=True, slots=True)
class NotifyPeople:
    """Implements core.ports.deliveries.Notify."""

    deliveries: Deliveries
    policy: Policy

    async def __call__(
        self,
        at: datetime,
        kind: str,
        person_ids: Iterable[int],
        payload: Mapping[str, Any],
        key: str,
        task_ids: Iterable[int] = (),
    ) -> None:
        """One row a person, to leave at once, or when the quiet hours end."""
        send_at = allowed_from(at, self.policy.ladder, self.policy.zone)
        ids = list(task_ids)
        full = {**payload, "task_ids": ids} if ids else dict(payload)
        await self.deliveries.add([
            NewDelivery(f"{kind}:{key}:{person_id}", kind, person_id, send_at, full, at)
            for person_id in sorted(set(person_ids))
        ])
