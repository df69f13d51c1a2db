"""Several people, and impatient ones, at one report."""

import asyncio
from contextvars import Context
from typing import Any

import pytest
from sqlalchemy import select

from core.acting import Act
from core.errors import WorkError
from storage.tables import frozen_report, history
from tests.support.builders import add_task
from tests.support.office import Office
from tests.support.sealed import (
    Q2,
    a_quarter,
    frozen,
    newest,
    person,
)
from tests.support.waiting import until


async def test_old_buttons_do_not_publish_twice(quick_office: Office) -> None:
    office = quick_office
    await a_quarter(office)
    lan, gd = office.chat("cvp"), office.chat("gd")
    await lan.say(Q2)
    await lan.press("Chốt báo cáo")
    sure = lan.last
    await gd.say(Q2)
    await gd.press("Chốt báo cáo")
    await gd.press("tôi đã kiểm tra")
    await lan.press("tôi đã kiểm tra", on=sure)
    assert "Kỳ này vừa được Nguyễn Văn Giám chốt" in lan.text
    assert "gõ /tonghop số 01/2026" in lan.text
    assert "không lấy lại được" in await gd.say("/hoantac")
    # On purpose it goes, and both stay.
    await lan.say(Q2)
    await lan.press("Số liệu hiện nay")
    await lan.press("Chốt báo cáo")
    assert "đã có báo cáo chốt trước đó" in lan.text
    await lan.press("tôi đã kiểm tra")
    assert "số 02/2026" in lan.text
    assert "thay thế báo cáo số 01/2026" in await lan.say(Q2)
    await lan.press("Báo cáo số 01/2026")
    assert "Đã có báo cáo số 02/2026 thay thế" in lan.text
    assert "Báo cáo số 01/2026" in await lan.say("/summary báo cáo số 1/2026")
    assert "Báo cáo số 01/2026" in await lan.say("/summary report no. 01/2026")
    assert "Không có gì thay đổi" in await lan.say("/summary so sánh Q2/2026")


async def test_two_at_once_get_two_numbers(office: Office) -> None:
    await a_quarter(office)
    freeze = office.app.use_cases["freeze_report"]
    acts = [Act(await person(office, code), "telegram", office.clock.now(),
                office.app.policy.zone) for code in ("cvp", "gd", "pgd", "cvp")]
    periods = ("2026-Q2", "2026-05", "2026-04", "2026-Q1")
    reports = await asyncio.gather(
        *(freeze(act, period) for act, period in zip(acts, periods, strict=True)))
    assert sorted(report.seal.number for report in reports) == [1, 2, 3, 4]
    # Two who saw the same: one publishes, the other is told.
    seen = {"after": reports[0].seal.id}
    outcomes = await asyncio.gather(
        *(freeze(act, "2026-Q2", **seen) for act in acts[:2]), return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["SealedReport", "WorkError"]
    assert [o.code for o in outcomes if isinstance(o, WorkError)] == ["freeze-meanwhile"]
    async with office.database.reading():
        rows = (await office.database.execute(
            select(history.c.task_id, history.c.after)
            .where(history.c.action == "freeze-report").order_by(history.c.id))).all()
        numbers = (await office.database.execute(
            select(frozen_report.c.number).order_by(frozen_report.c.number))).scalars().all()
    assert numbers == [1, 2, 3, 4, 5], "who was told left no gap"
    assert [row.task_id for row in rows] == [None] * 5
    assert sorted(row.after["number"] for row in rows) == numbers


async def test_impatient_taps_on_publishing_are_counted_two_at_a_time(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = quick_office
    await a_quarter(office)
    real, running, most = office.app.stores.figures.tally, 0, 0

    async def tally(*asked: Any) -> Any:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        found = await real(*asked)
        running -= 1
        return found

    monkeypatch.setattr(office.app.stores.figures, "tally", tally)
    act = Act(await person(office, "cvp"), "telegram", office.clock.now(), office.app.policy.zone)
    outcomes = await asyncio.gather(
        *(office.app.use_cases["freeze_report"](act, "2026-Q2", after=0) for _ in range(6)),
        return_exceptions=True)
    assert most == 2
    assert [o.seal.number for o in outcomes if not isinstance(o, BaseException)] == [1]
    assert {o.code for o in outcomes if isinstance(o, WorkError)} == {"freeze-meanwhile"}


async def test_what_is_written_meanwhile_tears_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_quarter(office)
    real = office.app.stores.figures.facts

    async def facts(*asked: Any) -> Any:
        # Somebody books a task late while the report is counted; a stranger to its transaction.
        meanwhile = add_task(office, "Ghi sổ muộn", assigned="2026-06-01")
        await asyncio.create_task(meanwhile, context=Context())
        return await real(*asked)

    monkeypatch.setattr(office.app.stores.figures, "facts", facts)
    await frozen(office)
    monkeypatch.undo()
    async with office.database.reading():
        report = await office.app.stores.frozen_reports.get(await newest(office))
        assert report is not None
        summary = await office.app.stores.frozen_reports.summary(report)
    assert (len(summary.tasks), summary.counts.total) == (12, 12)
    assert "12 → 13 (+01)" in await office.chat("gd").say(f"{Q2} so sánh")


async def test_others_are_answered_while_a_report_is_counted(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = quick_office
    await a_quarter(office)
    monkeypatch.setattr("bot.patience._MOMENT", 0.01)
    counting, go_on = asyncio.Event(), asyncio.Event()
    real = office.app.stores.figures.tally

    async def slow(*asked: Any) -> Any:
        counting.set()
        await go_on.wait()
        return await real(*asked)

    monkeypatch.setattr(office.app.stores.figures, "tally", slow)
    lan, nam = office.chat("cvp"), office.chat("nam")
    asking = asyncio.create_task(lan.say(Q2))
    await counting.wait()
    assert "60%" in await nam.say("CCHC-2026-001 được 60%"), "a report is written meanwhile"
    await until(lambda: lan.text == "Đang lập báo cáo…")
    go_on.set()
    assert "Tổng hợp quý II/2026" in await asking
    assert all("Đang lập" not in shown.text for shown in lan.screen), "it gave way to the report"
    counting.clear()
    go_on.clear()
    pressing = asyncio.create_task(lan.press("từng con số"))
    await counting.wait()
    assert lan.toast == "Đang đếm…"
    assert "CCHC-2026-001" in await nam.say("/viec")
    go_on.set()
    assert "Các con số" in await pressing
