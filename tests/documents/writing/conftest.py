"""A report of one quarter, small and hostile, for every writer."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.quarters import Scheme, window
from core.summary import (
    BlockerLine,
    Cell,
    NextLine,
    OverdueLine,
    ResultLine,
    Summary,
    TaskFact,
    classify,
    count,
)
from core.tasks import Deadline, State

PERIOD = window(2026, "Q2", Scheme.DECREE_09_2019)
DUE = date(2026, 5, 20)
FIELD = "Cải cách thủ tục hành chính"
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "<b>đậm</b> & ]]> </w:t>",
    "Biểu tượng 😀 và {{ summary }} {% raw %}",
    "điều\x00khiển\x07\x1b[31m\ufffe\ud800",
    "dài " * 2500,
    "http://example.vn/đường-dẫn",
    "0123",
)


def fact(number: int, state: State, completed_on: date | None = None) -> TaskFact:
    return TaskFact(
        id=number,
        code=f"CCHC-2026-{number:03d}",
        title=f"Nhiệm vụ số {number}",
        unit_id=1 + number % 2,
        unit_name=("Văn phòng", "Phòng Cải cách hành chính")[number % 2],
        field="procedures",
        state=state,
        assigned_on=PERIOD.start,
        deadline=Deadline("chậm nhất ngày 20/5/2026", DUE),
        directive="507/SNV-VP ngày 19/3/2026",
        completed_on=completed_on,
    )


def summary_of(facts: list[TaskFact]) -> Summary:
    end = PERIOD.end
    units = sorted({(f.unit_id or 0, f.unit_name) for f in facts})
    overdue = [f for f in facts if classify(f, PERIOD, end) is Cell.OPEN_OVERDUE]
    summary = Summary(
        organisation="Sở Nội vụ",
        parent="UBND tỉnh Hà Tĩnh",
        place="Hà Tĩnh",
        period=PERIOD,
        snapshot=datetime(2026, 6, 16, 1, 0, tzinfo=UTC),
        counts=count(facts, PERIOD, end),
        by_unit=tuple(
            (i, name, count((f for f in facts if f.unit_name == name), PERIOD, end))
            for i, name in units
        ),
        by_field=(("procedures", FIELD, count(facts, PERIOD, end)),),
        results=tuple(
            ResultLine(f.code, f.title, f.unit_name, FIELD, "đã trình.") for f in facts[:3]
        ),
        blockers=(BlockerLine("X-1", "Sửa quy chế", "Văn phòng", "chưa góp ý", "Sở Tư pháp", DUE),),
        overdue=tuple(
            OverdueLine(f.code, f.title, f.unit_name, DUE, f.overdue_days(end)) for f in overdue
        ),
        next_period=(NextLine("X-2", "Báo cáo", "Văn phòng", date(2026, 8, 5)),),
        tasks=tuple(facts),
    )
    summary.check()
    return summary


@pytest.fixture
def example() -> Summary:
    """39 tasks: 12 early, 26 on time, 1 late."""
    days = [DUE - timedelta(days=2)] * 12 + [DUE] * 26 + [DUE + timedelta(days=1)]
    return summary_of([fact(i, State.COMPLETED, day) for i, day in enumerate(days, 1)])


@pytest.fixture
def hostile() -> Summary:
    """Every text that comes from people tries to be something else."""
    facts = [
        replace(
            fact(i, State.IN_PROGRESS), title=text, last_result=text, directive=text,
            unit_name=text, supporting=(text,), blocker=text, waits_for=text,
            deadline=Deadline(text), original_due_on=DUE, extension_count=2, percent=50,
        )
        for i, text in enumerate(HOSTILE)
    ]
    return replace(
        summary_of(facts), organisation=HOSTILE[8], parent=HOSTILE[6], unit=HOSTILE[7]
    )
