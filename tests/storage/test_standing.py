"""A period is counted as it stood at its end, whatever became of its tasks since."""

import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert, update

from core.errors import NotFoundError, WorkError
from core.ports.figures import Cut
from core.summary import Counts, Figure, Summary
from core.tasks import State
from core.usecases.list_counted import CountedPage, ListCounted
from storage import tables
from tests.support.builders import add_task
from tests.support.office import Office
from tests.support.tasks import act_of, change

#: Within Q2/2026 (15/3 to 14/6), and in Q3 after it.
MIDDLE, AFTER = "2026-05-04 09:00", "2026-07-01 09:00"


async def summary(
    office: Office, period: str = "Q2/2026", who: str = "cvp", unit: str | None = None
) -> Summary:
    act = await act_of(office, who)
    async with office.database.reading():
        found: Summary = await office.app.use_cases["build_summary"](
            act, period, office.unit_ids[unit] if unit else None)
    return found


def by_unit(found: Summary) -> dict[str, Counts]:
    return {name: counts for _, name, counts in found.by_unit}


async def opened(office: Office, cut: Cut, who: str = "cvp", **more: Any) -> CountedPage:
    use_case: ListCounted = office.app.use_cases["list_counted"]
    return await use_case(await act_of(office, who), "Q2/2026", cut, **more)


async def test_a_task_moved_in_the_middle_counts_for_who_led_it_at_the_end(
    office: Office,
) -> None:
    moved = await add_task(office, unit="LDVL", due="2026-06-01", assigned="2026-03-20")
    office.clock.set(MIDDLE)
    await change(office, moved, lead_unit_id=office.unit_ids["NCC"])
    office.clock.set("2026-06-20 09:00")
    found = await summary(office)
    assert by_unit(found) == {"Phòng Người có công": Counts(new=1, open_overdue=1)}
    assert found.counts.total == 1, "once, not for both"


async def test_a_task_moved_after_the_end_stays_with_who_led_it_then(office: Office) -> None:
    moved = await add_task(office, unit="LDVL", due="2026-06-01", assigned="2026-03-20")
    office.clock.set(AFTER)
    before = await summary(office)
    await change(office, moved, lead_unit_id=office.unit_ids["NCC"])
    assert by_unit(await summary(office)) == by_unit(before)
    assert list(by_unit(before)) == ["Phòng Lao động – Việc làm – Bảo hiểm"]
    assert list(by_unit(await summary(office, "Q3/2026"))) == ["Phòng Người có công"]
    assert (await summary(office, unit="LDVL")).counts.total == 1
    assert (await summary(office, unit="NCC")).counts.total == 0


async def test_a_merged_units_tasks_are_its_successors(office: Office) -> None:
    await add_task(office, unit="LDVL", assigned="2026-03-20")
    await add_task(office, unit="NCC", assigned="2026-03-20")
    office.clock.set(MIDDLE)
    async with office.database.unit():
        await _set_unit(office, "LDVL", active=False)
        await _took_over(office, "NCC", "LDVL")
    found = await summary(office)
    assert by_unit(found) == {"Phòng Người có công": Counts(new=2, open_no_deadline=2)}
    assert {fact.unit_name for fact in found.tasks} == {"Phòng Người có công"}
    assert (await summary(office, who="ncc")).counts.total == 2, "the new head answers for both"
    page = await opened(office, Cut(Figure.TOTAL), "ncc")
    assert (page.total, {line.unit for line in page.lines}) == (2, {"Phòng Người có công"})


async def test_two_units_merged_in_the_middle_of_a_period_count_as_one(office: Office) -> None:
    """In that period, in the one before, and whatever happened before or after the merger."""
    await add_task(office, unit="LDVL", due="2026-05-20", assigned="2026-02-10")
    moved = await add_task(office, unit="GDNN", assigned="2026-03-20")
    await add_task(office, unit="NCC", assigned="2026-03-20")
    office.clock.set(MIDDLE)
    async with office.database.unit():
        for code in ("LDVL", "GDNN"):
            await _set_unit(office, code, active=False)
            await _took_over(office, "NCC", code)
    office.clock.set("2026-05-10 09:00")
    await add_task(office, unit="NCC", assigned="2026-05-10")
    await change(office, moved, lead_unit_id=office.unit_ids["NCC"])
    office.clock.set(AFTER)
    found = await summary(office)
    assert by_unit(found) == {"Phòng Người có công": Counts(
        carried_in=1, new=3, open_overdue=1, open_no_deadline=3)}
    assert by_unit(await summary(office, "Q1/2026")) == {
        "Phòng Người có công": Counts(new=1, open_in_term=1)}
    assert (await summary(office, who="ncc")).counts.total == 4
    with pytest.raises(NotFoundError):
        await summary(office, who="ncc", unit="LDVL")


async def test_the_trend_holds_what_each_report_said(quick_office: Office) -> None:
    office = quick_office
    for assigned in ("2025-11-03", "2026-01-05", "2026-03-20"):
        given = await add_task(office, due="2026-06-01", assigned=assigned)
    office.clock.set(MIDDLE)
    await change(office, given, lead_unit_id=office.unit_ids["NCC"])
    office.clock.set(AFTER)
    found = await summary(office, "Q3/2026")
    assert [line.period.code for line in found.trend] == [
        "2025-Q4", "2026-Q1", "2026-Q2"]
    for line in found.trend:
        assert line.counts == (await summary(office, line.period.code)).counts
    assert found.trend[-1].counts == found.previous
    alone = await summary(office, "Q3/2026", unit="NCC")
    assert [line.counts.total for line in alone.trend] == [1]
    again = type(found).from_json(json.loads(json.dumps(found.to_json())))
    assert again.trend == found.trend


async def test_a_closed_unit_without_successor_keeps_its_name(quick_office: Office) -> None:
    office = quick_office
    await add_task(office, unit="TCKT", assigned="2026-03-20")
    await add_task(office, unit="GDNN", assigned="2026-03-20")
    office.clock.set(MIDDLE)
    async with office.database.unit():
        await _set_unit(office, "TCKT", active=False)
        await _set_unit(office, "GDNN", active=False)
        for heir in ("VP", "NCC"):
            await _took_over(office, heir, "GDNN")
    assert set(by_unit(await summary(office))) == {
        "Phòng Tài chính – Kế toán", "Phòng Giáo dục nghề nghiệp"}


async def test_a_circle_of_successors_ends(quick_office: Office) -> None:
    office = quick_office
    await add_task(office, unit="LDVL", assigned="2026-03-20")
    office.clock.set(MIDDLE)
    async with office.database.unit():
        for code, before in (("LDVL", "NCC"), ("NCC", "LDVL")):
            await _set_unit(office, code, active=False)
            await _took_over(office, code, before)
    assert (await summary(office)).counts.total == 1


@pytest.mark.parametrize("since", [
    {"state": State.PAUSED}, {"state": State.SUBMITTED},
    {"state": State.CANCELLED, "cancelled_on": date(2026, 7, 1)},
    {"due_on": None}, {"lead_unit_id": 1},
])
async def test_what_happened_since_changes_nothing(
    quick_office: Office, since: dict[str, Any]
) -> None:
    office = quick_office
    given = await add_task(office, due="2026-06-01", assigned="2026-03-20")
    office.clock.set(AFTER)
    before = await summary(office)
    await change(office, given, **since)
    again = await summary(office)
    assert again.counts == before.counts == Counts(new=1, open_overdue=1)
    assert [line.code for line in again.overdue] == [given.code]
    assert (again.tasks[0].state, again.tasks[0].deadline.due_on) == (
        given.state, given.deadline.due_on)


async def test_a_completion_is_counted_when_it_is_accepted_and_judged_by_its_own_day(
    office: Office,
) -> None:
    given = await add_task(office, due="2026-06-12", assigned="2026-03-20", needs_acceptance=True)
    office.clock.set("2026-06-12 16:00")
    reported = office.clock.now().date()
    given = await change(office, given, state=State.SUBMITTED, completed_on=reported)
    office.clock.set(AFTER)
    accepted = office.clock.now().date()
    await change(office, given, state=State.COMPLETED, accepted_on=accepted)
    assert (await summary(office)).counts == Counts(new=1, waiting_confirmation=1)
    later = (await summary(office, "Q3/2026")).counts
    assert later == Counts(carried_in=1, on_time=1), "carried in, and never late for waiting"


async def test_lines_of_a_past_period_are_those_of_its_end(office: Office) -> None:
    given = await add_task(office, due="2026-07-20", assigned="2026-03-20")
    quiet = await add_task(office, due="2026-07-21", assigned="2026-03-20")
    office.clock.set(MIDDLE)
    moment = office.clock.now()
    given = await change(office, given, last_result="Đã gửi dự thảo", last_progress_at=moment)
    office.clock.set(AFTER)
    given = await change(office, given, last_result="Đã trình ký",
                         last_progress_at=office.clock.now())
    await change(office, given, state=State.COMPLETED, completed_on=date(2026, 7, 1))
    found = await summary(office)
    assert [(r.code, r.text) for r in found.results] == [(given.code, "Đã gửi dự thảo")]
    assert found.tasks[0].last_result == "Đã gửi dự thảo"
    assert {line.code for line in found.next_period} == {given.code, quiet.code}
    now = await summary(office, "Q3/2026")
    assert [r.text for r in now.results] == ["Đã trình ký"]


async def test_extras_of_the_period_before_are_not_this_ones(office: Office) -> None:
    given = await add_task(office, due="2026-07-20", assigned="2026-03-20")
    office.clock.set(MIDDLE)
    async with office.database.unit():
        for row in (
            {"asked_at": office.clock.now(), "decided_at": office.clock.now(), "state": "granted"},
            {"asked_at": office.clock.now(), "decided_at": None, "state": "asked"},
        ):
            await office.database.execute(insert(tables.extension).values(
                task_id=given.id, wanted_on=given.deadline.due_on, **row))
        await office.database.execute(insert(tables.blocker).values(
            task_id=given.id, at=office.clock.now(), text="Chờ Sở Tư pháp"))
    office.clock.set(AFTER)
    second, third = await summary(office, "Q2/2026"), await summary(office, "Q3/2026")
    assert second.extras is not None
    assert third.extras is not None
    assert (second.extras.extensions_asked, second.extras.extensions_granted) == (2, 1)
    assert (third.extras.extensions_asked, third.extras.extensions_granted) == (0, 0)
    assert second.extras.extended_once == third.extras.extended_once == 1
    assert (second.extras.blockers_raised, third.extras.blockers_raised) == (1, 0)
    assert (second.extras.blocked, third.extras.blocked) == (1, 1)


async def test_difficulties_of_a_past_period_are_those_of_its_end(office: Office) -> None:
    """Whatever became of the tasks since, and of the units: the list is as long as its figure."""
    office.clock.set(MIDDLE)
    for unit in ("LDVL", "NCC"):
        given = await add_task(office, unit=unit, assigned="2026-03-20")
        async with office.database.unit():
            await office.database.execute(insert(tables.blocker).values(
                task_id=given.id, at=office.clock.now(), text=f"Chờ {unit}"))
    office.clock.set(AFTER)
    await change(office, given, state=State.COMPLETED, completed_on=date(2026, 7, 1))
    async with office.database.unit():
        await _set_unit(office, "LDVL", active=False)
        await _took_over(office, "NCC", "LDVL")
    found = await summary(office)
    assert found.extras is not None
    assert [line.text for line in found.blockers] == ["Chờ LDVL", "Chờ NCC"]
    assert len(found.blockers) == found.extras.blockers_open
    assert {line.unit for line in found.blockers} == {"Phòng Người có công"}
    assert len((await summary(office, who="ncc")).blockers) == 2
    assert [line.text for line in (await summary(office, "Q3/2026")).blockers] == ["Chờ LDVL"]


async def test_who_may_not_read_the_report_opens_none_of_its_figures(quick_office: Office) -> None:
    office = quick_office
    for number in range(10):
        await add_task(office, f"Việc {number}", unit="LDVL", assigned="2026-03-20")
    await add_task(office, unit="NCC", assigned="2026-03-20")
    office.clock.set(MIDDLE)
    whole = await opened(office, Cut(Figure.OPEN), "cdoan")
    assert (whole.total, len(whole.lines), whole.pages) == (11, 8, 2)
    assert len((await opened(office, Cut(Figure.OPEN), page=1)).lines) == 3
    own = await opened(office, Cut(Figure.OPEN), "hung")
    assert own.total == 10
    for who, unit in (("hung", "NCC"), ("nam", "LDVL"), ("nam", None)):
        unit_id = office.unit_ids[unit] if unit else None
        with pytest.raises(NotFoundError):
            await opened(office, Cut(Figure.OPEN, unit_id), who)
    assert (await opened(office, Cut(Figure.OPEN), page=-5)).page == 0
    with pytest.raises(NotFoundError):
        await opened(office, Cut(Figure.OPEN, 999_999))


async def test_a_period_to_come_is_refused(quick_office: Office) -> None:
    office = quick_office
    with pytest.raises(WorkError) as caught:
        await summary(office, "2026-Q4")
    assert caught.value.code == "period-future"
    assert "chưa bắt đầu" in await office.chat("cvp").say("/tonghop Q4/2026")
    assert "bị ngược" in await office.chat("cvp").say("/tonghop 15/4/2026-1/3/2026")


async def _set_unit(office: Office, code: str, **values: Any) -> None:
    await office.database.execute(
        update(tables.unit).where(tables.unit.c.id == office.unit_ids[code]).values(**values))


async def _took_over(office: Office, code: str, before: str) -> None:
    await office.database.execute(insert(tables.unit_predecessor).values(
        unit_id=office.unit_ids[code], predecessor_id=office.unit_ids[before]))
