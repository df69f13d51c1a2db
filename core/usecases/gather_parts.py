"""The coordinator's hand on a gathering: open it now, urge who is missing, close it, reopen it."""

from dataclasses import dataclass
from datetime import date, datetime

from core.acting import Act
from core.errors import ForbiddenError, NotFoundError, WorkError
from core.gathering import collection
from core.notices import Kind
from core.people import decides, visible_units
from core.policy import Policy
from core.ports.deliveries import Deliveries, Notify
from core.ports.figures import Figures
from core.ports.parts import Parts
from core.ports.people import People, Units
from core.ports.runtime import Calendar
from core.quarters import Period, parse_period
from core.reminders_times import allowed_from
from core.usecases.read_part import Board, ReadPart, directory_of_rows, keepers_of


@dataclass(frozen=True, slots=True)
class UrgedParts:
    """Units that were asked for, how many people are told, and when (aware)."""

    units: tuple[str, ...]
    people: int
    send_at: datetime


@dataclass(frozen=True, slots=True)
class GatherParts:
    """Coordinator and director."""

    parts: Parts
    figures: Figures
    people: People
    units: Units
    calendar: Calendar
    deliveries: Deliveries
    read: ReadPart
    notify: Notify
    policy: Policy

    async def open(self, act: Act, text: str) -> Board:
        """Gather a period that the clock has not opened; its heads are told at once.

        Raises WorkError `period-unknown`, `period-future`, `parts-nothing`; ForbiddenError.
        """
        _check(act)
        period = parse_period(text, self.policy.scheme, act.today, self.policy.windows)
        if act.today < period.start:
            raise WorkError("period-future", start=period.start, end=period.end)
        calendar = await self.calendar.load(act.today.year)
        due_on = max(collection(period, self.policy, calendar).due_on,
                     calendar.add_working_days(act.today, self.policy.parts_due_days))
        leading = await leading_units(self.figures, self.units, period, min(act.today, period.end))
        if not leading:
            raise WorkError("parts-nothing")
        if await self.parts.period(period.code, period.scheme) is not None:
            there = await self.read.gatherings(act, period.code)
            return await self.read.board(act, there[0])
        gathering = await self.parts.open(period, due_on, act.now, leading)
        board = await self.read.board(act, gathering)
        await self._tell(act, board, None, fresh=True)
        return board

    async def offered(self, act: Act, text: str) -> Period | None:
        """The period typed, when nobody has gathered it yet and this person may do so now.

        Raises WorkError `period-unknown`.
        """
        if not text.strip() or not decides(act.person):
            return None
        period = parse_period(text, self.policy.scheme, act.today, self.policy.windows)
        there = await self.parts.period(period.code, period.scheme)
        return None if there or act.today < period.start else period

    async def urge(self, act: Act, period_id: int, unit_id: int | None) -> UrgedParts:
        """Ask the missing units (or one of them) now, in the presser's name; once an hour each.

        Raises WorkError `parts-all-in`, `parts-closed`, `urge-already`.
        """
        board = await self.board(act, period_id)
        if board.gathering.closed_at is not None:
            raise WorkError("parts-closed")
        return await self._tell(act, board, unit_id, fresh=False)

    async def _tell(
        self, act: Act, board: Board, unit_id: int | None, *, fresh: bool
    ) -> UrgedParts:
        missing = [r for r in board.missing if unit_id in (None, r.unit.id)]
        if not missing:
            raise WorkError("parts-all-in")
        directory = await directory_of_rows(self.people, missing)
        hour = f"{act.now.astimezone(self.policy.zone):%Y%m%d%H}"
        asked: dict[int, list[int]] = {}
        for row in missing:
            for person_id in keepers_of(row, directory, heads_too=False):
                asked.setdefault(person_id, []).append(row.part.id)
        keys = {p: opening_key(board.gathering.id) if fresh
                else f"urge:{hour}:{'-'.join(map(str, ids))}"[:60] for p, ids in asked.items()}
        rows = {p: f"{Kind.PARTS_URGED}:{key}:{p}" for p, key in keys.items()}
        known = await self.deliveries.known(list(rows.values()))
        told = {p: ids for p, ids in asked.items() if rows[p] not in known}
        if not told:
            raise WorkError("urge-already")
        for person_id, ids in told.items():
            payload = {"part_ids": ids, "by": act.person.id, "fresh": fresh}
            await self.notify(act.now, Kind.PARTS_URGED, [person_id], payload, keys[person_id])
        names = tuple(r.unit.short_name for r in missing
                      if any(r.part.id in ids for ids in told.values()))
        send_at = allowed_from(act.now, self.policy.ladder, self.policy.zone)
        return UrgedParts(names, len(told), send_at)

    async def close(self, act: Act, period_id: int, *, closed: bool) -> Board:
        """Stop waiting for the missing ones, or wait again."""
        board = await self.board(act, period_id)
        if (board.gathering.closed_at is not None) is closed:
            return board
        await self.parts.close(period_id, act.now if closed else None,
                               act.person.id if closed else None)
        return await self.board(act, period_id)

    async def board(self, act: Act, period_id: int) -> Board:
        """The board for who manages it. Raises NotFoundError, ForbiddenError."""
        gathering = await self.parts.period_of(period_id)
        if gathering is None or visible_units(act.person) is not None:
            raise NotFoundError("part")
        _check(act)
        return await self.read.board(act, gathering)


def _check(act: Act) -> None:
    if visible_units(act.person) is not None:
        raise NotFoundError("part")
    if not decides(act.person):
        raise ForbiddenError


def opening_key(gathering_id: int) -> str:
    """Of the word that somebody began this gathering; the clock does not say it again."""
    return f"opened:{gathering_id}"


async def leading_units(
    figures: Figures, units: Units, period: Period, day: date
) -> frozenset[int]:
    """Active units that lead a task counted in the period up to `day` (office-local)."""
    cells = await figures.counts(period, day, None)
    leading = {unit_id for (unit_id, _), counts in cells.items() if counts.total}
    return frozenset(unit.id for unit in await units.all() if unit.id in leading)
