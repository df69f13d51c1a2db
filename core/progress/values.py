"""What a reply says: the values of a task, of one item, of the whole message."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What is said of a task; dates and times are office-local, counts are (done, total).

    `state` is done, in_progress, not_started, blocked, paused, or None when not said.
    A time is None unless a clock time is stated.
    """

    state: str | None = None
    percent: int | None = None
    counts: tuple[int, int] | None = None
    blocker: str | None = None
    waits_for: str | None = None
    forecast: date | None = None
    forecast_time: time | None = None
    wants_extension_to: date | None = None
    extension_time: time | None = None
    wants_extension: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReading(Values):
    """The values of one task of a message about several."""

    task_ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyReading(Values):
    """The whole reply. With `items`, a value here is one on which all items agree.

    `all_tasks`: it speaks of all the writer's open tasks; `task_count` is their number if said.
    `confidence` is 0 to 1 (core/progress/confidence.py).
    """

    is_progress: bool
    task_refs: tuple[str, ...] = ()
    items: tuple[ItemReading, ...] = ()
    all_tasks: bool = False
    task_count: int | None = None
    confidence: float = 0.0
