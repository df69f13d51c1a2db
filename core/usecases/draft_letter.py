"""Công văn đôn đốc: the draft of a letter that lists a unit's overdue tasks; a person signs it."""

import asyncio
import io
import re
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.acting import Act
from core.errors import ForbiddenError, NotFoundError, WorkError
from core.people import Role, Unit, decides, urges_unit, visible_units
from core.policy import Policy
from core.ports.letters import OverdueTasks, UnitDebts
from core.ports.people import Units
from core.ports.reports import LetterWriter, UrgingLetter
from core.ports.runtime import Calendar
from core.ports.tasks import Histories

#: A letter lists so many tasks, the worst; it says how many there are.
TASKS = 200
_AT_ONCE = 1


@dataclass(frozen=True, slots=True)
class DraftUrgingLetter:
    """Who may urge a unit may draft the letter: deciders to any, a head to the own unit."""

    overdue: OverdueTasks
    units: Units
    calendar: Calendar
    histories: Histories
    policy: Policy

    async def __call__(self, act: Act, unit_id: int | None) -> tuple[UrgingLetter, ...]:
        """One letter of what is overdue today; None: deciders one for every unit, a head the own.

        Raises NotFoundError, ForbiddenError, WorkError `letter-nothing`.
        """
        if unit_id is None and not decides(act.person):
            unit_id = min(act.person.units(Role.HEAD), default=None)
            if unit_id is None:
                raise ForbiddenError
        only = await self._unit(act, unit_id) if unit_id is not None else None
        found = await self.overdue.debts(unit_id, act.today, act.now, TASKS)
        letters = tuple([letter for debts in found
                         if (letter := await self._letter(act, debts, only)) is not None])
        if not letters:
            raise WorkError("letter-nothing", unit=only.name if only else "none")
        await self.histories.add(act, act.now, None, "draft_letter", {}, {
            "units": [debts.unit_id for debts in found]}, {})
        return letters

    async def _unit(self, act: Act, unit_id: int) -> Unit:
        seen = visible_units(act.person)
        unit = await self.units.get(unit_id) if seen is None or unit_id in seen else None
        if unit is None:
            raise NotFoundError("listed-unit")
        if not urges_unit(act.person, unit_id):
            raise ForbiddenError
        return unit

    async def _letter(
        self, act: Act, debts: UnitDebts, only: Unit | None
    ) -> UrgingLetter | None:
        unit = only or await self.units.get(debts.unit_id)
        if unit is None:
            return None
        days = await self.calendar.load(act.today.year)
        return UrgingLetter(
            self.policy.organisation, self.policy.parent, self.policy.place, unit.name, act.today,
            days.add_working_days(act.today, self.policy.letter_answer_days), debts.tasks,
            unit_code=unit.code, total=debts.total)


@dataclass(frozen=True, slots=True)
class WriteLetters:
    """The files of letters, written in a thread while others are served."""

    writer: LetterWriter
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def __call__(self, letters: Sequence[UrgingLetter]) -> tuple[str, bytes]:
        """(file name, content): a .docx, or a .zip of several. Raises WorkError
        `report-template`."""
        async with self.turns:
            if len(letters) == 1:
                content = await asyncio.to_thread(self._write, letters[0])
                return f"{file_stem(letters[0])}.docx", content
            bundle = io.BytesIO()
            with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as target:
                for place, letter in enumerate(letters, 1):
                    content = await asyncio.to_thread(self._write, letter)
                    target.writestr(f"{place:02d}-{file_stem(letter)}.docx", content)
            return f"cong-van-don-doc-{letters[0].on:%Y%m%d}.zip", bundle.getvalue()

    def _write(self, letter: UrgingLetter) -> bytes:
        with tempfile.TemporaryDirectory(prefix="nhacviec-") as folder:
            path = Path(folder) / "letter.docx"
            self.writer(letter, path)
            return path.read_bytes()


def file_stem(letter: UrgingLetter) -> str:
    """Plain ASCII, at most 45 characters (domain.md §6.4)."""
    code = re.sub(r"[^0-9a-z]+", "-", letter.unit_code.lower()).strip("-")[:15].strip("-")
    return "-".join(part for part in ("cong-van-don-doc", code, f"{letter.on:%Y%m%d}") if part)
