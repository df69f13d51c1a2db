"""Units and their named groups."""

from typing import Any

from sqlalchemy import select

from core.people import Unit, UnitGroup, UnitType
from storage.engine import Database
from storage.tables import unit, unit_group


class UnitStore:
    """Implements core.ports.people.Units."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def all(self) -> list[Unit]:
        """Every active unit, in the organisation's own order."""
        found = await self._db.execute(
            select(unit).where(unit.c.active).order_by(unit.c.position, unit.c.id)
        )
        return [_unit(row) for row in found]

    async def groups(self) -> list[UnitGroup]:
        """Names that stand for several units."""
        found = await self._db.execute(select(unit_group).order_by(unit_group.c.id))
        return [UnitGroup(r.name, tuple(r.aliases), tuple(r.unit_ids)) for r in found]

    async def get(self, unit_id: int) -> Unit | None:
        """One unit."""
        row = (await self._db.execute(select(unit).where(unit.c.id == unit_id))).first()
        return _unit(row) if row else None


def _unit(row: Any) -> Unit:
    return Unit(row.id, row.code, row.name, row.short_name or row.name, UnitType(row.type),
                tuple(row.aliases), row.is_coordinator, row.active)
