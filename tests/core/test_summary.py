import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from core.digest import Digest, DigestFigures, UnitStanding
from core.quarters import Scheme, window
from core.summary import (
    BlockerLine,
    Counts,
    DirectiveCounts,
    Extras,
    IdentityError,
    NextLine,
    OverdueLine,
    PersonCounts,
    ResultLine,
    Summary,
    TaskFact,
)
from core.tasks import Deadline, State

COUNTS = Counts(new=39, early=12, on_time=26, late=1)
BEFORE = Counts(carried_in=2, open_overdue=2)
EXTRAS = Extras(extensions_asked=3, extended_once=2, evidence_present=30, evidence_missing=9)
TASK = TaskFact(
    id=7,
    code="CCHC-2026-007",
    title="Rà soát 30% TTHC",
    unit_id=2,
    unit_name="Phòng TTHC",
    field="procedures",
    state=State.COMPLETED,
    assigned_on=date(2026, 4, 1),
    deadline=Deadline("chậm nhất ngày 20/5/2026", date(2026, 5, 20)),
    completed_on=date(2026, 5, 19),
    supporting=("Văn phòng",),
)
SUMMARY = Summary(
    organisation="Sở Nội vụ",
    parent="UBND tỉnh Hà Tĩnh",
    place="Hà Tĩnh",
    period=window(2026, "Q2", Scheme.DECREE_09_2019),
    snapshot=datetime(2026, 6, 14, 18, 30, tzinfo=UTC),
    counts=COUNTS,
    by_unit=((2, "Phòng TTHC", COUNTS),),
    by_field=(("procedures", "Cải cách thủ tục hành chính", COUNTS),),
    previous=BEFORE,
    results=(ResultLine("CCHC-2026-007", "Rà soát", "Phòng TTHC", "TTHC", "Đã rà soát"),),
    blockers=(BlockerLine("CCHC-2026-008", "Sửa", "Phòng TTHC", "chờ góp ý", "Sở Tư pháp"),),
    overdue=(OverdueLine("CCHC-2026-009", "Trả lời", "Văn phòng", date(2026, 6, 1), 13),),
    next_period=(NextLine("CCHC-2026-010", "Báo cáo", "Văn phòng", date(2026, 8, 1)),),
    tasks=(TASK,),
    previous_period=window(2026, "Q1", Scheme.DECREE_09_2019),
    previous_by_unit=((2, "Phòng TTHC", BEFORE),),
    by_directive=(DirectiveCounts(5, "19/KH-UBND 10/01/2026", COUNTS),),
    by_person=(PersonCounts(9, "Phạm Minh", 2, "Phòng TTHC", COUNTS),),
    extras=EXTRAS,
    extras_by_unit=((2, "Phòng TTHC", EXTRAS),),
)


def test_json_keeps_everything() -> None:
    text = json.dumps(SUMMARY.to_json(), ensure_ascii=False)
    assert Summary.from_json(json.loads(text)) == SUMMARY


def test_json_says_totals_and_rates_in_english_keys() -> None:
    plain = SUMMARY.to_json()
    assert plain["period"] == {
        "code": "2026-Q2",
        "scheme": "decree_09_2019",
        "start": "2026-03-15",
        "end": "2026-06-14",
    }
    row = plain["by_unit"][0]
    assert (row["unit_id"], row["unit"]) == (2, "Phòng TTHC")
    assert row["counts"]["total"] == 39
    assert row["counts"]["on_time_rate"] == 97.44
    assert plain["previous"]["on_time_rate"] is None
    assert plain["tasks"][0]["deadline"]["due_on"] == "2026-05-20"


def test_a_frozen_summary_of_an_older_release_opens() -> None:
    plain = SUMMARY.to_json()
    del plain["timezone"], plain["tasks"][0]["evidence_count"]
    assert Summary.from_json({**plain, "unknown": 1}) == SUMMARY
    for name in ("previous_period", "previous_by_unit", "by_directive", "by_person", "extras",
                 "extras_by_unit"):
        del plain[name]
    assert Summary.from_json(plain).counts == COUNTS


@pytest.mark.parametrize("wrong", [
    {"extras": replace(EXTRAS, evidence_missing=8)},
    {"extras": replace(EXTRAS, stale=1)},
    {"extras": replace(EXTRAS, blocked=1, blockers_open=1)},
    {"extras": replace(EXTRAS, extended_more=38)},
    {"extras_by_unit": ((2, "Phòng TTHC", Extras(evidence_missing=39)),)},
    {"by_directive": (DirectiveCounts(None, "", Counts(new=1, early=1)),)},
    {"by_person": (PersonCounts(9, "Phạm Minh", 2, "Phòng TTHC", Counts(new=1)),)},
    {"previous_by_unit": ((2, "Phòng TTHC", Counts(carried_in=1, open_overdue=1)),)},
])
def test_parts_that_contradict_the_counts_are_refused(wrong: dict[str, object]) -> None:
    SUMMARY.check()
    with pytest.raises(IdentityError):
        replace(SUMMARY, **wrong).check()


def test_the_change_since_the_period_before() -> None:
    assert SUMMARY.change("completed") == 39
    assert SUMMARY.change("open_overdue") == -2
    assert replace(SUMMARY, previous=None).change("total") is None


@pytest.mark.parametrize("broken", [{"counts": {"new": "39"}}, {"period": {}}, {"by_unit": [{}]}])
def test_another_shape_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        Summary.from_json({**SUMMARY.to_json(), **broken})


def test_counted_to_is_office_local_and_never_after_the_period() -> None:
    assert SUMMARY.counted_to == date(2026, 6, 14)
    early = replace(SUMMARY, snapshot=datetime(2026, 5, 9, 18, 0, tzinfo=UTC))
    assert early.counted_to == date(2026, 5, 10)


def test_rows_must_add_up() -> None:
    SUMMARY.check()
    with pytest.raises(IdentityError):
        replace(SUMMARY, by_field=(("other", "Khác", Counts(new=1, early=1)),)).check()
    with pytest.raises(IdentityError):
        replace(SUMMARY, counts=Counts(new=1), by_unit=(), by_field=()).check()


def test_digest_tells_what_changed() -> None:
    digest = Digest(
        organisation="Sở Nội vụ",
        week_of=date(2026, 6, 8),
        moment=datetime(2026, 6, 8, 0, 30, tzinfo=UTC),
        now=DigestFigures(open=45, overdue=7),
        before=DigestFigures(open=42, overdue=9),
        units=(UnitStanding(2, "Phòng TTHC", 10, 2, 3, Decimal("66.67")),),
    )
    assert (digest.change("open"), digest.change("overdue")) == (3, -2)
    assert replace(digest, before=None).change("open") is None
    assert Digest.from_json(json.loads(json.dumps(digest.to_json()))) == digest
