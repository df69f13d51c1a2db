"""Published reports: numbered within the year, sealed, never counted again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.quarters import Period
from core.summary import Frozen, Summary


@dataclass(frozen=True, slots=True)
class SealedReport:
    """A published report without its figures; `period` is the code, `unit_id` None for all."""

    seal: Frozen
    period: str
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class Packed:
    """A summary as it is stored: compressed JSON, and the SHA-256 (hexadecimal) of that."""

    content: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class NewSeal:
    """A report to be published at `at` (aware); `year` is the office's year of that moment."""

    period: Period
    unit_id: int | None
    year: int
    at: datetime
    person_id: int
    author: str


class FrozenReports(Protocol):
    """The only way in and out of the published reports."""

    async def pack(self, summary: Summary) -> Packed:
        """The summary as it will be stored; heavy work, done outside of any transaction."""
        ...

    async def add(self, new: NewSeal, packed: Packed) -> Frozen:
        """Store it under the year's next number; two at once get two numbers."""
        ...

    async def get(self, report_id: int) -> SealedReport | None:
        """One report."""
        ...

    async def numbered(self, number: int, year: int) -> SealedReport | None:
        """By its number within the year."""
        ...

    async def of_period(
        self, code: str, scheme: str, unit_id: int | None
    ) -> Sequence[SealedReport]:
        """All reports of a period, the newest first; few."""
        ...

    async def summary(self, report: SealedReport) -> Summary:
        """What was sealed, to the letter.

        Raises WorkError `seal-broken` when it is not what was stored then.
        """
        ...
