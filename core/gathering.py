"""When the units' parts of a report are gathered: opened, asked for again, due (domain.md §1.2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from core.calendar import WorkCalendar
from core.people import Person, Role
from core.policy import Policy
from core.quarters import Period, window
from core.reminders_people import Directory

#: Working days before the part is due on which who has not confirmed is told again.
CHASE = (3, 1, 0)
#: For so many days after the due day a gathering still concerns the clock.
_PAST = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Collection:
    """A period to be gathered: the office-local days it opens and is due, both inclusive."""

    period: Period
    opens_on: date
    due_on: date


def collection(period: Period, policy: Policy, calendar: WorkCalendar) -> Collection:
    """Parts are due working days after the window closes, at the least one.

    Source: Nghị định 09/2019/NĐ-CP Điều 8 khoản 5 điểm b.
    """
    due_on = calendar.add_working_days(period.end, policy.parts_due_days)
    return Collection(period, period.end - timedelta(days=policy.draft_days), due_on)


def to_open(today: date, policy: Policy, calendar: WorkCalendar) -> list[Collection]:
    """The periods that are being gathered on `today`; one whose due day has passed is none."""
    found = [
        collection(window(year, tail, policy.scheme, policy.windows), policy, calendar)
        for tail in policy.collect
        for year in (today.year - 1, today.year, today.year + 1)
    ]
    running = [c for c in found if c.opens_on <= today <= c.due_on]
    return sorted(running, key=lambda c: (c.period.end, c.period.code))


def next_opening(today: date, policy: Policy, calendar: WorkCalendar) -> Collection | None:
    """The gathering that opens next after `today`."""
    found = [
        collection(window(year, tail, policy.scheme, policy.windows), policy, calendar)
        for tail in policy.collect for year in (today.year, today.year + 1, today.year + 2)
    ]
    return min((c for c in found if c.opens_on > today), key=lambda c: c.opens_on, default=None)


def chase_days(due_on: date, calendar: WorkCalendar) -> list[date]:
    """Three working days and one before the part is due, and that day itself."""
    return [_working_days_before(due_on, days, calendar) for days in CHASE]


def _working_days_before(day: date, count: int, calendar: WorkCalendar) -> date:
    for _ in range(count):
        day = calendar.previous_working(day - timedelta(days=1))
    return day


def milestone(
    opened_on: date, due_on: date, today: date, calendar: WorkCalendar
) -> date | None:
    """The last day up to `today` on which people were to be told; None long after the due day."""
    if today > due_on + _PAST:
        return None
    return max(day for day in (opened_on, *chase_days(due_on, calendar))
               if day <= max(today, opened_on))


def heads(unit_id: int, directory: Directory) -> tuple[int, ...]:
    """Who answers for the unit's part: its heads, else the coordinators stand in."""
    return directory.heads.get(unit_id) or directory.coordinators


def keepers(unit_id: int, assignee_id: int | None, directory: Directory) -> tuple[int, ...]:
    """Who is asked for the part: whom it was handed to, while still of the unit; else the heads."""
    person = directory.people.get(assignee_id) if assignee_id is not None else None
    if person is not None and unit_id in person.units():
        return (person.id,)
    return heads(unit_id, directory)


def writes(person: Person, unit_id: int, assignee_id: int | None, directory: Directory) -> bool:
    """May edit, confirm and hand over the part."""
    return person.id in {*heads(unit_id, directory), *keepers(unit_id, assignee_id, directory)}


def reads(person: Person, unit_id: int, assignee_id: int | None, directory: Directory) -> bool:
    """May see the part: who writes it, and who oversees the whole."""
    overseers = (Role.COORDINATOR, Role.DIRECTOR, Role.OBSERVER)
    return person.has(*overseers) or writes(person, unit_id, assignee_id, directory)


def all_told(people: Iterable[tuple[int, ...]]) -> list[int]:
    """Each person once."""
    return sorted({person_id for some in people for person_id in some})
