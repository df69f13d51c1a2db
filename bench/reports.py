"""A quarter's report to .docx, .xlsx and pictures, beside the bare writer libraries.

The floors are given ready rows: python-docx with each row appended as XML (the fastest way known
for it), XlsxWriter with typed calls, matplotlib with the same bars. Ours begins with the summary:
it also cleans, classifies, words and escapes every row.
"""

import asyncio
import io
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

from bench.timing import paired, ratio
from bot.serving import SWITCH_S
from core.quarters import Scheme, window
from core.summary import Cell, Counts, OverdueLine, ResultLine, Summary, TaskFact, classify, count
from core.tasks import Deadline, State
from documents.writing import (
    Labels,
    plot_ages,
    plot_report,
    plot_timeliness,
    write_docx,
    write_html,
    write_xlsx,
)
from documents.writing.annex import annex_rows

PERIOD = window(2026, "Q2", Scheme.DECREE_09_2019)
UNITS = ("Văn phòng", "Phòng Cải cách hành chính", "Phòng Tổ chức, biên chế", "Thanh tra",
         "Phòng Xây dựng chính quyền", "Trung tâm Lưu trữ lịch sử")
FIELDS = ("institutions", "procedures", "civil_service", "digital_government")
#: (tasks in the annex, rounds): the realistic quarter, and the whole of a large department.
SIZES = ((3_000, 5), (20_000, 3))
Row = tuple[str, ...]
_PAUSE_S = 0.002


def main() -> None:
    """Print one table a size."""
    for tasks, rounds in SIZES:
        summary = quarter(tasks)
        ours, floors = subjects(summary)
        times = paired({**{f"our {n}": w for n, w in ours.items()}, **floors}, rounds)
        print(f"\n{len(summary.tasks):,} tasks, {rounds} rounds in turns, medians")
        print(f"{'':10} {'bare s':>8} {'ours s':>8}  beside the bare library")
        for name in ours:
            mine, floor = times[f"our {name}"], times[name]
            print(f"{name:10} {floor.median:8.2f} {mine.median:8.2f}  {ratio(mine, floor)}")
    asyncio.run(others_wait(quarter(3_000)))


async def others_wait(summary: Summary) -> None:
    """How late a step of the loop is while a thread writes, as `run` sets the interpreter."""
    folder = Path(tempfile.mkdtemp(prefix="nhacviec-bench-"))
    labels = Labels()
    writers: dict[str, Callable[[], object]] = {
        "nothing": lambda: time.sleep(0.5),
        ".docx": lambda: write_docx(summary, folder / "c.docx", labels),
        ".xlsx": lambda: write_xlsx(summary, folder / "c.xlsx", labels),
        ".html": lambda: write_html(summary, folder / "c.html", labels),
        "picture": lambda: plot_report(summary, labels),
    }
    print("\nwhile a report of 3,000 tasks is written, a step of the loop comes late by (ms)")
    print(f"{'':10} {'p50':>6} {'p99':>6}   {'p50':>6} {'p99':>6} with Python's own 5 ms switch")
    for name, write in writers.items():
        told = []
        for interval in (SWITCH_S, 0.005):
            sys.setswitchinterval(interval)
            late = sorted(await _lateness(write) + await _lateness(write))
            told += [1000 * late[len(late) // 2], 1000 * late[len(late) * 99 // 100]]
        print(f"{name:10} {told[0]:6.1f} {told[1]:6.1f}   {told[2]:6.1f} {told[3]:6.1f}")


async def _lateness(write: Callable[[], object]) -> list[float]:
    """Seconds beyond the pause asked for, one number a step, until the thread has written."""
    written = asyncio.ensure_future(asyncio.to_thread(write))
    late = []
    while not written.done():
        began = time.perf_counter()
        await asyncio.sleep(_PAUSE_S)
        late.append(time.perf_counter() - began - _PAUSE_S)
    await written
    return late


def subjects(
    summary: Summary,
) -> tuple[dict[str, Callable[[], object]], dict[str, Callable[[], object]]]:
    """Ours and the floors, under the same names."""
    labels = Labels()
    folder = Path(tempfile.mkdtemp(prefix="nhacviec-bench-"))
    rows = ready_rows(summary, labels)
    by_unit = [(name, counts) for _, name, counts in summary.by_unit]

    def pictures() -> None:
        plot_timeliness(by_unit, labels)
        plot_ages(summary, labels)

    ours: dict[str, Callable[[], object]] = {
        ".docx": lambda: write_docx(summary, folder / "a.docx", labels, pictures=False),
        ".xlsx": lambda: write_xlsx(summary, folder / "a.xlsx", labels),
        "pictures": pictures,
    }
    floors: dict[str, Callable[[], object]] = {
        ".docx": lambda: bare_docx(rows, folder / "b.docx"),
        ".xlsx": lambda: bare_xlsx(rows, summary.tasks, folder / "b.xlsx"),
        "pictures": lambda: bare_pictures(by_unit),
    }
    ours["together"] = lambda: [ours[n]() for n in (".docx", ".xlsx", "pictures")]
    floors["together"] = lambda: [floors[n]() for n in (".docx", ".xlsx", "pictures")]
    return ours, floors


def ready_rows(summary: Summary, labels: Labels) -> list[Row]:
    """The annex's texts, as the floors are given them."""
    return [
        (str(i), r.title, r.directive, r.unit, r.supporting, r.due, r.result, r.status, r.note)
        for i, r in enumerate(annex_rows(summary, labels), 1)
    ]


def bare_docx(rows: list[Row], path: Path) -> None:
    """python-docx, a table whose rows are appended as XML."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    table = document.add_table(rows=0, cols=9, style="Table Grid")
    space = nsdecls("w")
    for row in rows:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{escape(text)}'
            "</w:t></w:r></w:p></w:tc>"
            for text in row
        )
        table._tbl.append(parse_xml(f"<w:tr {space}>{cells}</w:tr>"))
    document.save(str(path))


def bare_xlsx(rows: list[Row], facts: tuple[TaskFact, ...], path: Path) -> None:
    """XlsxWriter with the cells of our annex: texts with a border, dates, a percentage."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        text = book.add_format({"border": 1, "text_wrap": True})
        number = book.add_format({"border": 1, "num_format": "#,##0"})
        day = book.add_format({"border": 1, "num_format": "dd/mm/yyyy"})
        share = book.add_format({"border": 1, "num_format": "0.00%"})
        for at, (row, fact) in enumerate(zip(rows, facts, strict=True)):
            sheet.set_row(at, 32)
            sheet.write_number(at, 0, at, number)
            texts = (fact.code, *row[1:5], fact.field, fact.deadline.text, row[6], row[7], row[8],
                     row[7], row[7], row[7])
            for column, words in zip((1, 2, 3, 4, 5, 6, 9, 12, 13, 14, 15, 16, 17), texts,
                                     strict=True):
                sheet.write_string(at, column, words, text)
            for column, on in (7, fact.assigned_on), (8, fact.deadline.due_on), (
                10, fact.completed_on
            ):
                if on is None:
                    sheet.write_blank(at, column, None, day)
                else:
                    sheet.write_datetime(at, column, datetime(on.year, on.month, on.day), day)  # noqa: DTZ001 - a cell has no zone
            sheet.write_number(at, 11, (fact.percent or 0) / 100, share)


def bare_pictures(by_unit: list[tuple[str, Counts]]) -> None:
    """matplotlib, the same bars with their numbers in figures of the same size."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    for bars, height in ((5, 2.2 + 0.62 * len(by_unit)), (1, 3.6)):
        figure = Figure(figsize=(7.2, height), dpi=150, layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.subplots()
        names = [name for name, _ in by_unit] if bars == 5 else ["1", "2", "3", "4"]
        left = [0] * len(names)
        for i in range(bars):
            values = [counts.total // 5 + i for _, counts in by_unit][: len(names)]
            drawn = axes.barh(names, values, left=left, label=str(i))
            axes.bar_label(drawn, label_type="center")
            left = [a + b for a, b in zip(left, values, strict=True)]
        if bars > 1:
            figure.legend(loc="outside lower center", ncols=5)
        figure.suptitle("Nhiệm vụ")
        figure.savefig(io.BytesIO(), format="png")


def quarter(tasks: int) -> Summary:
    """A quarter of about so many tasks, the same at every call."""
    random_of = random.Random(6)
    facts = [f for f in (fact(i, random_of) for i in range(1, tasks + 1))
             if classify(f, PERIOD, PERIOD.end)]
    overdue = [f for f in facts if classify(f, PERIOD, PERIOD.end) is Cell.OPEN_OVERDUE][:200]
    total = count(facts, PERIOD, PERIOD.end)
    summary = Summary(
        "Sở Nội vụ", "UBND tỉnh Hà Tĩnh", "Hà Tĩnh", PERIOD, datetime(2026, 6, 16, tzinfo=UTC),
        total, previous=total, tasks=tuple(facts),
        by_unit=tuple((i, name, count((f for f in facts if f.unit_id == i), PERIOD, PERIOD.end))
                      for i, name in enumerate(UNITS)),
        by_field=tuple((name, name, count((f for f in facts if f.field == name), PERIOD,
                                          PERIOD.end)) for name in FIELDS),
        results=tuple(ResultLine(f.code, f.title, f.unit_name, f.field, f.last_result)
                      for f in facts[:200]),
        overdue=tuple(OverdueLine(f.code, f.title, f.unit_name, f.deadline.due_on or PERIOD.end,
                                  f.overdue_days(PERIOD.end)) for f in overdue),
    )
    summary.check()
    return summary


def fact(number: int, random_of: random.Random) -> TaskFact:
    """One task of the quarter: done, open or waiting, two thirds with a deadline."""
    state = random_of.choice([State.COMPLETED] * 3 + [State.IN_PROGRESS, State.SUBMITTED])
    assigned = PERIOD.start + timedelta(days=random_of.randrange(-60, 60))
    due = PERIOD.start + timedelta(days=random_of.randrange(-40, 110))
    unit = random_of.randrange(len(UNITS))
    base = TaskFact(
        id=number, code=f"CCHC-2026-{number:05d}", title="Rà soát, đơn giản hóa tối thiểu 30% thủ "
        "tục hành chính thuộc phạm vi quản lý của đơn vị", unit_id=unit, unit_name=UNITS[unit],
        field=random_of.choice(FIELDS), state=state, assigned_on=assigned,
        deadline=Deadline("chậm nhất trong quý", due) if random_of.random() < 0.67 else Deadline(),
        directive="507/SNV-VP ngày 19/3/2026", percent=random_of.choice([None, 30, 100]),
        last_result="đã trình UBND tỉnh dự thảo quyết định", evidence_count=number % 3,
        extension_count=number % 4 // 3, blocker="chờ ý kiến" if number % 9 == 0 else "",
        supporting=(UNITS[number % 6],) if number % 2 else (),
    )
    if state is not State.COMPLETED:
        return base
    done: date = max(assigned, PERIOD.start) + timedelta(days=random_of.randrange(1, 28))
    return replace(base, completed_on=done)
