"""What a report does to a task: which columns change, and what the reporter is told."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from core.people import Person, Role, decides, owns_task, sees_task, supports_task
from core.replies import Said
from core.tasks import State, Task

#: A result line longer than this is cut: it stands in tables.
RESULT_LIMIT = 1000
_BARE_WORDS = 3
_UNMOVED = frozenset({State.ASSIGNED, State.RETURNED})


class Part(StrEnum):
    """In what part a person speaks of a task."""

    OWNER = "owner"
    SUPPORT = "support"
    DECIDER = "decider"
    READER = "reader"


class Outcome(StrEnum):
    """What became of a report."""

    RECORDED = "recorded"
    CONTRIBUTED = "contributed"
    NOTED = "noted"
    EVIDENCED = "evidenced"
    ALREADY_DONE = "already-done"
    CANCELLED = "cancelled"
    PAUSED = "paused"
    REPEATED = "repeated"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True)
class Effect:
    """Columns to change (none for a note) and the outcome to tell."""

    outcome: Outcome
    values: dict[str, Any] = field(default_factory=dict)


def part_of(person: Person, task: Task) -> Part | None:
    """None when the person may not know of the task."""
    if task.state is State.DRAFT or not sees_task(person, task.people):
        return None
    # A director coordinates nothing: a word from above is a note, never the owner's progress.
    if owns_task(person, task.people):
        return Part.OWNER
    if supports_task(person, task.people):
        return Part.SUPPORT
    return Part.DECIDER if decides(person) or person.has(Role.OBSERVER) else Part.READER


def effect(
    task: Task, said: Said, text: str, today: date, now: datetime, heard_on: date | None = None
) -> Effect:
    """What the owner's report changes at `now`; `today` is the office's date when it was said,
    `heard_on` the one at `now`, where it is another."""
    closed = _closed(task, said)
    if closed:
        return Effect(closed)
    values: dict[str, Any] = {"last_progress_at": now}
    if len(text.split()) > _BARE_WORDS:
        values["last_result"] = " ".join(text.split())[:RESULT_LIMIT]
    if said.counts is not None:
        values["done_count"], values["total_count"] = said.counts
    if said.is_done:
        return Effect(Outcome.RECORDED, values | done_values(task, today, heard_on))
    if said.percent is not None:
        values["percent"] = said.percent
    if said.forecast is not None:
        values["forecast_on"] = said.forecast
    if task.state is State.SUBMITTED or (said.moves and task.state in _UNMOVED):
        values["state"] = State.IN_PROGRESS
    if task.state is State.SUBMITTED:
        values["completed_on"] = None
    return Effect(Outcome.RECORDED, values)


def done_values(task: Task, today: date, heard_on: date | None = None) -> dict[str, Any]:
    """Done today: waits for acceptance where that is asked for (domain.md §4.2).

    Words that waited for a task may be older than the task: it is not done before it was given.
    What was heard of later is final on that later day, as an acceptance is: the period of the day
    it was said may be over, and has counted the task as open (docs/decisions/0008).
    """
    state = State.SUBMITTED if task.needs_acceptance else State.COMPLETED
    done_on = max(today, task.assigned_on or today)
    values = {"state": state, "completed_on": done_on, "percent": 100, "forecast_on": None}
    if state is State.COMPLETED and heard_on is not None and heard_on > done_on:
        values["accepted_on"] = heard_on
    return values


def _closed(task: Task, said: Said) -> Outcome | None:
    match task.state:
        case State.COMPLETED:
            return Outcome.ALREADY_DONE
        case State.SUBMITTED if said.is_done or not said.moves:
            return Outcome.ALREADY_DONE
        case State.CANCELLED:
            return Outcome.CANCELLED
        case State.PAUSED | State.DECLINED:
            return Outcome.PAUSED
        case _:
            return None
