"""Clock times: 17h, 8h30, 11g30, 14:00, 5 giờ chiều, 8 rưỡi sáng."""

from dataclasses import dataclass
from datetime import time

from core.dates.lexer import CLOCK
from core.dates.line import Line

_SPELT = {
    "sang": ("sáng",), "trua": ("trưa",), "chieu": ("chiều", "chìu", "chiu", "chiê"),
    "ch": ("ch",), "toi": ("tối",), "dem": ("đêm",), "khuya": ("khuya",),
    "am": ("am",), "pm": ("pm",),
}  # fmt: skip


@dataclass(slots=True)
class ClockTime:
    """A time of day between two places of the line."""

    start: int
    end: int
    at: time
    with_part: bool


def clock(line: Line, place: int) -> ClockTime | None:
    """The clock time at a place; None when no clock shows it."""
    token = line.at(place)
    if token.kind == CLOCK:
        if line.word(place + 1) == "kem":
            short, end = line.number(place + 2)
            if 0 < short < 60:
                return _settled(line, place, end, token.a - 1, 60 - short)
        return _settled(line, place, place + 1, token.a, token.b)
    hour, after = line.number(place)
    if hour < 0 or hour > 24:
        return None
    if line.joined(after) and line.word(after) in ("am", "pm"):
        return _settled(line, place, after, hour, 0)
    if line.word(after) == "ruoi" and _part(line, after + 1):
        return _settled(line, place, after + 1, hour, 30)
    if line.word(after) == "gio" and line.says(after, "giờ"):
        minute, end = line.number(after + 1)
        if 0 < minute < 60 and line.word(end) in ("phut", "ph"):
            return _settled(line, place, end + 1, hour, minute)
        half = line.word(after + 1) == "ruoi"
        return _settled(line, place, after + 1 + half, hour, 30 * half)
    return None


def _part(line: Line, place: int) -> str:
    word = line.word(place)
    return word if word in _SPELT and line.says(place, *_SPELT[word]) else ""


def _settled(line: Line, start: int, end: int, hour: int, minute: int) -> ClockTime | None:
    part = _part(line, end)
    if (
        (part in ("chieu", "ch", "toi", "pm") and hour < 12)
        or (part == "trua" and hour < 4)
        or (part in ("dem", "khuya") and 6 <= hour < 12)
    ):
        hour += 12
    if hour > 23 or minute > 59:
        return None
    end += part in ("am", "pm", "ch")
    return ClockTime(start, end, time(hour, minute), bool(part))


def in_part(found: ClockTime, line: Line, first: int, last: int) -> time:
    """The time as the words around the mention say: "chiều mai lúc 3h" is 15:00."""
    if found.with_part or found.at.hour >= 12:
        return found.at
    for place in range(max(0, first - 2), last):
        if _part(line, place) in ("chieu", "ch", "toi", "pm"):
            return found.at.replace(hour=found.at.hour + 12)
    return found.at
