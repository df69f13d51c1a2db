"""What is forgotten after its time."""

from datetime import datetime
from typing import Protocol


class Retention(Protocol):
    """Erases bounded batches; the structured record stays."""

    async def forget(
        self, words_before: datetime, traces_before: datetime, links_before: datetime
    ) -> None:
        """Raw words older than the first moment, technical traces older than the second, copies
        of files behind links older than the third."""
        ...
