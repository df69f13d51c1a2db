"""Buttons of reports fit into 64 bytes whatever they are about, and come back as they went."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.fields import FIELDS
from core.ports.figures import Cut
from core.quarters import Scheme, span
from core.summary import Figure
from core.usecases.show_figures import By
from handlers.callbacks import ReportFile
from handlers.figure_callbacks import (
    FigureMenu,
    FigureRows,
    FreezePress,
    OpenFigure,
    ReportChanges,
    ShowReport,
    TurnFigure,
    by_of,
    cut_of,
    row_of,
    short_by,
    short_of,
)

IDS = st.integers(1, 2**31 - 1)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
PERIODS = st.one_of(
    st.builds(lambda a, b: span(min(a, b), max(a, b), Scheme.CALENDAR).code, DAYS, DAYS),
    st.builds("f{}".format, IDS), st.sampled_from(["2026", "2026-Q2", "2026-9M"]))
CUTS = st.one_of(
    st.builds(lambda f: {"field": f}, st.sampled_from(FIELDS)),
    st.builds(lambda i: {"directive_id": i}, st.integers(0, 2**31 - 1)),
    st.builds(lambda i: {"person_id": i}, st.integers(0, 2**31 - 1)), st.just({}))


@settings(deadline=None)
@given(PERIODS, st.sampled_from(Figure), st.none() | IDS, CUTS, IDS)
def test_every_cut_of_every_figure_fits_and_comes_back(
    period: str, figure: Figure, unit: int | None, cut: dict[str, int], page: int
) -> None:
    wanted = Cut(figure, unit, **cut)  # type: ignore[arg-type] - one row of several types
    of = row_of(wanted)
    assert of is not None
    packed = TurnFigure(
        figure=short_of(figure), period=period, unit=unit or 0, of=of, page=page).pack()
    assert len(packed.encode()) <= 64
    read = TurnFigure.unpack(packed)
    assert (read.period, read.page) == (period, page)
    assert cut_of(read.unit, read.of, read.figure) == wanted
    for button in (
        OpenFigure(figure=short_of(figure), period=period, unit=unit or 0, of=of),
        FigureMenu(period=period, unit=unit or 0, of=of),
        FigureRows(by="p", period=period, unit=unit or 0, page=page, turn=True),
        ShowReport(period=period, unit=unit or 0), ReportFile(form="evaluation", period=period,
                                                              unit=unit or 0),
        ReportChanges(period=period, unit=unit or 0, page=page, turn=True),
        FreezePress(period=period, unit=unit or 0, after=page, yes=True),
    ):
        assert len(button.pack().encode()) <= 64
        assert type(button).unpack(button.pack()) == button


def test_every_figure_and_table_has_a_short_name_of_its_own() -> None:
    assert len({short_of(figure) for figure in Figure}) == len(Figure)
    assert [by_of(short_by(by)) for by in By] == list(By)


@pytest.mark.parametrize("data", [
    "fg:zz:2026-Q2:0:", "fg:oo:2026-Q2:0:x1", "fg:oo:2026-Q2:0:l8", "fg:oo:2026-Q2:0:l",
    "fg:oo:2026-Q2:0:p2147483648", "fg:oo:2026-Q2:0:p-1", "fg:oo:2026-Q2:2147483648:",
    "fg:oo:2026-03-01..2026-04-1500:0:", "fg:oo:2026-Q2:0:d²", "fg:oo:2026-Q2:0",
])
def test_what_no_button_of_ours_says(data: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        OpenFigure.unpack(data)
