"""Plots of a report besides timeliness: how old what is overdue is, and how periods follow."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.quarters import previous
from core.summary import Cell, Counts, Summary, classify
from documents.writing import wording
from documents.writing.canvas import (
    BLUE,
    GREY,
    HATCHES,
    RED,
    drawable,
    label,
    legend,
    new_figure,
    nothing,
    to_png,
)
from documents.writing.wording import Labels, number, percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import FigureBase

#: The last day of each age but the oldest.
_AGES = (7, 30, 90)
#: More columns than this are too narrow for their numbers on a phone.
_MOST_PERIODS = 8
#: Heights in inches.
AGES_IN, TREND_IN = 3.6, 5.4


def overdue_ages(summary: Summary) -> tuple[int, int, int, int]:
    """Overdue tasks of 1-7, 8-30, 31-90 and more days, from the annex or else the list.

    All zero where neither holds every overdue task: a part of them would mislead.
    """
    on = summary.counted_to
    days = [
        fact.overdue_days(on)
        for fact in summary.tasks
        if classify(fact, summary.period, on) is Cell.OPEN_OVERDUE
    ] or [line.days for line in summary.overdue]
    ages = [0, 0, 0, 0]
    if len(days) != summary.counts.open_overdue:
        return (0, 0, 0, 0)
    for count in days:
        ages[sum(count > last for last in _AGES)] += 1
    return (ages[0], ages[1], ages[2], ages[3])


def periods_of(summary: Summary) -> list[tuple[str, Counts]]:
    """The earlier periods that had tasks, oldest first, and this one; the names in words.

    Of a summary that was made without them the period before.
    """
    now = (wording.period_name(summary.period), summary.counts)
    if summary.trend:
        return [*((wording.period_name(t.period), t.counts) for t in summary.trend), now]
    if summary.previous is None or not summary.previous.total:
        return [now]
    before = summary.previous_period or previous(summary.period)
    return [(wording.period_name(before), summary.previous), now]


def plot_ages(summary: Summary, labels: Labels) -> bytes:
    """A bar for each age of what is overdue."""
    figure = new_figure(AGES_IN)
    draw_ages(figure, summary, labels)
    return to_png(figure)


def plot_trend(periods: Sequence[tuple[str, Counts]], labels: Labels) -> bytes:
    """A column for each of the last eight periods, oldest first, its on-time rate above it."""
    figure = new_figure(TREND_IN)
    draw_trend(figure, periods, labels)
    return to_png(figure)


def draw_ages(figure: "FigureBase", summary: Summary, labels: Labels) -> None:
    """What `plot_ages` shows, on a figure or a part of one."""
    figure.suptitle(drawable(labels.ages_title), fontsize=16, fontweight="bold")
    axes = figure.subplots()
    ages = overdue_ages(summary)
    if not any(ages):
        nothing(axes, labels.no_figures)
        return
    axes.barh(range(4), ages, color=RED, height=0.66, hatch=HATCHES[RED], edgecolor="white")
    for place, figure_of in enumerate(ages):
        axes.text(figure_of + max(ages) * 0.015, place, number(figure_of), va="center",
                  fontsize=13, fontweight="bold")
    axes.set_yticks(range(4), [label(words) for words in labels.ages], fontsize=13)
    axes.invert_yaxis()
    axes.set_xlim(0, max(ages) * 1.12)
    _bare(axes, ("top", "right", "bottom"))
    axes.set_xticks([])


def draw_trend(
    figure: "FigureBase", periods: Sequence[tuple[str, Counts]], labels: Labels
) -> None:
    """What `plot_trend` shows, on a figure or a part of one."""
    shown = periods[-_MOST_PERIODS:]
    figure.suptitle(drawable(labels.trend_title), fontsize=16, fontweight="bold")
    axes = figure.subplots()
    if not any(counts.total for _, counts in shown):
        nothing(axes, labels.no_figures)
        return
    places = range(len(shown))
    highest = max(c.completed + c.open for _, c in shown) or 1
    reached = [0] * len(shown)
    series = (
        [c.completed for _, c in shown],
        [c.open - c.open_overdue for _, c in shown],
        [c.open_overdue for _, c in shown],
    )
    for word, colour, values in zip(labels.trend_bars, (BLUE, GREY, RED), series, strict=True):
        axes.bar(places, values, bottom=reached, label=drawable(word), color=colour, width=0.66,
                 hatch=HATCHES.get(colour), edgecolor="white")
        for place in places:
            _inside(axes, place, reached[place], values[place], colour, highest)
        reached = [below + value for below, value in zip(reached, values, strict=True)]
    for place, (_, counts) in enumerate(shown):
        axes.text(place, reached[place] + highest * 0.02, percent(counts.on_time_rate),
                  ha="center", fontsize=11, fontweight="bold")
    axes.set_xticks(places, [label(name, 10) for name, _ in shown], fontsize=12)
    axes.set_ylim(0, highest * 1.1)
    axes.set_yticks([])
    axes.set_title(drawable(f"Số trên cột: {labels.trend_line.lower()}"), fontsize=10,
                   color="#444444", loc="left")
    _bare(axes, ("top", "right", "left"))
    legend(figure, axes)


def _inside(
    axes: "Axes", place: int, below: int, value: int, colour: str, highest: int
) -> None:
    if value < highest * 0.035:
        return
    axes.text(
        place, below + value / 2, number(value), ha="center", va="center", fontsize=11,
        fontweight="bold", color="black" if colour == GREY else "white",
        bbox={"boxstyle": "round,pad=0.12", "facecolor": colour, "edgecolor": "none"},
    )


def _bare(axes: "Axes", sides: tuple[str, ...]) -> None:
    axes.spines[list(sides)].set_visible(False)
    axes.tick_params(length=0)
