"""A full date as people write one, past or future; not a deadline."""

import re
from datetime import date

from core.fold import fold

_DAY = re.compile(
    r"(?<!\d)(\d{1,2})(?:\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*|\s+thang\s+(\d{1,2})\s*,?\s+nam\s+)"
    r"(\d{4})(?!\d)"
)


def stated_day(text: str) -> date | None:
    """The day of "12/3/2021", "12-03-2021" or "ngày 12 tháng 3 năm 2021"; None when there is
    no such day."""
    match = _DAY.search(fold(text[:200]))
    if match is None:
        return None
    day, month, spelt, year = match.groups()
    try:
        return date(int(year), int(month or spelt), int(day))
    except ValueError:
        return None
