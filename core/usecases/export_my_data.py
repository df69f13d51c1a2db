"""A copy of everything held about oneself (Luật 91/2025/QH15, Điều 4; domain.md §9.3)."""

from dataclasses import dataclass
from typing import Any

from core.acting import Act
from core.ports.register import PersonalData
from core.ports.tasks import Histories


@dataclass(frozen=True, slots=True)
class ExportMyData:
    """Gives the person's own data and notes that it was given out."""

    data: PersonalData
    histories: Histories

    async def __call__(self, act: Act) -> dict[str, list[dict[str, Any]]]:
        """Section → rows, JSON-plain."""
        found = await self.data.of(act.person.id)
        await self.histories.add(act, act.now, None, "export_my_data", {}, {}, {})
        return found
