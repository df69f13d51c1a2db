"""Confirm a unit's part as it was shown, or hand it to somebody of the unit."""

from dataclasses import dataclass, replace

from core.acting import Act
from core.errors import ForbiddenError, NotFoundError, WorkError
from core.gathering import heads
from core.notices import Kind
from core.ports.deliveries import Notify
from core.ports.parts import Parts
from core.ports.people import People
from core.reminders_people import directory_of
from core.summary_lines import PartState
from core.usecases.read_part import PartView, ReadPart


@dataclass(frozen=True, slots=True)
class ConfirmPart:
    """By who writes the part. A confirmation after the due day is kept and marked late; once the
    coordinator has closed the gathering it is refused (decision 0009)."""

    parts: Parts
    people: People
    read: ReadPart
    notify: Notify

    async def __call__(self, act: Act, part_id: int, mark: str) -> PartView:
        """Store the lines that `mark` (PartView.mark) was shown with.

        Raises WorkError `part-closed`, `part-changed` when the part is no longer as it was shown,
        `part-already` when it has been confirmed; NotFoundError, ForbiddenError.
        """
        view = await self._open(act, part_id)
        part = view.row.part
        if part.confirmed_at is not None:
            raise WorkError("part-already", by=view.row.by, at=part.confirmed_at)
        if mark != view.mark:
            raise WorkError("part-changed")
        saved = await self.parts.save(replace(
            part, lines=view.lines.lines, confirmed_by=act.person.id, confirmed_at=act.now))
        fresh = await self.read.view(act, saved, view.drafted)
        await self._tell(act, fresh)
        return fresh

    async def _tell(self, act: Act, view: PartView) -> None:
        """The head, when somebody else confirmed; the coordinators once, when all are in."""
        part = view.row.part
        directory = await directory_of(self.people, units=[part.unit_id])
        answering = heads(part.unit_id, directory)
        if act.person.id not in answering:
            await self.notify(act.now, Kind.PARTS_DONE, answering,
                              {"part_id": part.id, "by": act.person.id}, act.change_id)
        rows = await self.read.rows(view.gathering)
        if all(row.state is not PartState.DRAFT for row in rows):
            await self.notify(act.now, Kind.PARTS_IN, directory.coordinators,
                              {"period_id": view.gathering.id}, str(view.gathering.id))

    async def hand(self, act: Act, part_id: int, person_id: int | None) -> PartView:
        """Hand the part to somebody of the unit, or back to the head (None).

        Raises WorkError `part-closed`, `part-already` when there is nothing left to write;
        NotFoundError, ForbiddenError.
        """
        view = await self._open(act, part_id)
        if view.row.part.confirmed_at is not None:
            raise WorkError("part-already", by=view.row.by, at=view.row.part.confirmed_at)
        if person_id is not None and person_id not in {p.id for p in view.people}:
            raise NotFoundError("person", name="")
        part = view.row.part
        if part.assignee_id == person_id:
            return view
        saved = await self.parts.save(replace(part, assignee_id=person_id))
        if person_id is not None and person_id != act.person.id:
            await self.notify(act.now, Kind.PARTS_URGED, [person_id],
                              {"part_ids": [part.id], "by": act.person.id, "handed": True},
                              act.change_id)
        return await self.read.view(act, saved, view.drafted)

    async def _open(self, act: Act, part_id: int) -> PartView:
        view = await self.read(act, part_id, lock=True)
        if not view.writes:
            raise ForbiddenError
        if view.gathering.closed_at is not None:
            raise WorkError("part-closed")
        return view
