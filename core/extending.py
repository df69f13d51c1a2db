"""When more time may be asked for (domain.md §4.5): pure rules."""

from collections.abc import Sequence
from datetime import date

from core.errors import WorkError
from core.people import Person, Role, owns_task
from core.ports.progress import ExtensionRow
from core.tasks import Task

ASKED, GRANTED, REFUSED = "asked", "granted", "refused"
#: From the third on a warning stands beside the wish; it is not refused (domain.md §4.5).
OFTEN = 2


def may_ask(person: Person, task: Task) -> bool:
    """The unit's head, the owner, and the coordinator in their place."""
    return owns_task(person, task.people) or person.has(Role.COORDINATOR)


def problem(
    task: Task, wanted_on: date, today: date, earlier: Sequence[ExtensionRow]
) -> WorkError | None:
    """Why the wish cannot be put; None when it can. Late wishes are allowed, with a warning."""
    code, due_on = task.code or "", task.deadline.due_on
    if not task.is_open:
        return WorkError("extension-closed", code=code)
    if due_on is None:
        return WorkError("extension-no-deadline", code=code)
    if wanted_on <= due_on:
        return WorkError("extension-not-later", code=code, due=due_on)
    if wanted_on < today:
        return WorkError("extension-past", day=wanted_on)
    waiting = pending(earlier)
    if waiting is not None:
        return WorkError("extension-pending", code=code, day=waiting.wanted_on)
    return None


def pending(rows: Sequence[ExtensionRow]) -> ExtensionRow | None:
    """The wish that waits for a decision."""
    return next((row for row in rows if row.state == ASKED), None)


def granted(rows: Sequence[ExtensionRow]) -> int:
    """How many times more time was given ("đã gia hạn n lần")."""
    return sum(1 for row in rows if row.state == GRANTED)
