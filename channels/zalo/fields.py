"""Fields of Zalo's events, read without trust: whatever stands there, nothing is raised."""

from collections.abc import Mapping
from typing import Any

#: Ids of 20 characters were seen; the table takes 120.
_LONGEST_ID = 100
_LONGEST_URL = 4000
_LONGEST_NAME = 200
#: So many events of one body are read.
MOST_EVENTS = 100


def part_of(value: object, name: str) -> Mapping[str, Any]:
    """The object under `name`; an empty one when there is none."""
    part = value.get(name) if isinstance(value, Mapping) else None
    return part if isinstance(part, Mapping) else {}


def text_of(value: object) -> str:
    """A string; "" for everything else."""
    return value if isinstance(value, str) else ""


def name_of(value: object) -> str:
    """As `text_of`, cut where no name goes on."""
    return text_of(value)[:_LONGEST_NAME]


def url_of(value: object) -> str:
    """An address; "" when it is none, or of no sensible length."""
    url = text_of(value).strip()
    return url if len(url) <= _LONGEST_URL else ""


def id_of(value: object) -> str:
    """Plain strings of a sensible length; numbers too, should they ever come."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**64:
        value = str(value)
    if not isinstance(value, str) or len(value) > _LONGEST_ID:
        return ""
    # No database takes half a character, and PostgreSQL no null one.
    return value if value.isascii() and value.isprintable() else ""
