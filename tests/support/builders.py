"""Tasks as they would stand after import or assignment, without walking there."""

from datetime import UTC, date, datetime
from typing import Any

from core.tasks import Kind, State, Task
from tests.support.office import Office


async def add_task(office: Office, title: str = "Rà soát thủ tục hành chính", *,
                   unit: str = "LDVL", due: str | None = None, state: State = State.ASSIGNED,
                   assigned: str | None = None, assignees: tuple[str, ...] = (),
                   supporting: tuple[str, ...] = (), **values: Any) -> Task:
    """A task of `unit`; dates as `2026-03-20`."""
    tasks = office.app.stores.tasks
    today = office.clock.now().date()
    due_on = date.fromisoformat(due) if due else None
    assigned_on = date.fromisoformat(assigned) if assigned else today
    async with office.database.unit():
        code = await tasks.next_code("CCHC", assigned_on.year)
        task_id = await tasks.add({
            "code": code, "title": title, "state": state, "kind": Kind.ASSIGNED,
            "field": "procedures", "lead_unit_id": office.unit_ids[unit], "due_on": due_on,
            "target_on": due_on, "original_due_on": due_on, "assigned_on": assigned_on,
            "created_at": datetime(assigned_on.year, assigned_on.month, assigned_on.day,
                                   tzinfo=UTC),
            "wake_at": office.clock.now(),
            "assignees": {office.person_ids[code] for code in assignees},
            "supporting": {office.unit_ids[code] for code in supporting},
            **values,
        })
        found = await tasks.get(task_id)
    assert found is not None
    return found


async def fresh(office: Office, task: Task) -> Task:
    """The task as it stands now, read in another unit of work."""
    async with office.database.reading():
        found = await office.app.stores.tasks.get(task.id)
    assert found is not None
    return found
