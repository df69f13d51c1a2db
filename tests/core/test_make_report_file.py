"""Files of a report: named for every exchange system, written few at a time."""

import asyncio
import threading
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from core.errors import WorkError
from core.quarters import Scheme, span, window
from core.summary import Counts, Frozen, Summary
from core.usecases.make_report_file import CHANGES, MakeReportFile, file_stem

PERIOD = window(2026, "Q2", Scheme.DECREE_09_2019)
SUMMARY = Summary("Sở", "", "Huế", PERIOD, datetime(2026, 6, 16, tzinfo=UTC), Counts())


class Writer:
    """Writes slowly and remembers how many wrote beside it."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self.lock = threading.Lock()

    def __call__(self, summary: Summary, path: Path) -> None:
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(0.02)
        path.write_bytes(summary.period.code.encode())
        with self.lock:
            self.now -= 1


def files(writer: Writer) -> MakeReportFile:
    return MakeReportFile(cast("Any", None), {"docx": writer})


async def test_few_are_written_at_once_and_others_are_answered() -> None:
    writer = Writer()
    make = files(writer)
    written = await asyncio.gather(*(make.of(SUMMARY, "docx") for _ in range(8)))
    assert set(written) == {("bao-cao-nhiem-vu-2026-q2.docx", b"2026-Q2")}
    assert writer.most <= 2


async def test_a_form_that_we_do_not_write() -> None:
    with pytest.raises(WorkError, match="report-form"):
        await files(Writer()).of(SUMMARY, "exe")


def test_names_of_files_are_short_and_plain() -> None:
    long_span = span(date(2026, 3, 1), date(2026, 4, 15), Scheme.CALENDAR)
    units = (None, "Phòng Lao động – Việc làm – Bảo hiểm", "Phòng Người có công", "😀", "x " * 300)
    for period in (PERIOD, long_span):
        summaries = [Summary("Sở", "", "Huế", period, SUMMARY.snapshot, Counts(), unit=unit)
                     for unit in units]
        names = [f"{file_stem(summary)}.docx" for summary in summaries]
        assert len(set(names)) == len(units), "none takes another's place"
        seal = Frozen(1, 123, 2026, SUMMARY.snapshot, "Lan")
        names += [f"{file_stem(replace(summary, frozen=seal), CHANGES)}.txt"
                  for summary in summaries]
        assert all(name.isascii() and len(name) <= 50 for name in names)
    assert file_stem(replace(SUMMARY, unit=units[1])) == "bao-cao-nhiem-vu-2026-q2-pldvlbh"
