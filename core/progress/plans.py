"""Promised finish dates and wishes for more time."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from core.calendar import WorkCalendar
from core.dates import read_deadline

_CLAUSE = re.compile(r"[^,.;!\n]{1,400}(?:[.,]\d[^,.;!\n]{0,400}){0,9}")
_FINISH = re.compile(
    r"\b(?:xong|xog|hoan thanh|gui|nop|co (?:ket qua|so lieu|bao cao)|chot|tong hop|ban hanh"
    r"|phat hanh|hoan tat|hoan thien|du kien|bao cao)\b"
)
_NOT_FINISH = re.compile(
    r"\b(?:da|vua|roi|bat dau|trinh|man|chua|khong|ko|r)\b(?! (?:muon|qua))|\bmoi lam\b"
    r"|\b(?<!tong )(?<!phu )(?<!phoi )(?<!hop )(?<!ket )(?<!truong )hop\b"
)
_ASKS = re.compile(
    r"\bxin (?:\w{1,6} ){0,4}(?:lui|gia han|gian han|them|den|doi han|keo dai)\b"
    r"|\b(?:de nghi|de xuat|cho) (?:\w{1,6} ){0,3}(?:gia han|lui|chuyen han|doi han)\b"
    r"|\bgia han\b|\blui (?:han|den|sang|toi|lai)\b|\bchuyen han\b|\bdoi han\b"
)
_NO_NEED = re.compile(r"\b(?:khong|ko|k|chua|khoi)(?: \w{1,5})? (?:can|xin|phai|gia han|lui)\b")


@dataclass(frozen=True, slots=True)
class Plan:
    """`forecast` when it will be finished, `extension` the new deadline asked for."""

    forecast: date | None
    extends: bool
    extension: date | None


def read_plan(plain: str, toned: str, now: datetime, calendar: WorkCalendar) -> Plan:
    """`plain` and `toned` in step, refs and figures masked in both."""
    ask = None if _NO_NEED.search(plain) else _ASKS.search(plain)
    if ask:
        wish = read_deadline(toned[ask.start() :], now, calendar).due_on
        return Plan(_forecast(plain[: ask.start()], toned, now, calendar), True, wish)
    return Plan(_forecast(plain, toned, now, calendar), False, None)


def _forecast(plain: str, toned: str, now: datetime, calendar: WorkCalendar) -> date | None:
    for clause in _CLAUSE.finditer(plain):
        if _FINISH.search(clause[0]) and not _NOT_FINISH.search(clause[0]):
            due = read_deadline(toned[slice(*clause.span())], now, calendar).due_on
            if due:
                return due
    return None
