"""The figures of a summary as buttons, and the tasks behind one of them."""

from markupsafe import Markup

from core.acting import Act
from core.summary import Figure, Summary
from core.usecases.list_counted import CountedPage
from handlers.callbacks import FigureMenu, OpenFigure, OpenTask, TurnFigure
from handlers.show import Button, Rows, Say
from handlers.texts import Translate
from handlers.texts.lists import task_line
from handlers.texts.periods import period_name
from handlers.texts.values import count

#: What somebody must look at; the first of them have a button of their own under the summary.
_ATTENTION = (Figure.OPEN_OVERDUE, Figure.BOUNDARY, Figure.WAITING_CONFIRMATION, Figure.LATE,
              Figure.BLOCKED, Figure.STALE, Figure.EVIDENCE_MISSING)
_SHOWN = 4


def unit_of(summary: Summary) -> int:
    """The id of the only unit reported on, as buttons carry it; 0 is all of them."""
    return summary.by_unit[0][0] or 0 if summary.unit and summary.by_unit else 0


def figure_rows(t: Translate, summary: Summary) -> Rows:
    """Under the summary: the first figures to look at, and the way to all of them."""
    if not summary.counts.total:
        return []
    unit = unit_of(summary)
    found = [figure for figure in _ATTENTION if figure_of(summary, figure)][:_SHOWN]
    everything = FigureMenu(period=summary.period.code, unit=unit)
    return [*_buttons(t, summary, found, unit), [Button(t.plain("figures-open-all"), everything)]]


def figure_menu(t: Translate, summary: Summary) -> Say:
    """Every figure that is not nought."""
    found = [figure for figure in Figure if figure_of(summary, figure)]
    heading = t("figures-menu", period=period_name(t, summary.period),
                unit=summary.unit or summary.organisation)
    return Say(heading, _buttons(t, summary, found, unit_of(summary)))


def counted_page(t: Translate, page: CountedPage, act: Act, *, edit: bool = False) -> Say:
    """A page of the tasks behind a figure, as they stood at the report's last day."""
    heading = t("figures-page", figure=_name(t, page.cut.figure), count=count(page.total),
                period=period_name(t, page.period), page=page.page + 1, pages=page.pages,
                unit=page.unit.name if page.unit else t.plain("figures-whole"))
    day = min(act.today, page.period.end)
    # Counted from 1 on each page, as `about` is: "2 xong" answers the line that shows a 2.
    lines = [task_line(t, line, day, number) for number, line in enumerate(page.lines, 1)]
    opens = [Button(f"{number}. {line.code}", OpenTask(task=line.id))
             for number, line in enumerate(page.lines, 1)]
    rows = [opens[i:i + 2] for i in range(0, len(opens), 2)]
    return Say(Markup("\n\n").join([heading, *lines]), [*rows, *_turns(t, page)],
               about=tuple(line.id for line in page.lines), edit=edit)


def figure_of(summary: Summary, figure: Figure) -> int:
    """The figure's number in the summary."""
    source = summary.counts if hasattr(summary.counts, figure.value) else summary.extras
    found: int = getattr(source, figure.value, 0)
    return found


def _buttons(t: Translate, summary: Summary, figures: list[Figure], unit: int) -> Rows:
    found = [
        Button(t.plain("figures-button", figure=_name(t, figure),
                       count=count(figure_of(summary, figure))),
               OpenFigure(figure=figure, period=summary.period.code, unit=unit))
        for figure in figures
    ]
    return [found[i:i + 2] for i in range(0, len(found), 2)]


def _name(t: Translate, figure: Figure) -> str:
    return t.plain(f"figure-{figure.value.replace('_', '-')}")


def _turns(t: Translate, page: CountedPage) -> Rows:
    unit = page.unit.id if page.unit else 0

    def to(number: int) -> TurnFigure:
        return TurnFigure(figure=page.cut.figure, period=page.period.code, unit=unit, page=number)

    turns = []
    if page.page > 0:
        turns.append(Button(t.plain("page-back"), to(min(page.page, page.pages) - 1)))
    if page.page + 1 < page.pages:
        turns.append(Button(t.plain("page-on", page=page.page + 2, pages=page.pages),
                            to(page.page + 1)))
    return [turns] if turns else []
