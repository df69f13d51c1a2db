"""A generated department's figures agree, cell by cell, with a second count from the history."""

import shutil
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest

from core.ports.figures import Cut, Tally
from core.quarters import Period, Scheme, parse_period
from core.summary import Counts, Extras, Figure
from storage.engine import Database
from storage.report_lines import FigureStore
from tests.support.department import HEIRS, ZONE, Department, generate, store
from tests.support.recount import Key, recount

STALE = 90
LATE = ("late", "open_overdue", "boundary")
QUARTERS = ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")


@pytest.fixture
async def on_sqlite(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Database]:
    path = tmp_path / "department.db"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    yield database
    await database.close()


def flat(tally: Tally) -> Counter[Key]:
    """The tally in the second counter's own form."""
    found: Counter[Key] = Counter()

    def add(kind: str, whose: object, counts: Counts) -> None:
        for name, n in asdict(counts).items():
            found[kind, whose, name] += n

    for (unit, field), counts in tally.cells.items():
        for kind, whose in (("all", None), ("unit", unit), ("field", field),
                            ("unit-field", (unit, field))):
            add(kind, whose, counts)
    for line in tally.directives:
        add("directive", line.directive_id, line.counts)
    for person in tally.people:
        add("person", (person.unit_id, person.person_id), person.counts)
    for unit_id, extras in tally.extras.items():
        for name, n in asdict(extras).items():
            found["extra", unit_id, name] += n
    return +found


async def check(
    database: Database, office: Department, period: Period, day: date | None = None
) -> Tally:
    figures, day = FigureStore(database, ZONE), day or period.end
    async with database.reading():
        tally = await figures.tally(period, day, None, STALE)
        late = await figures.late(period, day, None, 100_000)
    assert Counter((line.unit_id, line.cell.value) for line in late) == Counter({
        (unit, name): n for (kind, unit, name), n in flat(tally).items()
        if kind == "unit" and name in LATE})
    assert Counter(((line.unit_id, who), line.cell.value)
                   for line in late for who in line.person_ids or (None,)) == Counter({
        (whose, name): n for (kind, whose, name), n in flat(tally).items()
        if kind == "person" and name in LATE}), "everybody's late tasks are listed"
    assert flat(tally) == +recount(office.history, period.start, day, ZONE, HEIRS, STALE)
    return tally


async def test_every_cell_of_four_quarters(on_sqlite: Database) -> None:
    office = generate(1000)
    await store(on_sqlite, office)
    counts, extras = Counts(), Extras()
    for code in (*QUARTERS, "2026-H1", "2026-9M", "2026", "2026-07"):
        for scheme in Scheme:
            period = parse_period(code, scheme, date(2027, 1, 1))
            tally = await check(on_sqlite, office, period)
            if code in QUARTERS:
                counts = sum(tally.cells.values(), counts)
                extras = sum(tally.extras.values(), extras)
    found = asdict(counts) | asdict(extras)
    assert not [name for name, n in found.items() if n < 10], "every figure is put to the test"
    span = parse_period("2026-03-03..2026-05-05", Scheme.CALENDAR, date(2027, 1, 1))
    await check(on_sqlite, office, span)
    await check(on_sqlite, office, span, date(2026, 4, 1))


async def test_a_units_figures_are_its_part_of_the_whole(on_sqlite: Database) -> None:
    await store(on_sqlite, generate(400, seed=5))
    figures = FigureStore(on_sqlite, ZONE)
    period = parse_period("2026-Q3", Scheme.DECREE_09_2019, date(2027, 1, 1))
    async with on_sqlite.reading():
        whole = await figures.tally(period, period.end, None, STALE)
        parts = {unit: await figures.tally(period, period.end, unit, STALE) for unit in (3, 4, 11)}
        assert not (await figures.tally(period, period.end, 12, STALE)).cells, "unit 3 has them"
    for unit, part in parts.items():
        assert part.cells == {key: c for key, c in whole.cells.items() if key[0] == unit}
        assert part.extras == {unit: whole.extras[unit]}
        assert part.people == [person for person in whole.people if person.unit_id == unit]
        total = sum(part.cells.values(), Counts())
        assert sum((line.counts for line in part.directives), Counts()) == total


async def test_the_same_on_both_databases(database: Database) -> None:
    office = generate(250, seed=7)
    await store(database, office)
    for code in ("2026-Q1", "2026-Q3", "2027-Q1"):
        await check(database, office,
                    parse_period(code, Scheme.DECREE_09_2019, date(2027, 1, 1)))


async def test_every_figure_lists_as_many_tasks_as_it_counts(database: Database) -> None:
    # A quarter begins and ends in the middle of other tasks' lives; a year holds no more cases.
    await store(database, generate(250, seed=11))
    figures = FigureStore(database, ZONE)
    period = parse_period("2026-Q2", Scheme.DECREE_09_2019, date(2027, 1, 1))

    async def listed(cut: Cut) -> int:
        total, lines = await figures.counted(period, period.end, cut, STALE, 0, 1000)
        assert len({line.id for line in lines}) == len(lines) == total
        return total

    async with database.reading():
        tally = await figures.tally(period, period.end, None, STALE)
        whole = sum(tally.cells.values(), Counts())
        extras = sum(tally.extras.values(), Extras())
        for figure in Figure:
            source = extras if hasattr(extras, figure) else whole
            assert await listed(Cut(figure)) == getattr(source, figure), figure
        for (unit, name), counts in list(tally.cells.items())[:6]:
            cut = Cut(Figure.OPEN, unit, name)
            assert await listed(cut) == counts.open
        for line in tally.directives[:5]:
            cut = Cut(Figure.TOTAL, directive_id=line.directive_id or 0)
            assert await listed(cut) == line.counts.total
        for person in tally.people[:12]:
            cut = Cut(Figure.COMPLETED, person.unit_id, person_id=person.person_id or 0)
            assert await listed(cut) == person.counts.completed
