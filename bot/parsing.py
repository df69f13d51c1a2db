"""`parse`: JSON Lines in, JSON Lines out; what the readers make of texts, for checks and drills."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.parsing_directives import directive_row
from core import dates, progress
from core.calendar import WorkCalendar
from core.errors import WorkError
from documents.reading import read_directive
from storage.calendar import public_calendar

#: What a line that is no row, or has an impossible moment, fails with.
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError)
Row = dict[str, Any]


def parse(kind: str, lines: Iterable[str], now: datetime) -> Iterator[str]:
    """One answer per line, in order; a line's own `now` wins over `now` (aware).

    Raises WorkError `parse-kind`, `parse-line` with the number of a line that is no JSON object.
    """
    readers: dict[str, Callable[[Row, datetime], Row]] = {
        "deadlines": _deadline, "progress": _progress, "directive": _directive}
    if kind not in readers:
        raise WorkError("parse-kind", kind=kind, kinds=", ".join(readers))
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _json(_answer(readers[kind], line, number, now))


def parse_files(files: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """One line for each directive's file, in order, and whether the file could be read.

    The line has the keys of the labelled data; a file that cannot be read gives its error's code
    instead, and the others go on.
    """
    for file in files:
        row = _document(file)
        yield _json(row), "error" not in row


def _json(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False)


def _answer(reader: Callable[[Row, datetime], Row], line: str, number: int, now: datetime) -> Row:
    try:
        row = json.loads(line)
        moment = datetime.fromisoformat(row["now"]) if row.get("now") else now
        return reader(row, moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo))
    except _UNREADABLE as error:
        raise WorkError("parse-line", number=number, cause=type(error).__name__) from None


def _deadline(row: Row, now: datetime) -> Row:
    return dates.to_gold(dates.read_deadline(str(row["text"]), now, _calendar(now)), now)


def _progress(row: Row, now: datetime) -> Row:
    return progress.to_gold(progress.read_reply(str(row["text"]), now, _calendar(now)))


def _directive(row: Row, _: datetime) -> Row:
    return _document(str(row["doc"]))


def _document(file: str) -> Row:
    path = Path(file)
    if not path.is_file():
        return {"doc": file, "error": "file-missing"}
    try:
        return directive_row(file, read_directive(path, path.name), _calendar)
    except WorkError as error:
        return {"doc": file, "error": error.code}


def _calendar(now: datetime) -> WorkCalendar:
    return public_calendar(now.year)
