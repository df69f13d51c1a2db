"""The figures of a report as buttons, its rows, and the tasks behind a figure."""

from collections.abc import Iterable

from markupsafe import Markup

from core.acting import Act
from core.summary import Figure, Frozen, Summary
from core.usecases.list_counted import CountedPage
from core.usecases.open_report import ReportView
from core.usecases.show_figures import By, FigureRow, FigureRows, figures_of, rows_of
from core.usecases.show_figures import FigureMenu as Menu
from handlers.callbacks import OpenTask
from handlers.figure_callbacks import (
    FigureMenu,
    OpenFigure,
    ShowReport,
    TurnFigure,
    row_of,
    short_by,
    short_of,
)
from handlers.figure_callbacks import FigureRows as RowsPress
from handlers.show import Button, Rows, Say
from handlers.texts import Translate
from handlers.texts.ledger import ask_rows
from handlers.texts.lists import task_line
from handlers.texts.periods import period_name
from handlers.texts.sealing import number
from handlers.texts.values import count

#: What somebody must look at; the first of them have a button of their own under the summary.
_ATTENTION = (Figure.OPEN_OVERDUE, Figure.BOUNDARY, Figure.WAITING_CONFIRMATION, Figure.LATE,
              Figure.BLOCKED, Figure.STALE, Figure.EVIDENCE_MISSING)
_SHOWN = 4
_LABEL = 34


def figure_rows(t: Translate, view: ReportView) -> Rows:
    """Under the summary: the first figures to look at, and the way to all of them."""
    if not view.summary.counts.total:
        return []
    known = dict(figures_of(view.summary))
    found = [(figure, known[figure]) for figure in _ATTENTION if figure in known][:_SHOWN]
    unit = view.unit_id or 0
    everything = FigureMenu(period=view.token, unit=unit)
    return [*_buttons(t, view.token, found, unit),
            [Button(t.plain("figures-open-all"), everything)]]


def figure_menu(t: Translate, menu: Menu) -> Say:
    """Every figure that is not nought, and the tables that the report has."""
    view, row = menu.view, menu.row
    unit, of = view.unit_id or 0, ""
    if row is not None and row.cut is not None:
        unit, of = row.cut.unit_id or 0, row_of(row.cut) or ""
    heading = _heading(t, "figures-menu", view.summary, _row_name(t, row))
    rows = _buttons(t, view.token, menu.figures, unit, of)
    return Say(heading, [*rows, *([] if row else [*_tables(t, view), *_report(t, view)])])


def rows_page(t: Translate, found: FigureRows, *, edit: bool = False) -> Say:
    """A page of a table; each row opens its figures."""
    view = found.view
    heading = _heading(t, f"figures-by-{found.by}", view.summary, "", page=found.page + 1,
                       pages=found.pages)
    names = [_name_of(t, row, found.by) for row in found.rows]
    units = [f" ({row.unit})" if row.unit and not view.summary.unit else "" for row in found.rows]
    lines = [t("figures-row", number=place, name=f"{name}{unit}", total=count(row.counts.total),
               done=count(row.counts.completed), overdue=count(row.counts.open_overdue))
             for place, (row, name, unit) in enumerate(
                 zip(found.rows, names, units, strict=True), 1)]
    # A name is enough for a button; "nobody" of which unit is not plain without it.
    opens = [[Button(f"{place}. {_cut(name if row.name else f'{name}{unit}')}", press)]
             for place, (row, name, unit) in enumerate(
                 zip(found.rows, names, units, strict=True), 1)
             if (press := _press(view, row)) is not None]

    def to(page: int) -> RowsPress:
        return RowsPress(by=short_by(found.by), period=view.token, unit=view.unit_id or 0,
                         page=page, turn=True)

    turns = []
    if found.page > 0:
        turns.append(Button(t.plain("page-back"), to(found.page - 1)))
    if found.page + 1 < found.pages:
        turns.append(Button(t.plain("page-on", page=found.page + 2, pages=found.pages),
                            to(found.page + 1)))
    return Say(Markup("\n").join([heading, *lines]), [*opens, *([turns] if turns else [])],
               edit=edit)


def counted_page(t: Translate, page: CountedPage, act: Act, *, edit: bool = False) -> Say:
    """A page of the tasks behind a figure, as they stood at the report's last day."""
    heading = t("figures-page", figure=_name(t, page.cut.figure), count=count(page.total),
                period=period_name(t, page.period), page=page.page + 1, pages=page.pages,
                unit=_whose(t, page))
    day = min(act.today, page.period.end)
    # Counted from 1 on each page, as `about` is: "2 xong" answers the line that shows a 2.
    lines = [task_line(t, line, day, place, page.soon_days)
             for place, line in enumerate(page.lines, 1)]
    opens = [Button(f"{place}. {line.code}", OpenTask(task=line.id))
             for place, line in enumerate(page.lines, 1)]
    rows = [opens[i:i + 2] for i in range(0, len(opens), 2)]
    asks = ask_rows(t, page, act.person)
    return Say(Markup("\n\n").join([heading, *lines]), [*rows, *asks, *_turns(t, page)],
               about=tuple(line.id for line in page.lines), edit=edit)


def _heading(t: Translate, key: str, summary: Summary, row: str, **pages: int) -> Markup:
    parts = [summary.unit or summary.organisation, row, _seal(t, summary.frozen)]
    if pages.get("pages", 1) > 1:
        parts.append(t.plain("figures-pages", **pages))
    return t(key, period=period_name(t, summary.period), unit=" · ".join(p for p in parts if p))


def _seal(t: Translate, seal: Frozen | None) -> str:
    return t.plain("figures-seal", number=number(seal)) if seal else ""


def _tables(t: Translate, view: ReportView) -> Rows:
    """The ways to cut the report that have more than nothing to show."""
    found = [Button(t.plain(f"figures-open-{by}"),
                    RowsPress(by=short_by(by), period=view.token, unit=view.unit_id or 0))
             for by in By if rows_of(view, by) and not (by is By.UNIT and view.summary.unit)]
    return [found[i:i + 2] for i in range(0, len(found), 2)]


def _report(t: Translate, view: ReportView) -> Rows:
    """From the figures of one unit to its report, with documents of its own."""
    if view.unit_id is None:
        return []
    return [[Button(t.plain("figures-report"),
                    ShowReport(period=view.token, unit=view.unit_id))]]


def _press(view: ReportView, row: FigureRow) -> FigureMenu | None:
    of = row_of(row.cut) if row.cut else None
    if row.cut is None or of is None:
        return None
    return FigureMenu(period=view.token, unit=row.cut.unit_id or 0, of=of)


def _name_of(t: Translate, row: FigureRow, by: By) -> str:
    """Rows of nothing in particular say so."""
    if row.name:
        return row.name
    key = "rest" if by is By.DIRECTIVE and row.cut is None else by.value
    return t.plain(f"figures-no-{key}")


def _row_name(t: Translate, row: FigureRow | None) -> str:
    if row is None or row.cut is None:
        return ""
    by = (By.FIELD if row.cut.field is not None
          else By.DIRECTIVE if row.cut.directive_id is not None else By.PERSON)
    return _name_of(t, row, by)


def _whose(t: Translate, page: CountedPage) -> str:
    parts = [page.unit.name if page.unit else t.plain("figures-whole")]
    if page.cut.field is not None:
        parts.append(t.plain(f"field-{page.cut.field.replace('_', '-')}"))
    if page.cut.directive_id is not None:
        parts.append(page.row if page.cut.directive_id else t.plain("figures-no-directive"))
    if page.cut.person_id is not None:
        parts.append(page.row if page.cut.person_id else t.plain("figures-no-person"))
    return " · ".join(part for part in [*parts, _seal(t, page.seal)] if part)


def _buttons(
    t: Translate, token: str, figures: Iterable[tuple[Figure, int]], unit: int, of: str = ""
) -> Rows:
    found = [
        Button(t.plain("figures-button", figure=_name(t, figure), count=count(found)),
               OpenFigure(figure=short_of(figure), period=token, unit=unit, of=of))
        for figure, found in figures
    ]
    return [found[i:i + 2] for i in range(0, len(found), 2)]


def _name(t: Translate, figure: Figure) -> str:
    return t.plain(f"figure-{figure.value.replace('_', '-')}")


def _cut(name: str) -> str:
    return name if len(name) <= _LABEL else f"{name[:_LABEL].rstrip()}…"


def _turns(t: Translate, page: CountedPage) -> Rows:
    def to(number: int) -> TurnFigure:
        return TurnFigure(figure=short_of(page.cut.figure), period=page.token,
                          unit=page.cut.unit_id or 0, of=row_of(page.cut) or "", page=number)

    turns = []
    if page.page > 0:
        turns.append(Button(t.plain("page-back"), to(min(page.page, page.pages) - 1)))
    if page.page + 1 < page.pages:
        turns.append(Button(t.plain("page-on", page=page.page + 2, pages=page.pages),
                            to(page.page + 1)))
    return [turns] if turns else []
