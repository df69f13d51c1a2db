import io
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

from core.digest import Digest, DigestFigures, UnitStanding
from core.quarters import Scheme, window
from core.summary import Counts, PeriodCounts, Summary
from core.tasks import State
from documents.writing import (
    Labels,
    plot_ages,
    plot_digest,
    plot_report,
    plot_timeliness,
    plot_trend,
)
from documents.writing.canvas import drawable, label
from documents.writing.plots_report import overdue_ages, periods_of
from tests.documents.writing.conftest import fact, summary_of

UNITS = [
    ("Văn phòng", Counts(new=9, early=2, on_time=3, late=1, open_in_term=2, open_overdue=1)),
    ("Phòng Cải cách hành chính và Văn thư lưu trữ", Counts(new=4, on_time=4)),
]


def picture(png: bytes) -> Image.Image:
    with Image.open(io.BytesIO(png)) as image:
        image.load()
    assert image.format == "PNG"
    return image


def test_a_plot_is_as_wide_as_a_phone_and_grows_with_the_units() -> None:
    few, many = (picture(plot_timeliness(UNITS * n, Labels())) for n in (1, 6))
    assert few.width == many.width == 1080
    assert few.height < many.height < 4000


def test_the_same_figures_give_the_same_picture() -> None:
    assert plot_timeliness(UNITS, Labels()) == plot_timeliness(UNITS, Labels())


@pytest.mark.parametrize("rows", [[], [("Văn phòng", Counts())], UNITS * 40])
def test_none_or_very_many_units(rows: list[tuple[str, Counts]]) -> None:
    assert picture(plot_timeliness(rows, Labels())).height < 4000


def test_hostile_names_are_drawn_as_text(hostile: Summary) -> None:
    names = [name for _, name, _ in hostile.by_unit]
    picture(plot_timeliness([(name, UNITS[0][1]) for name in [*names, r"$\frac{"]], Labels()))


def test_drawable_text_has_only_letters_of_the_font() -> None:
    assert drawable("Nghiệm thu \x07漢 $x$") == r"Nghiệm thu \$x\$"
    assert label("Phòng Cải cách hành chính") == "Phòng Cải cách hành\nchính"


@pytest.mark.parametrize("before", [None, DigestFigures(open=42, overdue=9)])
@pytest.mark.parametrize("units", [0, 7])
def test_a_digest(before: DigestFigures | None, units: int) -> None:
    digest = Digest(
        organisation="Sở Nội vụ",
        week_of=date(2026, 6, 8),
        moment=datetime(2026, 6, 8, tzinfo=UTC),
        now=DigestFigures(45, 7, 5, 3, 8),
        before=before,
        units=tuple(
            UnitStanding(i, f"Phòng {i}", 5 + i, i, 2, Decimal("50.00")) for i in range(units)
        ),
    )
    assert picture(plot_digest(digest, Labels())).width == 1080


def test_drawing_code_loads_only_when_something_is_drawn() -> None:
    code = "import documents.writing, sys; sys.exit('matplotlib' in sys.modules)"
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


@pytest.mark.parametrize("periods", [0, 1, 12])
def test_a_trend(periods: int) -> None:
    points = [(f"quý {i} năm 2026 $x$", Counts(new=i, early=i)) for i in range(periods)]
    assert picture(plot_trend(points, Labels())).width == 1080


def test_the_report_in_one_picture_grows_with_what_it_shows(example: Summary) -> None:
    alone = picture(plot_report(example, Labels()))
    late = replace(summary_of([fact(1, State.IN_PROGRESS)]), previous=Counts(new=3, early=3))
    more = picture(plot_report(late, Labels()))
    assert alone.width == more.width == 1080
    assert more.height > alone.height + 1000
    assert [name for name, _ in periods_of(late)] == ["quý I năm 2026", "quý II năm 2026"]


def test_the_trend_takes_the_place_of_the_period_before(example: Summary) -> None:
    scheme = Scheme.DECREE_09_2019
    trend = tuple(PeriodCounts(window(2025, f"Q{n}", scheme), Counts(new=n, late=n))
                  for n in (3, 4))
    summary = replace(example, previous=Counts(new=4, late=4), trend=trend)
    assert [name for name, _ in periods_of(summary)] == [
        "quý III năm 2025", "quý IV năm 2025", "quý II năm 2026"]


def test_ages_of_what_is_overdue(example: Summary) -> None:
    late = summary_of([fact(i, State.IN_PROGRESS) for i in range(1, 4)])
    assert overdue_ages(late) == overdue_ages(replace(late, tasks=())) == (0, 3, 0, 0)
    assert overdue_ages(example) == (0, 0, 0, 0)
    half = replace(late, tasks=(), overdue=late.overdue[:2])
    assert overdue_ages(half) == (0, 0, 0, 0), "the worst alone would mislead"
    for summary in (late, example):
        assert picture(plot_ages(summary, Labels())).width == 1080
