"""The counting SQL agrees with the pure rule on every cell, on both databases."""

import random
from datetime import date, timedelta
from typing import Any

from core.quarters import Scheme, parse_period
from core.summary import Counts, TaskFact, count
from core.tasks import Deadline, State
from tests.support.builders import add_task
from tests.support.office import Office

START = date(2025, 11, 1)


def a_task(rng: random.Random) -> dict[str, Any]:
    def day() -> date:
        return START + timedelta(days=rng.randrange(300))

    due = rng.choice([None, day()])
    state = rng.choice([s for s in State if s is not State.DRAFT])
    return {
        "state": state,
        "assigned": day().isoformat(),
        "due": due.isoformat() if due else None,
        "named_date": due + timedelta(days=1) if due and rng.random() < 0.5 else due,
        "completed_on": (rng.choice([day(), *([due, due + timedelta(days=1)] if due else [])])
                         if state is State.COMPLETED else None),
        "cancelled_on": day() if state is State.CANCELLED else None,
        "boundary_decision": rng.choice([None, "on_time", "late"]),
        "unit": rng.choice(["VP", "LDVL", "NCC"]),
        "field": rng.choice(["procedures", "steering"]),
    }


async def test_sql_counts_as_the_rule_does(office: Office) -> None:
    rng = random.Random(2026)
    tasks = [await add_task(office, **a_task(rng)) for _ in range(150)]
    figures = office.app.stores.figures
    for code in ("2026-Q1", "2026-Q2", "2025", "2026-05", "2025-12-20..2026-01-10"):
        period = parse_period(code, Scheme.DECREE_09_2019, date(2026, 9, 1))
        for snapshot in (period.end, period.start + timedelta(days=20)):
            async with office.database.reading():
                found = await figures.counts(period, snapshot, None)
                facts = await figures.facts(period, snapshot, None, 1000)
            groups = {(t.lead_unit_id, t.field) for t in tasks}
            expected = {
                key: counts for key in groups
                if (counts := count([fact(t) for t in tasks if (t.lead_unit_id, t.field) == key],
                                    period, snapshot)).total
            }
            assert found == expected
            assert count(facts, period, snapshot) == sum(found.values(), start=Counts())


def fact(task: Any) -> TaskFact:
    return TaskFact(
        id=task.id, code=task.code, title=task.title, unit_id=task.lead_unit_id, unit_name="",
        field=task.field, state=task.state, assigned_on=task.assigned_on,
        deadline=Deadline("", task.deadline.due_on, None, task.deadline.named_date),
        completed_on=task.completed_on, cancelled_on=task.cancelled_on,
        boundary_decision=task.boundary_decision,
    )
