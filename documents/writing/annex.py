"""The annexes of a report: their rows, the same in every format, and their pages.

Layout: domain.md §6.3.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from core.quarters import Period
from core.summary import Cell, EvidenceLine, Summary, TaskFact, classify
from documents.writing.text import clean, shorten
from documents.writing.word_xml import centred, long_table, rule
from documents.writing.wording import CHANNELS, Labels, day, number, period_name

NO_DEADLINE = "Không có thời hạn"
#: Whose data was erased; who only left the office keeps the name.
ERASED = "(không còn lưu tên)"
_WIDTH_MM = 252.0
_TASK_WIDTHS = (9, 56, 26, 26, 25, 22, 34, 24, 30)
_TASK_HEADS = (
    "TT",
    "Nội dung nhiệm vụ",
    "Văn bản giao",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Thời hạn",
    "Kết quả, tiến độ",
    "Trạng thái",
    "Ghi chú",
)
_EVIDENCE_WIDTHS = (9, 58, 28, 30, 27, 42, 18, 40)
EVIDENCE_HEADS = (
    "TT",
    "Nhiệm vụ",
    "Đơn vị",
    "Người gửi",
    "Thời điểm",
    "Tên tệp",
    "Dung lượng",
    "SHA-256",
)
#: So much of a result, of a note, of a list of units is printed; the workbook has the whole.
_LONG = 400


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One task as the annex shows it, every text clean; `due` is the deadline in words."""

    fact: TaskFact
    cell: Cell | None
    title: str
    directive: str
    unit: str
    supporting: str
    due: str
    result: str
    status: str
    note: str


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex before it has its number. `sentence` is how the body speaks of what it holds."""

    title: str
    sentence: str
    reference: str
    table: Callable[[], Iterator[str]]
    name: str = "Phụ lục"

    def content(self) -> Iterator[str]:
        """Its pages as WordprocessingML, in pieces (Phụ lục I, Mục III.1; Mẫu 2.1)."""
        yield centred(self.name, bold=True)
        yield centred(self.title.upper(), bold=True)
        yield centred(self.reference, italic=True)
        yield rule(30, _WIDTH_MM, after_pt=10)
        yield from self.table()


def numbered(annexes: Sequence[Annex]) -> list[Annex]:
    """One annex has no number, several have Roman ones."""
    if len(annexes) < 2:
        return list(annexes)
    return [
        Annex(a.title, a.sentence, a.reference, a.table, f"Phụ lục {roman}")
        for a, roman in zip(annexes, ("I", "II", "III", "IV"), strict=False)
    ]


def tasks_annex(summary: Summary, labels: Labels) -> Annex:
    """All tasks of the period."""
    title = f"Danh mục nhiệm vụ {period_name(summary.period)}"
    return Annex(
        title,
        "Danh mục và kết quả từng nhiệm vụ",
        reference(summary, labels),
        lambda: long_table(_TASK_WIDTHS, _TASK_HEADS, _task_rows(summary, labels)),
    )


def evidence_annex(summary: Summary, labels: Labels) -> Annex:
    """Who gave which file when, with the sum that tells whether it is still the same."""
    title = f"Danh mục tài liệu kiểm chứng {period_name(summary.period)}"
    zone = ZoneInfo(summary.timezone)
    return Annex(
        title,
        "Danh mục tài liệu kiểm chứng",
        reference(summary, labels),
        lambda: long_table(_EVIDENCE_WIDTHS, EVIDENCE_HEADS,
                           _evidence_rows(summary.evidence, zone)),
    )


def reference(summary: Summary, labels: Labels) -> str:
    """"(Kèm theo Báo cáo số …)"; its blanks stay empty on electronic documents."""
    return (
        f"(Kèm theo Báo cáo số          /{clean(labels.code)} ngày       tháng       năm "
        f"{summary.counted_to.year} của {clean(summary.organisation)})"
    )


def annex_rows(summary: Summary, labels: Labels) -> Iterator[AnnexRow]:
    """The tasks of the annex in their order."""
    on = summary.counted_to
    return (_row(fact, summary.period, on, labels) for fact in summary.tasks)


def size_words(size: int) -> str:
    """A file's size: "850 KB", "1,2 MB"."""
    if size < 1_000_000:
        return f"{max(round(size / 1000), 1)} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def _task_rows(summary: Summary, labels: Labels) -> Iterator[tuple[str, ...]]:
    for place, row in enumerate(annex_rows(summary, labels), 1):
        yield (
            str(place), row.title, row.directive, row.unit, shorten(row.supporting, _LONG),
            row.due, shorten(row.result, _LONG), row.status, shorten(row.note, _LONG),
        )


def _evidence_rows(
    evidence: Sequence[EvidenceLine], zone: ZoneInfo
) -> Iterator[tuple[str, ...]]:
    for place, line in enumerate(evidence, 1):
        at = line.at.astimezone(zone)
        yield (
            str(place), _coded(line.title, line.code), clean(line.unit),
            sender(line),
            f"{at:%H:%M} {day(at.date())}", clean(line.file_name), size_words(line.size),
            # Without a place to break at, one long word would push the table off the page.
            " ".join(line.sha256[i : i + 16] for i in range(0, len(line.sha256), 16)),
        )


def sender(line: EvidenceLine) -> str:
    """Who gave a file, and through which channel: "Vũ Nam (Zalo)"."""
    name, channel = clean(line.person) or ERASED, CHANNELS.get(line.channel)
    return f"{name} ({channel})" if channel else name


def _coded(title: str, code: str) -> str:
    title, code = clean(title), clean(code)
    return f"{title} ({code})" if code else title


def _row(fact: TaskFact, period: Period, on: date, labels: Labels) -> AnnexRow:
    due_on = fact.deadline.due_on
    cell = classify(fact, period, on)
    return AnnexRow(
        fact=fact,
        cell=cell,
        title=_coded(fact.title, fact.code),
        directive=clean(fact.directive),
        unit=clean(fact.unit_name),
        supporting=clean("; ".join(fact.supporting)),
        due=day(due_on) if due_on else clean(fact.deadline.text) or NO_DEADLINE,
        result=_result(fact),
        status=_status(fact, cell, on, labels),
        note=_note(fact),
    )


def _result(fact: TaskFact) -> str:
    done = "" if fact.percent is None else f"{fact.percent}%"
    return "; ".join(part for part in (clean(fact.last_result), done) if part)


def _status(fact: TaskFact, cell: Cell | None, on: date, labels: Labels) -> str:
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
