"""Clock times: 17h, 8h30, 11g30, 14:00, 5 giờ chiều."""

import re
from dataclasses import dataclass
from datetime import time

from core.dates.mention import Mention

_CLOCK = re.compile(
    r"(?<![\w/.,:-])(?P<h>\d{1,2}) ?(?:(?::(?=\d\d))|h|g(?=\d\d|\b)|gio\b)"
    r"(?: ?(?P<mi>[0-5]\d)(?: ?(?:phut|ph|p)\b)?|(?P<half> ?ruoi))?(?![\w:/])"
    r"(?= ?(?P<part>sang|trua|chieu|toi|dem)?)"
)
_AFTERNOON = re.compile(r"\b(?:chieu|toi)\b")


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day between two places of the plain text."""

    start: int
    end: int
    at: time
    with_part: bool


def find_clock(plain: str) -> ClockTime | None:
    """The first clock time of `plain` (folded); None when there is none."""
    for match in _CLOCK.finditer(plain):
        hour, minute = int(match["h"]), 30 if match["half"] else int(match["mi"] or 0)
        part = match["part"]
        hour += 12 if _second_half(part, hour) else 0
        if hour < 24:
            return ClockTime(match.start(), match.end(), time(hour, minute), part is not None)
    return None


def _second_half(part: str | None, hour: int) -> bool:
    if part in ("chieu", "toi"):
        return hour < 12
    return (part == "trua" and hour < 4) or (part == "dem" and 6 <= hour < 12)


def in_part(clock: ClockTime, mention: Mention, plain: str) -> time:
    """The time on the mentioned day: "chiều mai lúc 3h" is 15:00."""
    words = plain[max(0, mention.start - 7) : mention.end]
    if not clock.with_part and clock.at.hour < 12 and _AFTERNOON.search(words):
        return clock.at.replace(hour=clock.at.hour + 12)
    return clock.at
