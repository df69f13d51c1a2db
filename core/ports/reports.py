"""Writers of documents, and the plain rows that some of them are given: they only lay out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from core.summary import Summary


@dataclass(frozen=True, slots=True)
class UrgedTask:
    """An overdue task in a letter; `due_on` is office-local and inclusive, `days` past it.

    `extended` and `urged`: how often it was granted more time, and asked for in the chat. Of a
    `restricted` task a letter tells the code and the deadline, nothing else.
    """

    code: str
    title: str
    directive: str
    due_on: date
    days: int
    blocker: str = ""
    extended: int = 0
    urged: int = 0
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class UrgingLetter:
    """A draft of the letter that urges a unit (công văn đôn đốc); a person signs it.

    `on` is the office-local day it is drafted; `answer_by` (inclusive) the day by which the unit
    reports. `total` overdue tasks of which `tasks` are the worst; 0 means that these are all.
    Domain rule: domain.md §4.4, a ping in chat is not an official act.
    """

    organisation: str
    parent: str
    place: str
    unit: str
    on: date
    answer_by: date
    tasks: tuple[UrgedTask, ...]
    code: str = ""
    unit_code: str = ""
    total: int = 0


class LetterWriter(Protocol):
    """Writes a letter into a file."""

    def __call__(self, letter: UrgingLetter, path: Path) -> None:
        """Blocking; run in a thread. Raises WorkError `report-template`."""
        ...


class ReportWriter(Protocol):
    """Writes a summary into a file of one form."""

    def __call__(self, summary: Summary, path: Path) -> None:
        """Blocking; run in a thread. Raises WorkError of what the office has to mend."""
        ...


#: Form ("docx", "xlsx", "html", "pdf", "json", "png") → its writer.
ReportWriters = Mapping[str, ReportWriter]
