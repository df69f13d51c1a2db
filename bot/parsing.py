"""`parse`: JSON Lines in, JSON Lines out; what the readers make of texts, for checks and drills."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from core import dates, progress
from core.calendar import WorkCalendar
from core.directives import DirectiveReading, Duty
from core.errors import WorkError
from documents.reading import read_directive
from storage.calendar import public_calendar

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
            yield json.dumps(_answer(readers[kind], line, number, now), ensure_ascii=False)


def _answer(reader: Callable[[Row, datetime], Row], line: str, number: int, now: datetime) -> Row:
    try:
        row = json.loads(line)
        moment = datetime.fromisoformat(row["now"]) if row.get("now") else now
        return reader(row, moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise WorkError("parse-line", number=number, cause=type(error).__name__) from None


def _deadline(row: Row, now: datetime) -> Row:
    return dates.to_gold(dates.read_deadline(str(row["text"]), now, _calendar(now)), now)


def _progress(row: Row, now: datetime) -> Row:
    return progress.to_gold(progress.read_reply(str(row["text"]), now, _calendar(now)))


def _directive(row: Row, now: datetime) -> Row:
    """`doc` is a file's path; a file that cannot be read answers with the error's code."""
    path = Path(str(row["doc"]))
    try:
        reading = read_directive(path, path.name)
    except WorkError as error:
        return {"doc": row["doc"], "error": error.code}
    return {"doc": row["doc"], **_reading(reading, now)}


def _reading(reading: DirectiveReading, now: datetime) -> Row:
    header = reading.header
    return {
        "header": {
            "doc_type": header.doc_type, "number": header.number or None,
            "issuer": header.issuer or None, "date": _iso(header.issued_on),
            "summary": header.subject or None, "signer": header.signer or None,
            "signer_title": header.signer_title or None,
        },
        "tasks": [_task(duty, header.issued_on, now) for duty in reading.duties],
    }


def _task(duty: Duty, issued_on: date | None, now: datetime) -> Row:
    moment = now if issued_on is None else datetime.combine(issued_on, now.timetz())
    deadline = dates.read_deadline(
        duty.deadline_text, moment, _calendar(moment), directive_date=issued_on)
    return {
        "locator": duty.item_no, "title": duty.title, "field": duty.field,
        "text": "\n".join(filter(None, (duty.title, duty.detail))),
        "lead": [duty.lead_text] if duty.lead_text else [],
        "coord": [duty.support_text] if duty.support_text else [],
        "deadline_text": duty.deadline_text or None, "product": duty.product or None,
        **dates.to_gold(deadline, moment),
    }


def _calendar(now: datetime) -> WorkCalendar:
    return public_calendar(now.year)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
