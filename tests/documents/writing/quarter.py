"""The second quarter of an invented department: 39 tasks, 12 early, 26 on time, 01 late.

Its proportions are those of the sentence that the domain rules quote (domain.md §1.5). Nothing in
it is drawn by lot, so that its pages are the same today and next year.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from core.quarters import Period, Scheme, window
from core.summary import (
    BlockerLine,
    Counts,
    DirectiveCounts,
    EvidenceLine,
    Extras,
    NextLine,
    OverdueLine,
    PeriodCounts,
    PersonCounts,
    ResultLine,
    Summary,
    TaskFact,
    count,
)
from core.tasks import Deadline, State
from documents.writing import Labels

PERIOD = window(2026, "Q2", Scheme.DECREE_09_2019)
SNAPSHOT = datetime(2026, 6, 16, 1, 0, tzinfo=UTC)
LABELS = Labels(
    code="BC-SNV", letter_code="SNV-VP", signer="KT. Giám đốc\nPhó Giám đốc",
    recipients=("Giám đốc, các Phó Giám đốc Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP"),
)
UNITS = ("Văn phòng Sở", "Phòng Cải cách hành chính và Văn thư lưu trữ",
         "Phòng Tổ chức biên chế", "Phòng Công chức viên chức", "Thanh tra Sở")
FIELDS = (
    ("steering", "Công tác chỉ đạo, điều hành CCHC"), ("institutions", "Cải cách thể chế"),
    ("procedures", "Cải cách thủ tục hành chính"),
    ("apparatus", "Cải cách tổ chức bộ máy hành chính"),
    ("civil_service", "Cải cách chế độ công vụ"),
)
_DUTIES = (
    ("Tham mưu kế hoạch kiểm tra công tác CCHC năm 2026", "Đã ban hành Kế hoạch số 45/KH-SNV"),
    ("Rà soát, hệ thống hóa văn bản quy phạm pháp luật thuộc lĩnh vực nội vụ",
     "Đã rà soát 26 văn bản, đề nghị bãi bỏ 03 văn bản"),
    ("Niêm yết, công khai thủ tục hành chính mới ban hành tại Trung tâm Phục vụ hành chính công",
     "Đã niêm yết 18/18 thủ tục"),
    ("Xây dựng đề án sắp xếp các đơn vị sự nghiệp trực thuộc", "Đã trình Ủy ban nhân dân tỉnh"),
    ("Mở lớp bồi dưỡng kỹ năng số cho cán bộ, công chức cấp xã", "Đã mở 04 lớp, 212 học viên"),
    ("Báo cáo kết quả giải quyết phản ánh, kiến nghị của người dân, doanh nghiệp",
     "Đã giải quyết 31/31 phản ánh"),
    ("Cập nhật cơ sở dữ liệu cán bộ, công chức, viên chức", "Đã cập nhật 1.204 hồ sơ"),
)
_DUE = date(2026, 5, 20)


def facts() -> list[TaskFact]:
    """Two days early for twelve, on the day for twenty-six, a day late for the last."""
    days = [_DUE - timedelta(days=2)] * 12 + [_DUE] * 26 + [_DUE + timedelta(days=1)]
    return [_fact(number, day) for number, day in enumerate(days)]


def _fact(number: int, done: date) -> TaskFact:
    title, result = _DUTIES[number % len(_DUTIES)]
    unit = number * 7 % len(UNITS)
    return TaskFact(
        id=number + 1, code=f"CCHC-2026-{number + 1:03d}", title=title, unit_id=unit + 1,
        unit_name=UNITS[unit], field=FIELDS[number % len(FIELDS)][0], state=State.COMPLETED,
        assigned_on=PERIOD.start - timedelta(days=10 if number % 4 == 0 else -3),
        deadline=Deadline("trước ngày 21/5/2026", _DUE), completed_on=done,
        directive="507/SNV-VP ngày 19/3/2026" if number % 3 else "Kế hoạch 28/KH-SNV",
        supporting=(UNITS[(unit + 1) % len(UNITS)],) if number % 2 else (), last_result=result,
        percent=100, evidence_count=number % 3, extension_count=int(number == 38),
        original_due_on=_DUE - timedelta(days=15) if number == 38 else None,
    )


def sample() -> Summary:
    """The summary, with everything that a report can show."""
    tasks = facts()

    def counted(chosen: list[TaskFact]) -> Counts:
        return count(chosen, PERIOD, PERIOD.end)

    summary = Summary(
        organisation="Sở Nội vụ", parent="UBND tỉnh Hà Tĩnh", place="Hà Tĩnh", period=PERIOD,
        snapshot=SNAPSHOT, counts=counted(tasks),
        by_unit=tuple((i, name, counted([t for t in tasks if t.unit_id == i]))
                      for i, name in enumerate(UNITS, 1)),
        by_field=tuple((code, label, counted([t for t in tasks if t.field == code]))
                       for code, label in FIELDS),
        results=tuple(ResultLine(t.code, t.title, t.unit_name, dict(FIELDS)[t.field],
                                 t.last_result) for t in tasks[:11]),
        next_period=tuple(NextLine(f"CCHC-2026-{40 + i:03d}", _DUTIES[i][0], UNITS[i],
                                   date(2026, 7, 5 + 9 * i)) for i in range(3)),
        tasks=tuple(tasks), previous=_trend()[-1].counts, previous_period=_trend()[-1].period,
        by_directive=(DirectiveCounts(1, "507/SNV-VP 19/03/2026", counted(tasks)),),
        by_person=tuple(PersonCounts(i, name, i, UNITS[i - 1], counted(
            [t for t in tasks if t.unit_id == i])) for i, name in
            ((1, "Trần Thị Bình"), (2, "Lê Văn Cường"))),
        **_extras(tasks), trend=_trend(),
        evidence=tuple(EvidenceLine(
            f"CCHC-2026-{n:03d}", _DUTIES[n - 1][0], UNITS[n - 1], "Trần Thị Bình",
            datetime(2026, 5, 4 + n, 2, 15, tzinfo=UTC), f"bao-cao-ket-qua-{n:02d}.pdf",
            245_000 * n, f"{n}f3c" * 16) for n in range(1, 5)),
    )
    summary.check()
    return summary


def _extras(tasks: list[TaskFact]) -> dict[str, Any]:
    """What is counted besides, by unit and together."""
    found = []
    for unit, name in enumerate(UNITS, 1):
        own = [task for task in tasks if task.unit_id == unit]
        done = [task for task in own if task.state is State.COMPLETED]
        blocked = sum(bool(task.blocker) for task in own)
        proved = sum(task.evidence_count > 0 for task in done)
        extended = sum(task.extension_count for task in own)
        found.append((unit, name, Extras(
            extensions_asked=2 * extended, extensions_granted=extended,
            extensions_refused=extended, extended_once=extended, blockers_raised=blocked + 1,
            blockers_answered=1, blockers_open=blocked, blocked=blocked,
            evidence_present=proved, evidence_missing=len(done) - proved)))
    return {"extras": sum((extras for _, _, extras in found), Extras()),
            "extras_by_unit": tuple(found)}


def _trend() -> tuple[PeriodCounts, ...]:
    rows = ((14, 9, 3, 2, 1), (18, 11, 4, 2, 2), (22, 13, 3, 4, 3), (27, 19, 2, 4, 2))
    return tuple(
        PeriodCounts(_quarter(place), Counts(
            carried_in=total - done, new=done, early=done - late, late=late, on_time=total - done
            - in_term - overdue, open_in_term=in_term, open_overdue=overdue))
        for place, (total, done, late, in_term, overdue) in enumerate(rows))


def _quarter(place: int) -> Period:
    return window(2025 + (place + 1) // 4, f"Q{(place + 1) % 4 + 1}", Scheme.DECREE_09_2019)


def busy() -> Summary:
    """The same department with tasks that are open, blocked and past their day."""
    tasks = [replace(t, state=State.IN_PROGRESS, completed_on=None, percent=40,
                     blocker="chưa có hướng dẫn về cơ chế tự chủ" if i == 3 else "",
                     deadline=replace(t.deadline, due_on=_DUE + timedelta(days=5 * i - 40)))
             if i % 3 == 0 else t for i, t in enumerate(facts())]
    late = [t for t in tasks if t.completed_on is None and t.overdue_days(PERIOD.end) > 0]

    def counted(chosen: list[TaskFact]) -> Counts:
        return count(chosen, PERIOD, PERIOD.end)

    summary = replace(
        sample(), tasks=tuple(tasks), counts=counted(tasks), by_directive=(), by_person=(),
        evidence=(), **_extras(tasks),
        by_unit=tuple((i, name, counted([t for t in tasks if t.unit_id == i]))
                      for i, name in enumerate(UNITS, 1)),
        by_field=tuple((code, label, counted([t for t in tasks if t.field == code]))
                       for code, label in FIELDS),
        overdue=tuple(sorted((OverdueLine(
            t.code, t.title, t.unit_name, t.deadline.due_on or _DUE, t.overdue_days(PERIOD.end))
            for t in late), key=lambda line: -line.days)),
        blockers=(BlockerLine(
            tasks[3].code, tasks[3].title, tasks[3].unit_name, tasks[3].blocker or "",
            "Sở Tài chính", date(2026, 5, 6)),),
    )
    summary.check()
    return summary
