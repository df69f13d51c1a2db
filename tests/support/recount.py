"""The figures of a period, counted a second way: the history is read again, nothing else.

Shares no rule with core or storage: it plays every row of history up to the last day and looks
where each task has come to.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

Key = tuple[str, Any, str]


@dataclass
class Played:
    """A task as its rows have left it."""

    columns: dict[str, Any] = field(default_factory=dict)
    born: datetime | None = None
    granted: int = 0
    files: int = 0
    difficulties: set[int] = field(default_factory=set)
    events: Counter[str] = field(default_factory=Counter)


def recount(
    rows: Iterable[Mapping[str, Any]], start: date, last: date, zone: ZoneInfo,
    heirs: Mapping[int, int], stale_days: int,
) -> Counter[Key]:
    """(("unit"|"field"|"directive"|"person"|"all"), whose, figure) → how many."""
    begin = datetime.combine(start, time(), zone)
    end = datetime.combine(last, time(), zone) + timedelta(days=1)
    verdicts: dict[int, Any] = {}
    tasks: dict[int, Played] = {}
    for row in rows:
        if "boundary_decision" in row["after"]:
            verdicts[row["task_id"]] = row["after"]["boundary_decision"]
        if row["at"] < end:
            _play(tasks.setdefault(row["task_id"], Played()), row, begin)
    found: Counter[Key] = Counter()
    for task_id, task in tasks.items():
        task.columns["boundary_decision"] = verdicts.get(task_id)
        _add(found, task, start, last, end - timedelta(days=stale_days), heirs)
    return found


def _play(task: Played, row: Mapping[str, Any], begin: datetime) -> None:
    task.columns |= row["after"]
    task.born = task.born or row["at"]
    created, during = row["created"], row["at"] >= begin
    match row["action"]:
        case "extension-asked":
            task.events["extensions_asked"] += during
        case "extension-granted":
            task.events["extensions_granted"] += during
            task.granted += 1
        case "extension-refused":
            task.events["extensions_refused"] += during
        case "blocker-answered":
            task.events["blockers_answered"] += during
            task.difficulties.discard(created["blocker_answer"])
        case "evidence":
            task.files += len(created["evidence"])
    if "blocker" in created:
        task.events["blockers_raised"] += during
        task.difficulties.add(created["blocker"])
    task.difficulties -= set(created.get("closed_blockers", ()))


def _add(
    found: Counter[Key], task: Played, start: date, last: date, silent_since: datetime,
    heirs: Mapping[int, int],
) -> None:
    c = task.columns
    final = {"completed": c.get("accepted_on") or c.get("completed_on"),
             "cancelled": c.get("cancelled_on")}.get(c["state"])
    if c["state"] == "draft" or c["is_parent"] or (final and final < start.isoformat()):
        return
    cell = _cell(c, last.isoformat())
    figures = Counter({cell: 1})
    figures["carried_in" if c["assigned_on"] < start.isoformat() else "new"] = 1
    unit = heirs.get(c["lead_unit_id"], c["lead_unit_id"])
    groups = [("all", None), ("unit", unit), ("field", c["field"]),
              ("unit-field", (unit, c["field"])), ("directive", c["directive_id"])]
    groups += [("person", (unit, who)) for who in c["assignees"] or [None]]
    for kind, whose in groups:
        for name, n in figures.items():
            found[kind, whose, name] += n
    extras = task.events + _extras(task, cell, silent_since)
    for name, n in extras.items():
        found["extra", unit, name] += n


def _cell(c: Mapping[str, Any], last: str) -> str:
    due = c["due_on"]
    match c["state"]:
        case "cancelled" | "paused":
            return str(c["state"])
        case "submitted" | "declined":
            return "waiting_confirmation"
        case "completed":
            return _done(c["completed_on"], due, c["named_date"], c["boundary_decision"])
    if not due:
        return "open_no_deadline"
    return "open_overdue" if last > due else "open_in_term"


def _done(day: str, due: str | None, named: str | None, verdict: str | None) -> str:
    if due is None:
        return "completed_no_deadline"
    if day <= due:
        return "on_time" if day == due else "early"
    return (verdict or "boundary") if day == named else "late"


def _extras(task: Played, cell: str, silent_since: datetime) -> Counter[str]:
    found: Counter[str] = Counter()
    if task.granted:
        found[{1: "extended_once", 2: "extended_twice"}.get(task.granted, "extended_more")] = 1
    if cell in ("early", "on_time", "late", "boundary", "completed_no_deadline"):
        found["evidence_present" if task.files else "evidence_missing"] = 1
    elif cell != "cancelled" and task.difficulties:
        found["blockers_open"], found["blocked"] = len(task.difficulties), 1
    heard = task.columns["last_progress_at"]
    last_word = datetime.fromisoformat(heard) if heard else task.born
    if cell == "open_no_deadline" and last_word and last_word < silent_since:
        found["stale"] = 1
    return found
