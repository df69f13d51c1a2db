"""Every key of [reminders] and [digest] is seen to change what people get (delivery.md §1 #4).

From the words in the environment to the message: a key that nobody looks at has no entry here,
and the first test fails.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.config_file import keys, load
from core.acting import Act
from core.calendar import WorkCalendar
from core.deadlines import Reader
from core.errors import WorkError
from core.people import Membership, Person, Role
from core.policy import Policy
from core.ports.lists import ListKind
from core.tasks import State, TimeState, time_state
from core.usecases.list_tasks import ListQuery, ListTasks
from tests.support.clock import OFFICE, at
from tests.support.digest_house import House, page_days
from tests.support.ladder import Life


def lived(policy: Policy) -> list[tuple[datetime, int, str]]:
    """(when, to whom, milestone) of some weeks of four tasks, one of them answered for."""
    life = Life(policy.ladder, at("2026-03-02 06:00").astimezone(UTC))
    life.give(date(2026, 3, 10), time(16), 1)
    life.give(date(2026, 3, 18), None, 2)
    life.give(date(2026, 4, 1), time(9), 2)
    calm = life.give(date(2026, 3, 12), None, 1)
    for half in range(2 * 24 * 40):
        life.now = at("2026-03-02 06:00").astimezone(UTC) + timedelta(hours=half / 2)
        if half in (48 * 6, 48 * 20):
            life.change(calm.id, state=State.IN_PROGRESS, last_progress_at=life.now,
                        forecast_on=date(2026, 3, 12))
        life.tick()
    return [(told.at, told.person, told.item.milestone) for told in life.told]


def read(policy: Policy) -> object:
    now = at("2026-03-02 08:00")
    return Reader(now, WorkCalendar(), policy.before_date_inclusive).read(
        "trước ngày 25/3/2026").due_on


class Lists:
    """Keeps the moment that a stale list begins at."""

    since: datetime | None = None

    async def count_stale(self, _scope: object, since: datetime) -> int:
        self.since = since
        return 0

    async def stale(self, *_: object) -> list[Any]:
        return []


async def listed(policy: Policy) -> tuple[datetime | None, TimeState]:
    """From when a task is stale, and how one due in four days is marked."""
    lists = Lists()
    act = Act(Person(1, "gd", "G", memberships=(Membership(Role.DIRECTOR, None),)), "test",
              at("2026-03-02 08:00"), OFFICE)
    asked = ListTasks(lists, None, policy)  # type: ignore[arg-type]  # two small doubles
    page = await asked(act, ListQuery(ListKind.STALE))
    return lists.since, time_state(date(2026, 3, 6), act.today, page.soon_days)


async def pages(policy: Policy) -> list[datetime]:
    return await page_days(House(WorkCalendar()), policy, date(2026, 3, 2), 14)


SEEN: dict[str, tuple[str, Callable[[Policy], Any]]] = {
    "reminders.before": ("5,0", lived), "reminders.after": ("2", lived),
    "reminders.weekly_after": ("3", lived), "reminders.escalate": ("2,4,5", lived),
    "reminders.slots": ("08:00,14:00", lived), "reminders.quiet_from": ("12:00", lived),
    "reminders.quiet_until": ("07:30", lived), "reminders.hours_before": ("5", lived),
    "reminders.fresh_hours": ("1", lived), "reminders.answer_stale_days": ("1", lived),
    "reminders.before_date_policy": ("inclusive", read),
    "reminders.soon_days": ("4", listed), "reminders.stale_days": ("30", listed),
    "digest.weekday": ("thursday", pages), "digest.at": ("09:00", pages),
}


def test_no_key_is_left_out() -> None:
    there = {f"{section}.{key}" for section, key in keys() if section in ("reminders", "digest")}
    assert there == SEEN.keys()


@pytest.mark.parametrize("key", SEEN)
async def test_the_key_changes_what_people_get(key: str) -> None:
    value, see = SEEN[key]
    before, after = see(load(None, {}).policy()), see(load(None, environ(key, value)).policy())
    if see in (listed, pages):
        before, after = await before, await after
    assert before != after


@pytest.mark.parametrize(("changed", "code", "key"), [
    ({"reminders.slots": "06:30"}, "config-quiet-hour", "reminders.slots"),
    ({"reminders.slots": "07:30,18:00"}, "config-quiet-hour", "reminders.slots"),
    ({"reminders.quiet_until": "08:00"}, "config-quiet-hour", "reminders.slots"),
    ({"digest.at": "20:00"}, "config-quiet-hour", "digest.at"),
    ({"reminders.slots": "04:30", "reminders.quiet_until": "04:00"}, "config-early-hour",
     "reminders.slots"),
])
def test_an_hour_at_which_nothing_may_leave_is_refused(
    changed: dict[str, str], code: str, key: str
) -> None:
    with pytest.raises(WorkError) as error:
        load(None, {k: v for name, value in changed.items()
                    for k, v in environ(name, value).items()})
    assert (error.value.code, error.value.data["key"]) == (code, key)


def test_who_chose_an_hour_that_became_quiet_is_told_when_it_ends() -> None:
    quiet = replace(Policy().ladder, quiet_until=time(9), slots=(time(9),))
    life = Life(quiet, at("2026-03-09 06:00").astimezone(UTC))
    life.set_person(1, morning_at=time(8))
    life.tasks[1] = replace(life.give(date(2026, 3, 10), None, 1), assigned_on=date(2026, 3, 1))
    for minutes in (0, 120, 179, 180):
        life.now = at("2026-03-09 06:00").astimezone(UTC) + timedelta(minutes=minutes)
        life.tick()
        assert bool(life.told) == (minutes == 180)


def environ(key: str, value: str) -> dict[str, str]:
    section, _, name = key.partition(".")
    return {f"NHACVIEC_{section}__{name}".upper(): value}
