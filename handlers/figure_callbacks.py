"""What the buttons of reports and their figures send, at most 64 bytes whatever they are about.

`period` is a period's code, at most 22 characters, or `f12`: the published report of that id.
`unit` 0 is the whole organisation. `of` is one row of its tables: `l3` a field, `d12` a directive,
`p12` a person (0: of none), or nothing.
"""

from typing import Annotated, TypeAlias

from aiogram.filters.callback_data import CallbackData
from pydantic import AfterValidator, Field

from core.fields import FIELDS
from core.ports.figures import Cut
from core.summary import Figure
from core.usecases.show_figures import By
from handlers.callbacks import Number

#: Short names; what is on screens out there must go on meaning the same.
_FIGURES: dict[Figure, str] = {
    Figure.TOTAL: "t", Figure.CARRIED_IN: "ci", Figure.NEW: "n", Figure.COMPLETED: "c",
    Figure.EARLY: "ce", Figure.ON_TIME: "co", Figure.LATE: "cl", Figure.BOUNDARY: "cb",
    Figure.COMPLETED_NO_DEADLINE: "cn", Figure.OPEN: "o", Figure.OPEN_IN_TERM: "oi",
    Figure.OPEN_OVERDUE: "oo", Figure.OPEN_NO_DEADLINE: "on", Figure.WAITING_CONFIRMATION: "w",
    Figure.PAUSED: "p", Figure.CANCELLED: "x", Figure.EXTENDED: "e", Figure.BLOCKED: "b",
    Figure.STALE: "s", Figure.EVIDENCE_PRESENT: "ep", Figure.EVIDENCE_MISSING: "em",
}
_NAMED = {short: figure for figure, short in _FIGURES.items()}
_BY: dict[By, str] = {By.UNIT: "u", By.FIELD: "l", By.DIRECTIVE: "d", By.PERSON: "p"}
_BY_SHORT = {short: by for by, short in _BY.items()}
_MOST = 2**31


def _figure(short: str) -> str:
    if short not in _NAMED:
        raise ValueError(short)
    return short


def _row(of: str) -> str:
    number = int(of[1:]) if of[1:] else -1
    if of and (of[0] not in "ldp" or not 0 <= number < (len(FIELDS) if of[0] == "l" else _MOST)):
        raise ValueError(of)
    return of


ShortFigure: TypeAlias = Annotated[str, AfterValidator(_figure)]
Row: TypeAlias = Annotated[str, Field(pattern=r"^(?:[ldp][0-9]{1,10})?$"), AfterValidator(_row)]
PeriodCode: TypeAlias = Annotated[str, Field(max_length=22)]


class FigureMenu(CallbackData, prefix="fm"):
    """All figures of a report or of one row of it."""

    period: PeriodCode
    unit: Number = 0
    of: Row = ""


class FigureRows(CallbackData, prefix="fr"):
    """A page of the report's rows. `by`: u units, l fields, d directives, p people. `turn`: in
    the place of another page."""

    by: Annotated[str, Field(pattern=r"^[uldp]$")]
    period: PeriodCode
    unit: Number = 0
    page: Number = 0
    turn: bool = False


class OpenFigure(CallbackData, prefix="fg"):
    """The tasks that a figure counts."""

    figure: ShortFigure
    period: PeriodCode
    unit: Number = 0
    of: Row = ""


class TurnFigure(CallbackData, prefix="fp"):
    """Another page of them."""

    figure: ShortFigure
    period: PeriodCode
    unit: Number = 0
    of: Row = ""
    page: Number = 0


class ShowReport(CallbackData, prefix="rs"):
    """A report again: a published one, or the figures of this moment."""

    period: PeriodCode
    unit: Number = 0


class ReportChanges(CallbackData, prefix="rd"):
    """What changed since a report was published; `page` from 0, -1 is all of it as a file; `turn`
    as above."""

    period: PeriodCode
    unit: Number = 0
    page: Number = 0
    turn: bool = False


class FreezePress(CallbackData, prefix="rf"):
    """Publish a report. `after`: the newest published one that the presser saw, 0 is none;
    `yes`: sure."""

    period: PeriodCode
    unit: Number = 0
    after: Number = 0
    yes: bool = False


def short_of(figure: Figure) -> str:
    """The figure as buttons name it."""
    return _FIGURES[figure]


def row_of(cut: Cut) -> str | None:
    """The cut's row as buttons name it; None for a field that has no place in the list."""
    if cut.field is not None:
        return f"l{FIELDS.index(cut.field)}" if cut.field in FIELDS else None
    if cut.directive_id is not None:
        return f"d{cut.directive_id}"
    return f"p{cut.person_id}" if cut.person_id is not None else ""


def cut_of(unit: int, of: str, figure: str = "t") -> Cut:
    """What a button is about."""
    number = int(of[1:]) if of else None
    return Cut(
        _NAMED[figure], unit if unit > 0 else None,
        field=FIELDS[number] if number is not None and of[0] == "l" else None,
        directive_id=number if of[:1] == "d" else None,
        person_id=number if of[:1] == "p" else None,
    )


def by_of(short: str) -> By:
    """What the rows are."""
    return _BY_SHORT[short]


def short_by(by: By) -> str:
    """The same as buttons name it."""
    return _BY[by]
