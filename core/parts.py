"""A unit's part of a report: its lines, drafted from progress, kept where a head wrote them."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from core.fields import FIELDS

#: A line longer than this is no line of a report any more.
LINE_LIMIT = 1000
#: What a person adds is bounded too.
ADDED = 50
#: Numbers from here on are of lines that were added to another unit's part, taken over since.
FOREIGN = 1000


class LineKind(StrEnum):
    """What a line of a part is; their order in the part."""

    RESULT = "result"
    BLOCKER = "blocker"
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True)
class PartText:
    """One line. `field` is a code; a line that a person added has a `number` and no task.

    `at` (aware): when the person `by` wrote it, or the progress that it was drafted from.
    `left_out` lines stay, so that they can be taken back in. `waits_for` and `since` belong to a
    drafted blocker.
    """

    kind: LineKind
    text: str
    task_id: int | None = None
    blocker_id: int | None = None
    number: int | None = None
    field: str = "other"
    code: str = ""
    title: str = ""
    edited: bool = False
    left_out: bool = False
    at: datetime | None = None
    by: int | None = None
    waits_for: str = ""
    since: date | None = None
    restricted: bool = False

    @property
    def key(self) -> str:
        """Names the line whatever it says: of a task, of a blocker, or added."""
        if self.blocker_id is not None:
            return f"b{self.blocker_id}"
        return f"t{self.task_id}" if self.task_id is not None else f"a{self.number}"

    @property
    def touched(self) -> bool:
        """A person decided about it: it is not rewritten."""
        return self.edited or self.left_out


@dataclass(frozen=True, slots=True)
class PartLines:
    """A part as it is shown. `newer` has the drafted line where progress is newer than an edit."""

    lines: tuple[PartText, ...] = ()
    newer: dict[str, PartText] | None = None

    @property
    def kept(self) -> tuple[PartText, ...]:
        """The lines that go into the report."""
        return tuple(line for line in self.lines if not line.left_out)

    @property
    def digest(self) -> str:
        """Changes when any line does: an old button is known by it."""
        words = "\x00".join(f"{line.key}\x01{line.left_out}\x01{line.text}"
                            for line in self.lines)
        return hashlib.sha256(words.encode()).hexdigest()[:8]

    def at(self, key: str) -> PartText | None:
        """The line of that key."""
        return next((line for line in self.lines if line.key == key), None)


def compose(
    stored: Sequence[PartText], drafted: Sequence[PartText], *, confirmed: bool = False
) -> PartLines:
    """The lines that stand: untouched ones as drafted now, touched ones as they were written.

    A confirmed part stands as it was confirmed. A written line whose task or difficulty has
    nothing to say any more stays: its author decides.
    """
    fresh = {line.key: line for line in drafted}
    kept = {line.key: line for line in stored if confirmed or line.touched or line.task_id is None}
    newer = {key: fresh[key] for key, line in kept.items()
             if key in fresh and _is_newer(fresh[key], line)}
    found = list(kept.values())
    if not confirmed:
        found += [line for key, line in fresh.items() if key not in kept]
    return PartLines(tuple(sorted(found, key=_order)), newer)


def _is_newer(fresh: PartText, line: PartText) -> bool:
    if fresh.text == line.text or fresh.at is None or line.left_out:
        return False
    return line.at is None or fresh.at > line.at


def _order(line: PartText) -> tuple[int, int, bool, str, int, int]:
    """Results by field, then difficulties, then proposals; those left out keep their numbers."""
    place = FIELDS.index(line.field) if line.field in FIELDS else len(FIELDS)
    kinds = list(LineKind)
    is_result = line.kind is LineKind.RESULT
    return (kinds.index(line.kind), place if is_result else 0,
            line.task_id is None, line.code, line.blocker_id or line.task_id or 0, line.number or 0)


def with_line(stored: Iterable[PartText], line: PartText) -> tuple[PartText, ...]:
    """The stored lines with this one in the place of its namesake."""
    return (*(old for old in stored if old.key != line.key), line)


def without_line(stored: Iterable[PartText], key: str) -> tuple[PartText, ...]:
    """Nothing is kept of that line: it is drafted anew, or gone if a person had added it."""
    return tuple(old for old in stored if old.key != key)


def rewritten(line: PartText, text: str, at: datetime, by: int) -> PartText:
    """The line in a person's words, which say all of it."""
    return replace(line, text=text, edited=True, left_out=False, at=at, by=by, waits_for="",
                   since=None)


def next_number(stored: Iterable[PartText]) -> int:
    """For a line that is added."""
    return max((n for line in stored if (n := line.number or 0) < FOREIGN), default=0) + 1
