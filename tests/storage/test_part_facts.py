"""A unit's part is drafted from a handful of statements, however many tasks it has."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from sqlalchemy import event, insert, select

from core.quarters import Scheme, window
from core.summary_counts import Cell
from core.tasks import State
from storage import tables
from tests.support.builders import add_task
from tests.support.office import Office
from tests.support.tasks import change

Q2 = window(2026, "Q2", Scheme.DECREE_09_2019)


@contextmanager
def statements(office: Office) -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    seen: list[str] = []

    def note(_conn: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    engine = office.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


async def many_tasks(office: Office, number: int) -> None:
    """Tasks of one unit with three reports each, as a busy quarter leaves them."""
    office.clock.set("2026-06-04 09:00")
    now, unit_id = office.clock.now(), office.unit_ids["LDVL"]
    async with office.database.unit():
        await office.database.execute(insert(tables.task), [
            {"code": f"CCHC-2026-{n:04d}", "title": f"Rà soát thủ tục {n}", "kind": "assigned",
             "state": "in_progress", "field": "procedures", "lead_unit_id": unit_id,
             "assigned_on": date(2026, 3, 20), "created_at": now, "last_progress_at": now,
             "last_result": "được 60%", "search_text": ""} for n in range(number)])
        ids = (await office.database.execute(select(tables.task.c.id))).scalars().all()
        await office.database.execute(insert(tables.progress), [
            {"task_id": i, "at": now - timedelta(days=3 - k), "channel": "telegram",
             "raw_text": f"được {20 * k}%", "percent": 20 * k, "note": ""}
            for i in ids for k in (1, 2, 3)])


async def test_two_thousand_tasks_take_as_many_statements_as_two(office: Office) -> None:
    await many_tasks(office, 2000)
    store = office.app.stores.part_facts
    with statements(office) as seen:
        async with office.database.reading(long=True):
            facts = await store.facts(Q2, date(2026, 6, 4), office.unit_ids["LDVL"], 3000)
    assert len(facts) == 2000
    assert {len(fact.reports) for fact in facts} == {3}
    assert len([s for s in seen if s.lstrip().upper().startswith(("SELECT", "WITH"))]) <= 8


async def test_a_part_of_two_thousand_lines_is_paged(quick_office: Office) -> None:
    office = quick_office
    await many_tasks(office, 2000)
    await office.app.tick(office.clock.now())
    chat = office.chat("hung")
    with statements(office) as seen:
        await chat.say("/phan")
    assert "(trang 1/334)" in chat.text
    assert "Đạt 60%." in chat.text
    assert len(chat.text) < 4000
    assert len(seen) < 60, "no statement a task"
    await chat.press("Xác nhận")
    assert "Đã xác nhận" in chat.text


async def test_facts_of_a_past_period_are_those_of_its_end(office: Office) -> None:
    office.clock.set("2026-05-04 09:00")
    given = await add_task(office, due="2026-07-20", assigned="2026-03-20")
    hung = office.chat("hung")
    await hung.say(f"/capnhat {given.code} đã gửi dự thảo cho các phòng, được 30%")
    office.clock.set("2026-07-01 09:00")
    await hung.say(f"/capnhat {given.code} đã trình ký, được 90%")
    async with office.database.reading():
        (fact,) = await office.app.stores.part_facts.facts(
            Q2, Q2.end, office.unit_ids["LDVL"], 100)
    assert [r.percent for r in fact.reports] == [30]
    assert "đã gửi dự thảo" in fact.last_result
    assert fact.base is None


async def test_a_moved_task_is_told_by_who_leads_it(quick_office: Office) -> None:
    office = quick_office
    office.clock.set("2026-05-04 09:00")
    given = await add_task(office, unit="LDVL", due="2026-05-20", assigned="2026-03-20")
    await change(office, given, lead_unit_id=office.unit_ids["NCC"], state=State.IN_PROGRESS)
    office.clock.set("2026-06-04 09:00")
    store = office.app.stores.part_facts
    async with office.database.reading():
        assert not await store.facts(Q2, date(2026, 6, 4), office.unit_ids["LDVL"], 10)
        (fact,) = await store.facts(Q2, date(2026, 6, 4), office.unit_ids["NCC"], 10)
    assert fact.cell is Cell.OPEN_OVERDUE
