"""What the weekly digest counts beside the summary's figures."""

from datetime import date, datetime
from typing import Protocol


class DigestCounts(Protocol):
    """Two plain numbers."""

    async def due_within(self, first: date, last: date) -> int:
        """Tasks due from `first` to `last` (both included) that were open when `first` began."""
        ...

    async def unreached(self, since: datetime) -> int:
        """Active people whom a message since then could not reach."""
        ...
