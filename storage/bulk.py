"""Many rows, or many ids, in one statement without SQLAlchemy's own work for each of them.

A morning writes tens of thousands of rows; building their parameters one by one would take
several times as long as the database itself.
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Executable, any_, bindparam, func, literal, select
from sqlalchemy.sql.elements import ClauseElement

from storage.engine import Database


class Bulk:
    """One INSERT or UPDATE whose values are all bindparam(...), compiled at its first use."""

    def __init__(self, database: Database, statement: Executable) -> None:
        self._db = database
        self._statement = statement
        self._sql = ""
        self._makers: list[tuple[str, Callable[[Any], Any] | None]] = []

    async def run(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Once for each row, in the current unit; keys are the names of the bindparams."""
        if not rows:
            return
        if not self._sql:
            self._compile()
        makers = self._makers
        await self._db.connection.exec_driver_sql(self._sql, [
            tuple([make(row[name]) if make else row[name] for name, make in makers])
            for row in rows
        ])

    def _compile(self) -> None:
        dialect = self._db.engine.dialect
        assert isinstance(self._statement, ClauseElement)  # noqa: S101 - every Executable of ours
        compiled: Any = self._statement.compile(dialect=dialect)
        self._makers = [
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup
        ]
        self._sql = str(compiled)


def among(database: Database, column: ColumnElement[Any], values: Collection[Any]) -> Any:
    """SQL of `column IN (values)` with one parameter, so that the statement stays the same one."""
    if database.is_sqlite:
        found = func.json_each(json.dumps(list(values))).table_valued("value")
        return column.in_(select(found.c.value))
    return column == any_(literal(list(values), ARRAY(column.type)))


def named(*names: str) -> dict[str, Any]:
    """Columns whose values come by the same names."""
    return {name: bindparam(name) for name in names}
