"""Change a unit's part line by line, as the reader saw it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.acting import Act
from core.errors import ForbiddenError, WorkError
from core.fields import field_of
from core.part_words import EditKind, TypedEdit
from core.parts import (
    ADDED,
    LINE_LIMIT,
    LineKind,
    PartLines,
    PartText,
    next_number,
    rewritten,
    with_line,
    without_line,
)
from core.ports.parts import Parts
from core.usecases.read_part import PartView, ReadPart


@dataclass(frozen=True, slots=True)
class Seen:
    """What stood on the reader's screen: the lines' keys in order, and when (aware)."""

    keys: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Edited:
    """The part after the change; `reopened`: it had been confirmed and is a draft again."""

    view: PartView
    reopened: bool
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditPart:
    """By who writes the part, until the gathering is closed."""

    parts: Parts
    read: ReadPart

    async def typed(
        self, act: Act, part_id: int, edits: Sequence[TypedEdit], seen: Seen
    ) -> Edited:
        """What was typed about the numbered lines that `seen` had.

        Raises WorkError `part-no-line`, `part-line-long`, `part-line-empty`, `part-line-taken`,
        `part-full`, `part-closed`; NotFoundError, ForbiddenError.
        """
        view = await self._open(act, part_id)
        lines, keys = view.row.part.lines, []
        for edit in edits:
            if edit.kind in (EditKind.ADD, EditKind.PROPOSE):
                line = _added(lines, edit, act)
            else:
                line = self._changed(act, view.lines, edit, seen)
            lines = with_line(lines, line)
            keys.append(line.key)
        return await self._saved(act, view, lines, keys)

    async def write(self, act: Act, part_id: int, key: str, text: str, seen: Seen) -> Edited:
        """The line of that key in new words; raises as above."""
        edit = TypedEdit(EditKind.WRITE, 1, text)
        return await self.typed(act, part_id, [edit], Seen((key,), seen.at))

    async def drop(self, act: Act, part_id: int, key: str) -> Edited:
        """Leave the line out."""
        seen = Seen((key,), act.now)
        return await self.typed(act, part_id, [TypedEdit(EditKind.DROP, 1)], seen)

    async def restore(self, act: Act, part_id: int, key: str) -> Edited:
        """As it is drafted from the newest progress; an added line that was left out is back."""
        view = await self._open(act, part_id)
        line = _found(view.lines, key, 0)
        lines = (with_line(view.row.part.lines, replace(line, left_out=False))
                 if line.task_id is None else without_line(view.row.part.lines, key))
        return await self._saved(act, view, lines, [key])

    async def _open(self, act: Act, part_id: int) -> PartView:
        view = await self.read(act, part_id, lock=True)
        if not view.writes:
            raise ForbiddenError
        if view.gathering.closed_at is not None:
            raise WorkError("part-closed")
        return view

    def _changed(
        self, act: Act, lines: PartLines, edit: TypedEdit, seen: Seen
    ) -> PartText:
        if not 1 <= edit.number <= len(seen.keys):
            raise WorkError("part-no-line", number=edit.number, last=len(seen.keys))
        line = _found(lines, seen.keys[edit.number - 1], edit.number)
        if line.touched and line.by != act.person.id and line.at and line.at > seen.at:
            raise WorkError("part-line-taken", number=edit.number, text=line.text)
        if edit.kind is EditKind.DROP:
            return replace(line, left_out=True, at=act.now, by=act.person.id)
        return rewritten(line, _checked(edit.text), act.now, act.person.id)

    async def _saved(
        self, act: Act, view: PartView, lines: tuple[PartText, ...], keys: Sequence[str]
    ) -> Edited:
        part = view.row.part
        reopened = part.confirmed_at is not None
        saved = await self.parts.save(
            replace(part, lines=lines, confirmed_at=None, confirmed_by=None))
        return Edited(await self.read.view(act, saved, view.drafted), reopened, tuple(keys))


def _found(lines: PartLines, key: str, number: int) -> PartText:
    line = lines.at(key)
    if line is None:
        raise WorkError("part-line-gone", number=number)
    return line


def _checked(text: str) -> str:
    flat = " ".join(text.split())
    if not flat:
        raise WorkError("part-line-empty")
    if len(flat) > LINE_LIMIT:
        raise WorkError("part-line-long", length=len(flat), limit=LINE_LIMIT)
    return flat


def _added(lines: Sequence[PartText], edit: TypedEdit, act: Act) -> PartText:
    if sum(line.task_id is None for line in lines) >= ADDED:
        raise WorkError("part-full", limit=ADDED)
    text = _checked(edit.text)
    kind = LineKind.PROPOSAL if edit.kind is EditKind.PROPOSE else LineKind.RESULT
    return PartText(kind, text, number=next_number(lines), field=field_of(text), edited=True,
                    at=act.now, by=act.person.id)


def keys_of(lines: PartLines) -> tuple[str, ...]:
    """The lines' keys in the order of their numbers."""
    return tuple(line.key for line in lines.lines)


def numbers_of(lines: PartLines) -> Mapping[str, int]:
    """The number of each line, from 1."""
    return {line.key: number for number, line in enumerate(lines.lines, 1)}
