"""English dates, as a colleague abroad or a phone's keyboard writes them: the last resort.

dateparser reads them, and only where our own grammar found nothing; its answer is always asked
about. It takes most of a second to import, so that happens at the first such phrase.
"""

import re
from datetime import date, datetime, timedelta

from core.dates.mention import Moment

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)(?:[a-z]{1,6})?"
_DAY = r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)day"
_ENGLISH = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?:,? \d{{4}})?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|(?:next |this )?{_DAY}"
    r"|tomorrow|today|next week|in \d{1,2} (?:days?|weeks?|months?))\b"
)


def read_foreign(plain: str, moment: Moment) -> tuple[date, int, int] | None:
    """The day of the first English date in `plain` (folded) with its places; None for none."""
    match = _ENGLISH.search(plain)
    if match is None:
        return None
    from dateparser import parse  # slow to import, seldom needed

    base = datetime.combine(moment.today, datetime.min.time())
    words = re.sub(r"^(?:next|this) (?=\w+day\b)", "", match[0])
    found = parse(words, languages=["en"],
                  settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "future"})  # fmt: skip
    if found is None:
        return None
    day = found.date()
    if day == moment.today and words.endswith("day") and words != "today":
        day += timedelta(days=7)  # a weekday is one after today, as in Vietnamese
    return day, match.start(), match.end()
