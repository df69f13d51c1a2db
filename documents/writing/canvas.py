"""What every plot shares: a phone-wide figure, safe text, colours, bars with their numbers.

matplotlib is imported inside the functions: it costs half a second and much memory, and most
processes never draw.
"""

import io
import textwrap
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from documents.writing.text import clean, shorten
from documents.writing.wording import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure, FigureBase

#: Okabe and Ito's colours, told apart by colour-blind people; what is late is hatched besides, so
#: that a black and white print tells it too.
SKY, BLUE, ORANGE, GREY, RED = "#56B4E9", "#0072B2", "#E69F00", "#C4C4C4", "#D55E00"
HATCHES = {RED: "//", ORANGE: ".."}
_DARK = frozenset({BLUE, RED})
WIDTH_IN, DPI = 7.2, 150
_LABEL_LINE, _LABEL_LENGTH = 20, 56


def new_figure(height_in: float) -> "Figure":
    """A white figure 1080 pixels wide, without the global state of pyplot."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH_IN, height_in), dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    return figure


def to_png(figure: "Figure") -> bytes:
    """The figure as PNG bytes; the same figures give the same bytes."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", metadata={"Software": None})
    return buffer.getvalue()


def drawable(text: str) -> str:
    """Clean text of letters the font has; formulas between dollar signs are not read."""
    letters = _letters()
    return clean("".join(c for c in clean(text) if ord(c) in letters)).replace("$", r"\$")


def label(text: str, line: int = _LABEL_LINE) -> str:
    """A drawable name in a few short lines of at most `line` letters."""
    short = shorten(clean(text), _LABEL_LENGTH)
    return "\n".join(drawable(part) for part in textwrap.wrap(short, line))


def stacked_bars(
    axes: "Axes",
    names: Sequence[str],
    series: Sequence[tuple[str, str, Sequence[int]]],
) -> None:
    """Horizontal bars, the first name on top; `series` are (word, colour, a figure per name)."""
    longest = max(map(sum, zip(*(values for _, _, values in series), strict=True)), default=0)
    reached = [0] * len(names)
    for word, colour, values in series:
        bars = axes.barh(
            range(len(names)), values, left=reached, label=drawable(word), color=colour,
            height=0.66, hatch=HATCHES.get(colour), edgecolor="white", linewidth=1,
        )
        for bar, value, left in zip(bars, values, reached, strict=True):
            if value:
                middle = bar.get_y() + bar.get_height() / 2
                _write_number(axes, value, left + value / 2, middle, colour, longest)
        reached = [left + value for left, value in zip(reached, values, strict=True)]
    axes.set_yticks(range(len(names)), [label(name) for name in names], fontsize=12)
    # A single bar keeps the height it would have beside another.
    axes.set_ylim(max(len(names), 2) - 0.5, -0.5)
    axes.set_xlim(0, max(longest, 1))
    axes.set_xticks([])
    axes.tick_params(length=0)
    axes.spines[["top", "right", "bottom"]].set_visible(False)


def legend(figure: "FigureBase", axes: "Axes") -> None:
    """What the colours mean, below the plot."""
    handles, words = axes.get_legend_handles_labels()
    figure.legend(
        handles, words, loc="outside lower center", ncols=len(words), fontsize=11, frameon=False,
        handlelength=1.3, columnspacing=1.2,
    )


def nothing(axes: "Axes", words: str) -> None:
    """No bars, but the words that say so."""
    axes.set_axis_off()
    axes.text(0.5, 0.5, drawable(words), ha="center", va="center", fontsize=16)


def _write_number(
    axes: "Axes", value: int, x: float, y: float, colour: str, longest: int
) -> None:
    text = number(value)
    narrow = value / longest < 0.018 * (len(text) + 1)
    axes.text(
        x, y, text, ha="center", va="center", fontsize=8 if narrow else 12, fontweight="bold",
        color="white" if colour in _DARK else "black",
        bbox={"boxstyle": "round,pad=0.12", "facecolor": colour, "edgecolor": "none"},
    )


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    return frozenset(get_font(findfont(FontProperties())).get_charmap())
