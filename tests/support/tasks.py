"""Tasks for stories about the clock: added straight into the tables, as an import would."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import select, update

from core.tasks import Task
from storage.tables import delivery, delivery_item, task
from tests.support.clock import at
from tests.support.office import Office


async def give(
    office: Office, due: str | None, unit: str = "LDVL", who: tuple[str, ...] = ("nam",),
    assigned: str = "2026-02-02", hour: time | None = None, **more: Any,
) -> Task:
    """A task of the unit, given to these people on `assigned`."""
    store = office.app.stores.tasks
    due_on = date.fromisoformat(due) if due else None
    async with office.database.unit():
        code = await store.next_code("CCHC", 2026)
        task_id = await store.add({
            "code": code, "title": f"Rà soát thủ tục {code[-3:]}", "state": "assigned",
            "kind": "assigned", "lead_unit_id": office.unit_ids[unit],
            "assigned_on": date.fromisoformat(assigned), "due_on": due_on, "due_time": hour,
            "original_due_on": due_on, "created_at": at(f"{assigned} 08:00"),
            "wake_at": at(f"{assigned} 08:00"),
            "assignees": {office.person_ids[w] for w in who}, **more,
        })
        found = await store.get(task_id)
    assert found is not None
    return found


async def get(office: Office, task_: Task) -> Task:
    """The task as it now stands."""
    async with office.database.reading():
        found = await office.app.stores.tasks.get(task_.id)
    assert found is not None
    return found


async def tick(office: Office, when: str | None = None) -> None:
    """What the clock does at that moment."""
    if when:
        office.clock.set(when)
    await office.app.tick(office.clock.now())


async def live(office: Office, *moments: str) -> None:
    """Tick at each moment, as a bot that never stopped would."""
    for moment in moments:
        await tick(office, moment)


async def deliveries(office: Office, *columns: str) -> list[tuple[Any, ...]]:
    """Rows of the queue, oldest first."""
    async with office.database.reading():
        rows = await office.database.execute(
            select(*(delivery.c[c] for c in columns)).order_by(delivery.c.id))
        return [tuple(row) for row in rows]


async def milestones(office: Office, task_: Task) -> list[tuple[str, int]]:
    """(milestone, revision) planned for the task, in order."""
    async with office.database.reading():
        rows = await office.database.execute(
            select(delivery_item.c.milestone, delivery_item.c.revision)
            .where(delivery_item.c.task_id == task_.id).order_by(delivery_item.c.id))
        return [(row.milestone, row.revision) for row in rows]


async def change(office: Office, task_: Task, who: str = "cvp", **values: Any) -> Task:
    """Change the task as that person, through the one way."""
    from core.acting import Act

    person = await _person(office, who)
    act = Act(person, "telegram", office.clock.now(), office.app.policy.zone)
    async with office.database.unit():
        fresh: Task = await office.app.use_cases["change_task"](
            act, await office.app.stores.tasks.get(task_.id), "test", values)
    return fresh


async def act_of(office: Office, who: str) -> Any:
    """An action of that person, now."""
    from core.acting import Act

    return Act(await _person(office, who), "telegram", office.clock.now(), office.app.policy.zone)


async def set_wake(office: Office, task_: Task, wake_at: datetime) -> None:
    """Make the clock look at the task then."""
    async with office.database.unit():
        await office.database.execute(
            update(task).where(task.c.id == task_.id).values(wake_at=wake_at))


async def _person(office: Office, who: str) -> Any:
    async with office.database.reading():
        return await office.app.stores.people.get(office.person_ids[who])
