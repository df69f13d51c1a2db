"""The rows of the task annex, the same in every format (domain.md §6.3)."""

from dataclasses import dataclass
from datetime import date

from core.summary import Cell, Summary, TaskFact, classify
from documents.writing.text import clean
from documents.writing.wording import Labels, day, number

NO_DEADLINE = "Không có thời hạn"


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One task as the annex shows it, every text clean; `due` is the deadline in words."""

    fact: TaskFact
    title: str
    directive: str
    unit: str
    supporting: str
    due: str
    result: str
    status: str
    note: str


def annex_rows(summary: Summary, labels: Labels) -> list[AnnexRow]:
    """The tasks of the annex in their order."""
    return [_row(fact, summary, labels) for fact in summary.tasks]


def _row(fact: TaskFact, summary: Summary, labels: Labels) -> AnnexRow:
    due_on = fact.deadline.due_on
    title = clean(fact.title)
    return AnnexRow(
        fact=fact,
        title=f"{title} ({clean(fact.code)})" if fact.code else title,
        directive=clean(fact.directive),
        unit=clean(fact.unit_name),
        supporting=clean("; ".join(fact.supporting)),
        due=day(due_on) if due_on else clean(fact.deadline.text) or NO_DEADLINE,
        result=_result(fact),
        status=_status(fact, summary, labels),
        note=_note(fact),
    )


def _result(fact: TaskFact) -> str:
    done = "" if fact.percent is None else f"{fact.percent}%"
    return "; ".join(part for part in (clean(fact.last_result), done) if part)


def _status(fact: TaskFact, summary: Summary, labels: Labels) -> str:
    on: date = summary.counted_to
    cell = classify(fact, summary.period, on)
    if cell is None:
        return ""
    status = labels.long_cells[cell]
    if cell is Cell.OPEN_OVERDUE:
        status += f" {number(fact.overdue_days(on))} ngày"
    return status


def _note(fact: TaskFact) -> str:
    notes = []
    if fact.extension_count:
        notes.append(f"đã gia hạn {number(fact.extension_count)} lần")
        if fact.original_due_on:
            notes.append(f"hạn ban đầu {day(fact.original_due_on)}")
    if fact.blocker:
        notes.append(f"vướng mắc: {clean(fact.blocker)}")
    if fact.waits_for:
        notes.append(f"chờ {clean(fact.waits_for)}")
    if fact.evidence_count:
        notes.append(f"{number(fact.evidence_count)} tài liệu kiểm chứng")
    return "; ".join(notes)
