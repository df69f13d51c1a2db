"""Plots of a report and of a digest: PNG, readable on a phone."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from core.digest import Digest
from core.summary import Counts, Summary
from documents.writing.canvas import (
    BLUE,
    GREY,
    ORANGE,
    RED,
    SKY,
    drawable,
    label,
    legend,
    new_figure,
    nothing,
    stacked_bars,
    to_png,
)
from documents.writing.plots_report import (
    AGES_IN,
    TREND_IN,
    draw_ages,
    draw_trend,
    overdue_ages,
    periods_of,
)
from documents.writing.wording import Labels, day, number, unit_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import FigureBase

#: More units than this make a picture that chat apps shrink until nobody can read it.
_MOST_UNITS = 30
_FIGURE_NAMES = ("open", "overdue", "due_this_week", "done_last_week", "new_last_week")
#: Figures whose growth is bad news.
_WORSE = frozenset({"open", "overdue"})


def has_timeliness(by_unit: Sequence[tuple[str, Counts]]) -> bool:
    """Whether `plot_timeliness` has any bar to draw."""
    return any(c.early or c.on_time or c.late or c.open_in_term or c.open_overdue
               for _, c in by_unit[:_MOST_UNITS])


def plot_timeliness(by_unit: Sequence[tuple[str, Counts]], labels: Labels) -> bytes:
    """Stacked bars by unit, in the order given: early, on time, late, in term, overdue.

    Units beyond the thirtieth are left out. Tasks without deadline, waiting, paused or cancelled
    have no timeliness; a completion on the named day is not drawn until somebody decides on it.
    """
    figure = new_figure(_timeliness_in(by_unit))
    _draw_timeliness(figure, by_unit, labels)
    return to_png(figure)


def plot_report(summary: Summary, labels: Labels) -> bytes:
    """The report in one picture for chat: by unit, how old what is overdue is, the period before.

    The last two only where there is something to see.
    """
    by_unit = [(name, counts) for _, name, counts in summary.by_unit]
    periods = periods_of(summary)
    drawings: list[tuple[float, Callable[[FigureBase], None]]] = [
        (_timeliness_in(by_unit), lambda part: _draw_timeliness(part, by_unit, labels))
    ]
    if any(overdue_ages(summary)):
        drawings.append((AGES_IN, lambda part: draw_ages(part, summary, labels)))
    if len(periods) > 1:
        drawings.append((TREND_IN, lambda part: draw_trend(part, periods, labels)))
    heights = [height for height, _ in drawings]
    figure = new_figure(sum(heights))
    parts = figure.subfigures(len(drawings), 1, squeeze=False, height_ratios=heights)
    for part, (_, draw) in zip(parts.flat, drawings, strict=True):
        draw(part)
    return to_png(figure)


def _timeliness_in(by_unit: Sequence[tuple[str, Counts]]) -> float:
    return 2.2 + 0.62 * max(min(len(by_unit), _MOST_UNITS), 2)


def _draw_timeliness(
    figure: "FigureBase", by_unit: Sequence[tuple[str, Counts]], labels: Labels
) -> None:
    rows = by_unit[:_MOST_UNITS]
    figure.suptitle(drawable(labels.timeliness_title), fontsize=16, fontweight="bold")
    axes = figure.subplots()
    figures = (
        [c.early for _, c in rows],
        [c.on_time for _, c in rows],
        [c.late for _, c in rows],
        [c.open_in_term for _, c in rows],
        [c.open_overdue for _, c in rows],
    )
    colours = (SKY, BLUE, ORANGE, GREY, RED)
    if has_timeliness(rows):
        series = list(zip(labels.bars, colours, figures, strict=True))
        _bars_with_legend(figure, axes, [unit_name(name) for name, _ in rows], series)
    else:
        nothing(axes, labels.no_figures)
    axes.set_title(drawable(labels.timeliness_note), fontsize=9, color="#444444", loc="left")


def plot_digest(digest: Digest, labels: Labels) -> bytes:
    """The week's five figures with their change, and the open tasks of every unit."""
    units = digest.units[:_MOST_UNITS]
    above, below = 1.9, 1.4 + 0.62 * max(len(units), 2)
    figure = new_figure(above + below)
    end = digest.week_of + timedelta(days=6)
    title = labels.digest_title.format(week=f"{day(digest.week_of)} - {day(end)}")
    heading = f"{drawable(digest.organisation)}\n{drawable(title)}"
    figure.suptitle(heading, fontsize=15, fontweight="bold")
    parts = figure.subfigures(2, 1, squeeze=False, height_ratios=[above - 0.6, below])
    upper, lower = parts.flat
    _tiles(upper.subplots(), digest, labels)
    axes = lower.subplots()
    axes.set_title(drawable(labels.digest_units), fontsize=13)
    in_term, overdue = [u.open - u.overdue for u in units], [u.overdue for u in units]
    if any(in_term) or any(overdue):
        series = list(zip(labels.digest_bars, (GREY, RED), (in_term, overdue), strict=True))
        _bars_with_legend(lower, axes, [unit_name(u.unit) for u in units], series)
    else:
        nothing(axes, labels.no_figures)
    return to_png(figure)


def _bars_with_legend(
    figure: "FigureBase",
    axes: "Axes",
    names: Sequence[str],
    series: Sequence[tuple[str, str, Sequence[int]]],
) -> None:
    stacked_bars(axes, names, series)
    legend(figure, axes)


def _tiles(axes: "Axes", digest: Digest, labels: Labels) -> None:
    axes.set_axis_off()
    for place, (name, word) in enumerate(zip(_FIGURE_NAMES, labels.digest_figures, strict=True)):
        x = (place + 0.5) / len(_FIGURE_NAMES)
        colour = RED if name == "overdue" and digest.now.overdue else "black"
        value = number(getattr(digest.now, name))
        axes.text(x, 0.66, value, ha="center", fontsize=24, fontweight="bold", color=colour)
        axes.text(x, 0.58, label(word, 12), ha="center", va="top", fontsize=12)
        change = digest.change(name)
        if change:
            mark = "▲" if change > 0 else "▼"
            worse = (change > 0) == (name in _WORSE)
            shade = "#444444" if name not in _WORSE else (RED if worse else BLUE)
            axes.text(x, 0.0, f"{mark} {abs(change)}", ha="center", fontsize=12, color=shade)

