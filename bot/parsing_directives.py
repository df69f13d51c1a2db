"""A read directive as a row of the labelled data: `{doc, header, goals, tasks}`."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache
from typing import Any

from core import dates
from core.calendar import WorkCalendar
from core.dates import OFFICE_ZONE
from core.directives import DirectiveHeader, DirectiveReading, Duty, Target

Row = dict[str, Any]
_KINDS = {
    "ke_hoach": "kế hoạch", "quyet_dinh": "quyết định", "thong_bao": "thông báo",
    "bao_cao": "báo cáo", "chi_thi": "chỉ thị", "cong_dien": "công điện", "cong_van": "công văn",
    "chuong_trinh": "chương trình", "huong_dan": "hướng dẫn", "de_an": "đề án",
    "phuong_an": "phương án", "to_trinh": "tờ trình",
}  # fmt: skip


def directive_row(
    doc: str, reading: DirectiveReading, calendar: Callable[[datetime], WorkCalendar]
) -> Row:
    """`doc` as it was given; what the document leaves blank is null."""
    day = reading.read_from or date(2000, 1, 1)
    moment = datetime.combine(day, time(8), OFFICE_ZONE)
    days = calendar(moment)

    @cache  # many duties of a plan have the same words for their deadline
    def due(words: str) -> str | None:
        found = dates.read_deadline(words, moment, days, directive_date=reading.read_from)
        told: str | None = dates.to_gold(found, moment)["due"]
        return told

    return {
        "doc": doc,
        "header": _header(reading.header),
        "goals": [_target(goal) for goal in reading.goals],
        "tasks": [_task(duty, due(duty.deadline_text)) for duty in reading.duties],
    }


def _header(header: DirectiveHeader) -> Row:
    issuer = " ".join(filter(None, (header.issuer, header.place)))
    row: Row = {
        "doc_type": _KINDS.get(header.doc_type, header.doc_type) or None,
        "number": header.number or None,
        "issuer": issuer or None,
        "date": header.issued_on.isoformat() if header.issued_on else None,
        "date_text": header.date_text or None,
        "summary": header.subject or None,
        "signer": header.signer or None,
        "signer_title": header.signer_title or None,
        "recipients": list(header.recipients),
    }
    if header.number_partial:
        row["number_partial"] = header.number_partial
    if header.date_partial:
        row["date_partial"] = header.date_partial
    return row


def _task(duty: Duty, due: str | None) -> Row:
    return {
        "locator": duty.locator or duty.item_no,
        "title": duty.title,
        "text": duty.text or "\n".join(filter(None, (duty.title, duty.detail))),
        "field": "steering" if duty.field == "other" else duty.field,
        "lead": list(duty.leads),
        "coord": list(duty.supports),
        "deadline_text": duty.deadline_text or None,
        "due": due,
        "recurrence": duty.recurrence,
        "targets": [_target(target) for target in duty.targets],
        "product": duty.product or None,
        "report_to": duty.report_to or None,
    }


def _target(target: Target) -> Row:
    return {
        "value": target.value, "unit": target.unit, "op": target.op, "text": target.text,
    }  # fmt: skip
