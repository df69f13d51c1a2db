"""From a deadline's words to the columns of a task."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from core.calendar import WorkCalendar
from core.dates import DeadlineReading, read_deadline
from core.recurrence import next_due
from core.tasks import Kind, Recurrence

_STATED_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ONCE = frozenset({Recurrence.NONE, Recurrence.CONTINUOUS, Recurrence.AD_HOC})


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads deadline words at one moment, by one office's calendar and policy."""

    now: datetime
    calendar: WorkCalendar
    inclusive: bool

    def read(self, text: str, directive_date: date | None = None) -> DeadlineReading:
        """core.dates.read_deadline with what this reader knows."""
        return read_deadline(
            text, self.now, self.calendar,
            inclusive=self.inclusive, directive_date=directive_date,
        )


def chat_columns(reader: Reader, text: str) -> dict[str, Any]:
    """The task columns that deadline words typed in chat set."""
    return _columns(reader, text, reader.read(text), unsure=None)


def directive_columns(reader: Reader, text: str, issued_on: date | None) -> dict[str, Any]:
    """The task columns that deadline words of a directive issued on `issued_on` set.

    A day without a year in a directive whose own date is blank is unsure: its year may not be
    this one (domain.md §5.1).
    """
    reading = reader.read(text, issued_on)
    no_year = issued_on is None and not _STATED_YEAR.search(text)
    dated = reading.due_on is not None and reading.recurrence is Recurrence.NONE
    return _columns(reader, text, reading, unsure=True if no_year and dated else None)


def _columns(
    reader: Reader, text: str, reading: DeadlineReading, *, unsure: bool | None
) -> dict[str, Any]:
    due_on = reading.due_on
    return {
        "deadline_text": text.strip(),
        "named_date": reading.named_date,
        "due_on": due_on,
        "due_time": reading.due_time,
        "start_on": reading.start_on,
        "target_on": target_of(due_on, reader.calendar),
        "recurrence": reading.recurrence,
        "recurrence_rule": reading.recurrence_rule,
        "kind": kind_of(reading),
        "deadline_why": reading.why,
        "deadline_unsure": reading.needs_confirmation if unsure is None else unsure,
    }


def kind_of(reading: DeadlineReading) -> Kind:
    """`ongoing` for what never ends, `recurring` for what comes again, else `assigned`."""
    if reading.recurrence is Recurrence.CONTINUOUS:
        return Kind.ONGOING
    return Kind.ASSIGNED if reading.recurrence in _ONCE else Kind.RECURRING


def target_of(due_on: date | None, calendar: WorkCalendar) -> date | None:
    """The working day that pings aim at: `due_on`, or the last working day before it."""
    return calendar.previous_working(due_on) if due_on else None


def first_due(
    due_on: date | None, recurrence: Recurrence, rule: str, today: date
) -> date | None:
    """The first deadline of a duty accepted on `today`: of one that comes again, the first
    that is not past."""
    if recurrence in _ONCE or (due_on is not None and due_on >= today):
        return due_on
    return next_due(rule, recurrence, today - timedelta(days=1)) or due_on
