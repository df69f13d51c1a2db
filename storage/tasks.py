"""Tasks with their people, and the counter that names them."""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    bindparam,
    delete,
    exists,
    false,
    insert,
    or_,
    select,
    true,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from core.errors import WorkError
from core.fold import fold
from core.tasks import OPEN, Deadline, Kind, Recurrence, State, Task
from storage.engine import Database
from storage.tables import counter, task, task_assignee, task_support

_SETS = {"supporting": (task_support, "unit_id"), "assignees": (task_assignee, "person_id")}
_SEARCHED = ("code", "title", "detail")


class TaskStore:
    """Implements core.ports.tasks.Tasks; the only writer of `task` and its two link tables."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def get(self, task_id: int) -> Task | None:
        """One task with its people."""
        return _first(await self.find(_GET, {"id": task_id}))

    async def by_code(self, code: str) -> Task | None:
        """By its full code (any case)."""
        return _first(await self.find(select(task).where(task.c.code == code.strip().upper())))

    async def many(self, task_ids: Sequence[int]) -> list[Task]:
        """In the order asked for; unknown ids are left out."""
        found = await self.find(select(task).where(task.c.id.in_(set(task_ids))))
        by_id = {t.id: t for t in found}
        return [by_id[i] for i in task_ids if i in by_id]

    async def children(self, parent_id: int) -> list[Task]:
        """The tasks under a parent."""
        return await self.find(
            select(task).where(task.c.parent_id == parent_id).order_by(task.c.id)
        )

    async def open_of(self, person_id: int, headed: Iterable[int], limit: int) -> list[Task]:
        """Open tasks the person owns: assigned to them, or unassigned in units they head."""
        return await self.find(
            _OPEN_OF, {"person": person_id, "headed": list(headed), "limit": limit})

    async def add(self, values: Mapping[str, Any]) -> int:
        """Insert a task row; `supporting` and `assignees` are sets of ids."""
        columns = {k: v for k, v in values.items() if k not in _SETS}
        columns["search_text"] = _search_text(columns)
        done = await self._db.execute(insert(task).values(**columns))
        key = done.inserted_primary_key
        assert key is not None  # noqa: S101 - an insert of one row always has it
        task_id = int(key[0])
        await self._write_sets(task_id, values)
        return task_id

    async def update(self, task_: Task, values: Mapping[str, Any]) -> None:
        """Change columns (and `supporting`, `assignees`) of the version in hand.

        Raises WorkError `changed-meanwhile` when somebody changed the task since it was read.
        """
        columns = {k: v for k, v in values.items() if k not in _SETS}
        if columns.keys() & set(_SEARCHED):
            now = {name: getattr(task_, name) for name in _SEARCHED}
            columns["search_text"] = _search_text({**now, **columns})
        done = await self._db.execute(
            update(task)
            .where(task.c.id == task_.id, task.c.version == task_.version)
            .values(**columns, version=task.c.version + 1)
        )
        if done.rowcount != 1:
            raise WorkError("changed-meanwhile", code=task_.code or "")
        await self._write_sets(task_.id, values)

    async def remove_draft(self, task_id: int) -> None:
        """Delete a draft that was dropped in review."""
        await self._db.execute(
            delete(task).where(task.c.id == task_id, task.c.state == State.DRAFT)
        )

    async def next_code(self, prefix: str, year: int) -> str:
        """The next free code, such as `CCHC-2026-012`."""
        name = f"{prefix}-{year}"
        dialect = sqlite if self._db.is_sqlite else postgresql
        statement = dialect.insert(counter).values(name=name, value=1)
        found = await self._db.execute(
            statement.on_conflict_do_update(
                index_elements=["name"], set_={"value": counter.c.value + 1}
            ).returning(counter.c.value)
        )
        return f"{name}-{found.scalar_one():03d}"

    async def find(
        self, statement: Select[Any], values: dict[str, Any] | None = None
    ) -> list[Task]:
        """Tasks of a bounded SELECT over `task`, with their people, in its order."""
        rows = (await self._db.execute(statement, values)).all()
        ids = [row.id for row in rows]
        links: dict[tuple[int, bool], set[int]] = {}
        if ids:
            for link in await self._db.execute(_LINKS, {"ids": ids}):
                links.setdefault((link.task_id, bool(link.supports)), set()).add(link.other)
        return [
            to_task(row, frozenset(links.get((row.id, True), ())),
                    frozenset(links.get((row.id, False), ())))
            for row in rows
        ]

    async def _write_sets(self, task_id: int, values: Mapping[str, Any]) -> None:
        for name in _SETS.keys() & values.keys():
            table, column = _SETS[name]
            await self._db.execute(delete(table).where(table.c.task_id == task_id))
            rows = [{"task_id": task_id, column: other} for other in sorted(values[name])]
            if rows:
                await self._db.execute(insert(table), rows)


def owned(
    person_id: int | BindParameter[int], headed: Iterable[int] | BindParameter[Any]
) -> ColumnElement[bool]:
    """SQL of core.people.owns_task for staff and heads."""
    mine = exists().where(
        task_assignee.c.task_id == task.c.id, task_assignee.c.person_id == person_id
    )
    anyone = exists().where(task_assignee.c.task_id == task.c.id)
    units = headed if isinstance(headed, BindParameter) else list(headed)
    return or_(mine, task.c.lead_unit_id.in_(units) & ~anyone)


# Built once: to put a statement together costs as much as to run it.
_GET = select(task).where(task.c.id == bindparam("id"))
_OPEN_OF = (
    select(task)
    .where(task.c.state.in_(OPEN), ~task.c.is_parent,
           owned(bindparam("person"), bindparam("headed", expanding=True)))
    .order_by(task.c.due_on.asc().nulls_last(), task.c.id).limit(bindparam("limit"))
)
_IDS: BindParameter[list[int]] = bindparam("ids", expanding=True)
_LINKS = union_all(
    select(task_support.c.task_id, task_support.c.unit_id.label("other"),
           true().label("supports"))
    .where(task_support.c.task_id.in_(_IDS)),
    select(task_assignee.c.task_id, task_assignee.c.person_id, false())
    .where(task_assignee.c.task_id.in_(_IDS)),
)


def to_task(row: Any, supporting: frozenset[int], assignees: frozenset[int]) -> Task:
    """A plain task out of a row of `select(task)`; columns and fields carry the same names."""
    (state, kind, recurrence), deadline = _STATES(row), _DEADLINE(row)
    return Task(
        **dict(zip(_PLAIN, _PLAIN_VALUES(row), strict=True)),
        state=State(state),
        kind=Kind(kind),
        recurrence=Recurrence(recurrence),
        deadline=Deadline(*deadline),
        supporting=supporting,
        assignees=assignees,
    )


def _picker(*names: str) -> Any:
    # By place: to ask a row by name takes ten times as long, and a task has forty columns.
    places = {column.name: place for place, column in enumerate(task.c)}
    return itemgetter(*(places[name] for name in names))


_PLAIN = tuple(
    name for name in Task.__dataclass_fields__
    if name not in {"state", "kind", "recurrence", "deadline", *_SETS}
)
_PLAIN_VALUES = _picker(*_PLAIN)
_STATES = _picker("state", "kind", "recurrence")
_DEADLINE = _picker("deadline_text", "due_on", "due_time", "named_date", "deadline_why")


def _search_text(columns: Mapping[str, Any]) -> str:
    return fold(" ".join(str(columns.get(name) or "") for name in _SEARCHED))


def _first(found: list[Task]) -> Task | None:
    return found[0] if found else None
