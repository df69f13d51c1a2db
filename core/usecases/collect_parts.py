"""What the units' parts bring into a report: their lines, their proposals, and who is missing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.fields import FIELDS
from core.parts import LineKind, PartText
from core.people import Unit
from core.ports.parts import Parts
from core.summary import BlockerLine, PartLine, PartState, Proposal, ResultLine, Summary
from core.usecases.read_part import PartRow, ReadPart


@dataclass(frozen=True, slots=True)
class CollectParts:
    """Confirmed lines take the place of the report's own; the others stay as they are."""

    parts: Parts
    read: ReadPart
    field_label: Callable[[str], str]

    async def __call__(self, summary: Summary, unit: Unit | None) -> Summary:
        """The summary (of `unit` alone, None of all) with what the units confirmed."""
        gathering = await self.parts.period(summary.period.code, summary.period.scheme)
        if gathering is None:
            return summary
        rows = [row for row in await self.read.rows(gathering)
                if unit is None or row.unit.id == unit.id]
        confirmed = [row for row in rows if row.state is not PartState.DRAFT]
        names = {row.unit.name for row in confirmed}
        told = _told(confirmed)
        there = {(line.kind, line.code) for lines in told for line in lines if line.code}
        results = [*(r for r in summary.results
                     if r.unit not in names and (LineKind.RESULT, r.code) not in there),
                   *(self._result(line, row) for row, lines in zip(confirmed, told, strict=True)
                     for line in lines if line.kind is LineKind.RESULT)]
        blockers = [*(b for b in summary.blockers
                      if b.unit not in names and (LineKind.BLOCKER, b.code) not in there),
                    *(_blocker(line, row) for row, lines in zip(confirmed, told, strict=True)
                      for line in lines if line.kind is LineKind.BLOCKER)]
        return replace(
            summary,
            parts=tuple(PartLine(row.unit.id, row.unit.name, row.state, row.by,
                                 row.part.confirmed_at) for row in rows),
            proposals=tuple(Proposal(row.unit.name, line.text)
                            for row, lines in zip(confirmed, told, strict=True)
                            for line in lines if line.kind is LineKind.PROPOSAL),
            results=tuple(self._ordered(results, summary)),
            blockers=tuple(blockers),
        )

    def _result(self, line: PartText, row: PartRow) -> ResultLine:
        return ResultLine(line.code, line.title, row.unit.name, self.field_label(line.field),
                          line.text, line.restricted)

    def _ordered(self, results: Sequence[ResultLine], summary: Summary) -> list[ResultLine]:
        """By field, then by unit, each in its own order; stable within a unit."""
        fields = {self.field_label(code): place for place, code in enumerate(FIELDS)}
        units = {name: place for place, (_, name, _) in enumerate(summary.by_unit)}
        return sorted(results, key=lambda r: (fields.get(r.field, len(fields)),
                                              units.get(r.unit, len(units))))


def _told(rows: Sequence[PartRow]) -> list[list[PartText]]:
    """Each part's lines as they were shown, without those left out.

    Two units may have confirmed a line on a task that moved between them: the later one stands.
    """
    last = {line.key: row for row in sorted(rows, key=_confirmed_at)
            for line in row.part.lines if line.task_id is not None}
    return [[line for line in row.part.lines
             if not line.left_out and last.get(line.key, row) is row] for row in rows]


def _confirmed_at(row: PartRow) -> tuple[datetime, int]:
    assert row.part.confirmed_at is not None  # noqa: S101 - of confirmed parts only
    return row.part.confirmed_at, row.part.id


def _blocker(line: PartText, row: PartRow) -> BlockerLine:
    return BlockerLine(line.code, line.title, row.unit.name, line.text, line.waits_for,
                       line.since, line.restricted)
