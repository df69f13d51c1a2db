"""The figures of a report, of one of its units, fields, directives or people; and their rows."""

from dataclasses import dataclass
from enum import StrEnum

from core.acting import Act
from core.errors import NotFoundError
from core.ports.figures import Cut
from core.summary import Counts, Extras, Figure, Summary
from core.summary_cut import answers
from core.usecases.open_report import OpenReport, ReportView

#: Rows on one page.
ROWS_PAGE = 8


class By(StrEnum):
    """What the rows of a report are."""

    UNIT = "unit"
    FIELD = "field"
    DIRECTIVE = "directive"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """The figures of one row. `cut` names it; None: a row of many, which has no tasks to list.

    `name` is empty for what belongs to none. `unit` is the lead unit of a person's row.
    """

    name: str
    counts: Counts
    cut: Cut | None
    unit: str = ""
    extras: Extras | None = None


@dataclass(frozen=True, slots=True)
class FigureRows:
    """One page of rows; `page` from 0."""

    view: ReportView
    by: By
    page: int
    total: int
    rows: tuple[FigureRow, ...]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(-(-self.total // ROWS_PAGE), 1)


@dataclass(frozen=True, slots=True)
class FigureMenu:
    """The figures of `row` (None: of the whole report) that open to their tasks."""

    view: ReportView
    row: FigureRow | None
    figures: tuple[tuple[Figure, int], ...]


@dataclass(frozen=True, slots=True)
class ShowFigures:
    """Who may read the report may open its figures."""

    open: OpenReport

    async def menu(self, act: Act, token: str, cut: Cut) -> FigureMenu:
        """The figures that are not nought, of the row that `cut` names (its figure is ignored).

        Raises as OpenReport does, and NotFoundError `figure` for a row that the report has not.
        """
        view = await self.open.pressed(act, token, cut.unit_id)
        row = None
        if (cut.field, cut.directive_id, cut.person_id) != (None, None, None):
            found = (r for by in (By.FIELD, By.DIRECTIVE, By.PERSON)
                     for r in rows_of(view, by) if r.cut and _same(r.cut, cut))
            row = next(found, None)
            if row is None:
                raise NotFoundError("figure")
        return FigureMenu(view, row, figures_of(view.summary, row))

    async def rows(self, act: Act, token: str, unit_id: int | None, by: By, page: int
                   ) -> FigureRows:
        """A page of the report's rows. Raises as OpenReport does."""
        view = await self.open.pressed(act, token, unit_id)
        found = rows_of(view, by)
        page = min(max(page, 0), max(len(found) - 1, 0) // ROWS_PAGE)
        return FigureRows(view, by, page, len(found), found[page * ROWS_PAGE:][:ROWS_PAGE])


def figures_of(summary: Summary, row: FigureRow | None = None) -> tuple[tuple[Figure, int], ...]:
    """Every figure that is not nought and opens; a sealed report's only where the seal tells."""
    counts = row.counts if row else summary.counts
    extras = row.extras if row else summary.extras
    found = []
    for figure in Figure:
        source = counts if hasattr(counts, figure.value) else extras
        number: int = getattr(source, figure.value, 0)
        if number and (summary.frozen is None or answers(summary, figure)):
            found.append((figure, number))
    return tuple(found)


def rows_of(view: ReportView, by: By) -> tuple[FigureRow, ...]:
    """The report's table by units, fields, directives or people, in its own order."""
    summary, unit_id = view.summary, view.unit_id
    total = Figure.TOTAL
    if by is By.UNIT:
        extras = {key: found for key, _, found in summary.extras_by_unit}
        return tuple(FigureRow(name, counts, Cut(total, key) if key else None,
                               extras=extras.get(key))
                     for key, name, counts in summary.by_unit)
    if by is By.FIELD:
        return tuple(FigureRow(label, counts, Cut(total, unit_id, field=code))
                     for code, label, counts in summary.by_field)
    if by is By.DIRECTIVE:
        return tuple(FigureRow(d.directive, d.counts, _of_directive(d.directive_id, unit_id))
                     for d in summary.by_directive)
    # A person who works for two units has a row in each, so the row's unit is part of the cut.
    return tuple(FigureRow(p.name, p.counts, Cut(total, p.unit_id, person_id=p.person_id or 0),
                           p.unit)
                 for p in summary.by_person)


def _of_directive(directive_id: int | None, unit_id: int | None) -> Cut | None:
    """Id 0 in a report is the rest of them, which no cut names; in a cut it is "of none"."""
    if directive_id == 0:
        return None
    return Cut(Figure.TOTAL, unit_id, directive_id=directive_id or 0)


def _same(row: Cut, cut: Cut) -> bool:
    return (row.field, row.directive_id, row.person_id) == (
        cut.field, cut.directive_id, cut.person_id)
