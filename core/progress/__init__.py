"""Reads what people answer about their tasks: state, figures, obstacles, promises, wishes.

Imports the standard library and core's calendar, dates and fold.
"""

from datetime import date, datetime, time
from typing import Any

from core.dates import OFFICE_ZONE
from core.progress.context import Asked, ReplyContext
from core.progress.reading import read_reply
from core.progress.values import ItemReading, ReplyReading, Values

__all__ = ["Asked", "ItemReading", "ReplyContext", "ReplyReading", "read_reply", "to_gold"]


def to_gold(reading: ReplyReading) -> dict[str, Any]:
    """The reading as JSON values: `expect` of the labelled replies (`items` only when several)."""
    gold = _values(reading)
    gold["task_refs"] = list(reading.task_refs)
    gold["is_progress"] = reading.is_progress
    if reading.items:
        gold["items"] = [{"task_ref": item.task_ref, **_values(item)} for item in reading.items]
    return gold


def _values(reading: Values) -> dict[str, Any]:
    return {
        "state": reading.state,
        "percent": reading.percent,
        "counts": list(reading.counts) if reading.counts else None,
        "blocker": reading.blocker,
        "forecast": _moment(reading.forecast, reading.forecast_time),
        "wants_extension_to": _moment(reading.wants_extension_to, reading.extension_time),
    }


def _moment(day: date | None, at: time | None) -> str | None:
    """A day, or with a clock time the moment with the office's offset."""
    if day is None:
        return None
    if at is None:
        return day.isoformat()
    return datetime.combine(day, at, OFFICE_ZONE).isoformat(timespec="seconds")
