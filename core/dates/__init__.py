"""Reads Vietnamese words for time: what a deadline says, and which day an answer names.

Imports the standard library and core's calendar, tasks, fold and recurrence.
"""

import re
from datetime import date, datetime
from typing import Any

from core.calendar import WorkCalendar
from core.dates.reading import FIVE_DAY_WEEK, OFFICE_ZONE, DeadlineReading, read_deadline

__all__ = ["OFFICE_ZONE", "DeadlineReading", "read_day", "read_deadline", "to_gold"]

_NUMBER = re.compile(r"\s*(\d{1,2})\s*\Z")


def read_day(text: str, now: datetime, calendar: WorkCalendar = FIVE_DAY_WEEK) -> date | None:
    """The day a bare answer names ("20/6", "thứ 6", "mai", "20"); None when it names none."""
    bare = _NUMBER.match(text)
    return read_deadline(f"ngày {bare[1]}" if bare else text, now, calendar).due_on


def to_gold(reading: DeadlineReading, now: datetime) -> dict[str, Any]:
    """`{"due", "recurrence"}` as JSON; a due moment carries the office's offset from UTC.

    `now` gives nothing but its place in the reader's line; the due time is office-local.
    """
    due = reading.due_on.isoformat() if reading.due_on else None
    if reading.due_on and reading.due_time:
        moment = datetime.combine(reading.due_on, reading.due_time, OFFICE_ZONE)
        due = moment.isoformat(timespec="seconds")
    return {"due": due, "recurrence": reading.recurrence.value}
