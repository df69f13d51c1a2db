"""Nobody answers: the head, the coordinator and the directors are told, each once."""

from datetime import timedelta

from tests.support.office import Office
from tests.support.tasks import change, give, live, milestones, tick


def texts(office: Office, who: str, word: str = "xin anh/chị chỉ đạo") -> list[str]:
    return [s.text for s in office.chat(who).screen if word in s.text]


async def test_head_then_coordinator_then_directors(office: Office) -> None:
    task = await give(office, "2026-03-03")
    await live(office, "2026-03-03 07:30", "2026-03-04 07:30")
    assert len(texts(office, "hung")) == 1, "one working day after"
    assert not texts(office, "cvp")
    await live(office, "2026-03-05 07:30", "2026-03-06 07:30")
    assert len(texts(office, "cvp")) == 1, "three working days after"
    assert not texts(office, "gd")
    await live(office, "2026-03-09 07:30", "2026-03-12 07:30")
    assert len(texts(office, "gd")) == len(texts(office, "pgd")) == 1, "seven working days after"
    await live(office, *[f"2026-03-{d} 07:30" for d in range(13, 31)])
    for who in ("hung", "cvp", "gd", "pgd"):
        assert len(texts(office, who)) == 1
    told = [name for name, _ in await milestones(office, task) if "escalate" in name]
    assert told == ["escalate:1", "escalate:2", "escalate:3", "escalate:3"]


async def test_a_deputy_hears_only_of_the_units_in_charge(office: Office) -> None:
    await give(office, "2026-03-03", unit="NCC", who=())
    await tick(office, "2026-03-12 07:30")
    assert texts(office, "gd")
    assert not texts(office, "pgd")


async def test_an_answer_stops_it_until_it_goes_stale(office: Office) -> None:
    task = await give(office, "2026-03-03")
    await tick(office, "2026-03-04 07:30")
    assert len(texts(office, "hung")) == 1
    await change(office, task, "nam", last_progress_at=office.clock.now(), percent=60)
    await live(office, "2026-03-06 07:30", "2026-03-09 07:30", "2026-03-11 05:00")
    assert not texts(office, "cvp")
    await live(office, "2026-03-12 05:00", "2026-03-12 07:30")
    assert len(texts(office, "cvp")) == 1
    assert len(texts(office, "hung")) == 1


async def test_an_answer_between_planning_and_sending_counts(office: Office) -> None:
    task = await give(office, "2026-03-03")
    await tick(office, "2026-03-04 05:00")
    office.clock.forward(hours=1)
    await change(office, task, "nam", last_progress_at=office.clock.now())
    await tick(office, "2026-03-04 07:30")
    assert not texts(office, "hung")


async def test_the_head_who_owns_the_task_is_not_told_of_the_head(office: Office) -> None:
    await give(office, "2026-03-03", who=())
    await tick(office, "2026-03-04 07:30")
    (told,) = [s.text for s in office.chat("hung").screen if "phần báo cáo" not in s.text]
    assert "chỉ đạo" not in told


async def test_a_new_deadline_starts_anew(office: Office) -> None:
    task = await give(office, "2026-03-03")
    await tick(office, "2026-03-04 07:30")
    await change(office, task, due_on=task.deadline.due_on + timedelta(days=7))
    await live(office, *[f"2026-03-{d:02d} 07:30" for d in range(5, 11)])
    assert len(texts(office, "hung")) == 1
    await tick(office, "2026-03-11 07:30")
    assert len(texts(office, "hung")) == 2


async def test_who_is_told_can_urge_with_one_tap(office: Office) -> None:
    await give(office, "2026-03-03")
    await tick(office, "2026-03-04 07:30")
    assert "Đã gửi đôn đốc" in await office.chat("hung").press("Đôn đốc")
    await tick(office)
    assert "Đỗ Hùng đôn đốc" in office.chat("nam").text
