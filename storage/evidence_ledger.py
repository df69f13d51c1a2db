"""The ledger of evidence: which files prove the results of a period's tasks."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from core.quarters import Period
from core.summary import EvidenceLine
from storage.figures import CountStore
from storage.figures_standing import standing
from storage.tables import evidence, person, task, unit


class LedgerStore(CountStore):
    """The part of core.ports.figures.Figures that lists files."""

    async def evidence(
        self, period: Period, snapshot: date, unit_id: int | None, limit: int
    ) -> Sequence[EvidenceLine]:
        """The files given up to the snapshot to the tasks that the period counts.

        By unit, code and moment. What was taken back is left out, as in the figures of evidence:
        it proves nothing; the task's history still tells of it. Who gave a file keeps the name
        after leaving; it is empty only where the person was erased.
        """
        at = await self.snapshot(period, snapshot)
        s = standing(at, unit_id).subquery("s")
        rows = await self._db.execute(
            select(task.c.code, task.c.title, unit.c.name.label("unit"),
                   person.c.full_name.label("person"), evidence.c.at, evidence.c.name,
                   evidence.c.size, evidence.c.sha256, evidence.c.channel)
            .select_from(s)
            .join(task, task.c.id == s.c.id)
            .join(evidence, evidence.c.task_id == s.c.id)
            .outerjoin(unit, unit.c.id == s.c.unit)
            .outerjoin(person, person.c.id == evidence.c.person_id)
            .where(evidence.c.at < at.end, evidence.c.undone_at.is_(None))
            .order_by(unit.c.position, unit.c.id, task.c.code, evidence.c.at, evidence.c.id)
            .limit(limit)
        )
        return [
            EvidenceLine(r.code or "", r.title, r.unit or "", r.person or "", r.at, r.name, r.size,
                         r.sha256, r.channel)
            for r in rows
        ]
