"""What a reply says and which task it means: pure rules over what was read."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Protocol

from core.fold import fold
from core.tasks import Task

_FULL_CODE = re.compile(r"[A-Z]+-\d{4}-\d{3,}")
_UNPADDED = re.compile(r"([A-Z][A-Z0-9]*-\d{4}-)(\d{1,6})")
_SHORT_REF = re.compile(r"(?:NV|VIEC|SO|#)?[ .:#-]*0*(\d{1,4})")
_NUMBER = re.compile(r"\d+")
#: "Xong hết rồi" of a person with more open tasks than these is asked about.
_FEW = 3
#: A message of only these words reports nothing and asks for nothing.
_COURTEOUS = (
    "cam on nhieu thanks thank you tks ty ok oke okay okie uk uh vang da a ah nhe nha em anh chi "
    "roi biet hieu nhan duoc da ro yes chao xin ban bot ad sep bac co chu moi nguoi hi hello "
    "dong y nhat tri good tot qua chuc mot ngay lanh hihi haha r"
)
_COURTESY = frozenset(_COURTEOUS.split())
_CLEARED = re.compile(
    r"\b(?:(?:het|da go|da thao go|(?:khong|ko|k) con) (?:kho khan )?vuong"
    r"|(?:khong|ko|k) (?:co )?(?:kho khan )?vuong (?:mac )?(?:gi|nao))\b"
)


class Values(Protocol):
    """The values that a whole message (core.progress.ReplyReading) and each of its items carry."""

    @property
    def state(self) -> str | None: ...
    @property
    def percent(self) -> int | None: ...
    @property
    def counts(self) -> tuple[int, int] | None: ...
    @property
    def blocker(self) -> str | None: ...
    @property
    def waits_for(self) -> str | None: ...
    @property
    def forecast(self) -> date | None: ...
    @property
    def wants_extension_to(self) -> date | None: ...
    @property
    def wants_extension(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Said:
    """The values of one report on one task, from words or from a button.

    `state` is a code of core.progress; `forecast` and `wants_extension_to` are office-local days.
    """

    state: str | None = None
    percent: int | None = None
    counts: tuple[int, int] | None = None
    blocker: str | None = None
    waits_for: str | None = None
    forecast: date | None = None
    wants_extension_to: date | None = None
    wants_extension: bool = False
    cleared: bool = False
    unsure: bool = False

    @property
    def is_done(self) -> bool:
        """Finished: said so, 100 %, or all of the counted; a lower percentage contradicts it."""
        if self.percent is not None and self.percent < 100:
            return False
        if self.counts is not None and self.counts[0] < self.counts[1]:
            return False
        full = self.counts is not None and self.counts[1] > 0
        return self.state == "done" or self.percent == 100 or (full and self.state is None)

    @property
    def moves(self) -> bool:
        """Somebody is at work on it."""
        return self.state in {"in_progress", "blocked", "done"} or bool(
            self.percent or (self.counts and self.counts[0]) or self.forecast or self.blocker
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """`tasks`: each of them is meant. Empty: one of `candidates` must be asked for.

    `unknown`: references that no task of the person answers to. `lines`: references that are
    numbers of lines in the message replied to.
    """

    tasks: tuple[Task, ...] = ()
    candidates: tuple[Task, ...] = ()
    unknown: tuple[str, ...] = ()
    lines: Mapping[str, Task] = field(default_factory=dict)


def said(values: Values, text: str, *, sure: bool = True) -> Said:
    """The values of a reading of `text`; one that is not sure has to be asked about."""
    return Said(
        values.state, values.percent, values.counts, values.blocker, values.waits_for,
        values.forecast, values.wants_extension_to,
        values.wants_extension or values.wants_extension_to is not None,
        clears_blocker(text) and values.blocker is None,
        unsure=not sure and not clears_blocker(text),
    )


def clears_blocker(text: str) -> bool:
    """True when the words say that a difficulty is over."""
    return bool(_CLEARED.search(fold(text)))


def is_courtesy(text: str) -> bool:
    """Thanks, greetings and acknowledgements; also a message of signs and emoji only."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    return len(words) <= 12 and all(word in _COURTESY for word in words)


def matching(ref: str, tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Tasks that `ref` may mean: a full code, a code's number ("7" of CCHC-2026-007), else the
    item of the directive ("3.3")."""
    tasks = tuple(tasks)
    full = ref.strip().upper()
    if _FULL_CODE.fullmatch(full):
        return tuple(t for t in tasks if t.code == full)
    if ref.isdecimal():
        by_number = tuple(t for t in tasks if t.code and number_of(t.code) == int(ref))
        if by_number:
            return by_number
    return tuple(t for t in tasks if t.item_no and t.item_no.strip(". ") == ref)


def full_code(word: str, prefix: str, year: int) -> str:
    """A code as typed: "12", "#12" and "nv12" are this year's `prefix`-2026-012.

    A full code may leave out the leading zeros ("cchc-2026-1").
    """
    typed = word.strip(" .,:;").upper()
    if short := _SHORT_REF.fullmatch(typed):
        return f"{prefix}-{year}-{int(short[1]):03d}"
    if unpadded := _UNPADDED.fullmatch(typed):
        return f"{unpadded[1]}{int(unpadded[2]):03d}"
    return typed


def number_of(code: str) -> int:
    """12 of CCHC-2026-012."""
    found = _NUMBER.findall(code)
    return int(found[-1]) if found else -1


def choose(
    refs: Sequence[str], replied: Sequence[Task], mine: Sequence[Task], recent: Sequence[Task],
    lines: Mapping[str, Task | None] = MappingProxyType({}),
) -> Choice:
    """Which tasks a message means; `lines` are the references that number a line we sent, None
    for a line that is no longer the person's.

    A reference beats the message replied to only by choosing within it or naming another task;
    then come the message replied to, the only open task, and what we spoke of last.
    """
    if refs:
        named, unknown = _named(refs, lines, replied, mine, recent)
        if isinstance(named, Choice):
            return named
        if named:
            theirs = {ref: task for ref, task in lines.items() if task}
            return Choice(named, unknown=unknown, lines=theirs)
        if not replied or any(ref in lines for ref in unknown):
            return Choice(candidates=tuple(replied or mine), unknown=unknown)
    for group in (replied, mine, recent):
        if len(group) == 1:
            return Choice(tuple(group))
        if group is replied and group:
            return Choice(candidates=tuple(group))
    return Choice(candidates=tuple(mine))


def all_of(tasks: Sequence[Task], count: int | None) -> Choice:
    """All of `tasks`, when the message says how many and is right, or they are few; else asked.

    "cả 2 việc xong rồi" of somebody with five open tasks means two that nobody knows.
    """
    if count == len(tasks) or (count is None and len(tasks) <= _FEW):
        return Choice(tuple(tasks))
    return Choice(candidates=tuple(tasks))


def numbered(refs: Sequence[str], listed: Sequence[Task | None]) -> dict[str, Task | None]:
    """The references that are line numbers of a message that listed these tasks in order.

    A number that a listed task carries in its code is that task, not a line. None stands for a
    task that is no longer the person's: its number must not turn into another task's code.
    """
    if len(listed) < 2 or any(number_of(t.code or "") == int(ref) for t in listed if t
                              for ref in refs if ref.isdecimal()):  # fmt: skip
        return {}
    return {ref: listed[int(ref) - 1] for ref in refs
            if ref.isdecimal() and 1 <= int(ref) <= len(listed)}  # fmt: skip


def _named(
    refs: Sequence[str], lines: Mapping[str, Task | None], *groups: Sequence[Task]
) -> tuple[tuple[Task, ...] | Choice, tuple[str, ...]]:
    found: dict[int, Task] = {}
    unknown: list[str] = []
    for ref in refs:
        if ref in lines:
            if (task := lines[ref]) is None:
                unknown.append(ref)
            else:
                found[task.id] = task
            continue
        for group in groups:
            hits = matching(ref, group)
            if len(hits) > 1:
                return Choice(candidates=hits), ()
            if hits:
                found[hits[0].id] = hits[0]
                break
        else:
            unknown.append(ref)
    return tuple(found.values()), tuple(unknown)
