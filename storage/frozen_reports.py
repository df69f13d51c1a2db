"""Published reports: compressed JSON with its checksum, numbered within the year."""

import asyncio
import hashlib
import json
import logging
import zlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from core.errors import WorkError
from core.ports.frozen import NewSeal, Packed, SealedReport
from core.summary import Frozen, Summary
from storage.engine import Database
from storage.tables import counter, frozen_report

log = logging.getLogger("nhacviec")
#: Reports of a period that are shown, and unpacked reports that are kept at hand.
_EDITIONS, _AT_HAND = 20, 2


class FrozenReportStore:
    """Implements core.ports.frozen.FrozenReports; the only writer of `frozen_report`."""

    def __init__(self, database: Database) -> None:
        self._db = database
        # Turning the pages of a figure must not unpack 20,000 tasks for each page.
        self._at_hand: OrderedDict[str, Summary] = OrderedDict()

    async def pack(self, summary: Summary) -> Packed:
        """The summary as it will be stored, made in a thread."""
        return await asyncio.to_thread(_packed, summary)

    async def add(self, new: NewSeal, packed: Packed) -> Frozen:
        """Store it under the year's next number.

        The year's counter is one row that only one transaction at a time can raise.
        """
        number = await self._next_number(new.year)
        report_id = await self._db.insert(insert(frozen_report).values(
            year=new.year, number=number, period=new.period.code, scheme=new.period.scheme,
            unit_id=new.unit_id, at=new.at, person_id=new.person_id, author=new.author,
            sha256=packed.sha256, snapshot=packed.content,
        ))
        return Frozen(report_id, number, new.year, new.at, new.author)

    async def get(self, report_id: int) -> SealedReport | None:
        """One report."""
        return await self._one(frozen_report.c.id == report_id)

    async def numbered(self, number: int, year: int) -> SealedReport | None:
        """By its number within the year."""
        return await self._one((frozen_report.c.number == number) & (frozen_report.c.year == year))

    async def of_period(
        self, code: str, scheme: str, unit_id: int | None
    ) -> Sequence[SealedReport]:
        """All reports of a period, the newest first."""
        rows = await self._db.execute(
            _plain().where(frozen_report.c.period == code, frozen_report.c.scheme == scheme,
                           frozen_report.c.unit_id.is_not_distinct_from(unit_id))
            .order_by(frozen_report.c.id.desc()).limit(_EDITIONS)
        )
        return [_report(row) for row in rows]

    async def summary(self, report: SealedReport) -> Summary:
        """What was sealed; raises WorkError `seal-broken` when it is not what was stored then."""
        row = (await self._db.execute(
            select(frozen_report.c.sha256, frozen_report.c.snapshot)
            .where(frozen_report.c.id == report.seal.id)
        )).one()
        try:
            found = await self._unpacked(bytes(row.snapshot), row.sha256)
        except (ValueError, KeyError, TypeError, zlib.error) as error:
            log.error("the sealed report %s of %s does not open: %s", report.seal.number,
                      report.seal.year, error)
            raise WorkError("seal-broken", number=_two(report.seal.number),
                            year=str(report.seal.year)) from None
        return replace(found, frozen=report.seal)

    async def _next_number(self, year: int) -> int:
        dialect = sqlite if self._db.is_sqlite else postgresql
        first = dialect.insert(counter).values(name=f"#report-{year}", value=1)
        found = await self._db.execute(first.on_conflict_do_update(
            index_elements=["name"], set_={"value": counter.c.value + 1}
        ).returning(counter.c.value))
        return int(found.scalar_one())

    async def _one(self, condition: ColumnElement[bool]) -> SealedReport | None:
        row = (await self._db.execute(_plain().where(condition))).one_or_none()
        return _report(row) if row else None

    async def _unpacked(self, content: bytes, sha256: str) -> Summary:
        if hashlib.sha256(content).hexdigest() != sha256:
            msg = "its checksum differs"
            raise ValueError(msg)
        if sha256 not in self._at_hand:
            self._at_hand[sha256] = await asyncio.to_thread(_unpacked, content)
        self._at_hand.move_to_end(sha256)
        while len(self._at_hand) > _AT_HAND:
            self._at_hand.popitem(last=False)
        return self._at_hand[sha256]


def _packed(summary: Summary) -> Packed:
    plain = json.dumps(summary.to_json(), ensure_ascii=False, separators=(",", ":"))
    content = zlib.compress(plain.encode())
    return Packed(content, hashlib.sha256(content).hexdigest())


def _unpacked(content: bytes) -> Summary:
    return Summary.from_json(json.loads(zlib.decompress(content)))


def _plain() -> Select[Any]:
    f = frozen_report.c
    return select(f.id, f.number, f.year, f.at, f.author, f.period, f.unit_id)


def _report(row: Any) -> SealedReport:
    seal = Frozen(row.id, row.number, row.year, row.at, row.author)
    return SealedReport(seal, row.period, row.unit_id)


def _two(number: int) -> str:
    return f"{number:02d}"
