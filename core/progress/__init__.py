"""Reads what people answer about their tasks: state, figures, obstacles, promises, wishes.

Imports the standard library and core's calendar, dates and fold.
"""

from typing import Any

from core.progress.reading import ItemReading, ReplyReading, read_reply

__all__ = ["ItemReading", "ReplyReading", "read_reply", "to_gold"]


def to_gold(reading: ReplyReading) -> dict[str, Any]:
    """The reading as JSON values: `expect` of the labelled replies (`items` only when several)."""
    gold = _values(reading)
    gold["task_refs"] = list(reading.task_refs)
    gold["is_progress"] = reading.is_progress
    if reading.items:
        gold["items"] = [{"task_ref": item.task_ref, **_values(item)} for item in reading.items]
    return gold


def _values(reading: ReplyReading | ItemReading) -> dict[str, Any]:
    extension = reading.wants_extension_to
    return {
        "state": reading.state,
        "percent": reading.percent,
        "counts": list(reading.counts) if reading.counts else None,
        "blocker": reading.blocker,
        "forecast": reading.forecast.isoformat() if reading.forecast else None,
        "wants_extension_to": extension.isoformat() if extension else None,
    }
