"""Promised finish dates and wishes for more time."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise

from core.calendar import WorkCalendar
from core.dates import OFFICE_ZONE, read_deadline
from core.dates.source import MASK
from core.progress.clauses import Clause

_WISH = re.compile(r"A|y[^c]{0,4}?[tv][^c]{0,3}?[TEn]")
#: "đồng ý cho gia hạn", "cách xin gia hạn": given, or asked how to get.
_GRANTED = re.compile(r"^[^LU]*[YF]y?A|R.{0,3}A|yq")
_NO_NEED = re.compile(r"[kc][^,]{0,4}A")
_FINISH = re.compile(r"[DOZ]")
_NOT_FINISH = re.compile(r"[SBXo]|c[^D]{0,4}$")
_NEGATED = re.compile(r"[ck][^ckE]{0,5}?[DOZ]")
_ASKING = frozenset(("xin", "cho"))
_TIME = re.compile(r"[TE]|tn")
_MARKS = str.maketrans(dict.fromkeys("\x02\x03\x04", MASK))
_SPAN = re.compile(
    r"\b(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|mot|bon|nam|sau|bay)"
    r" (?:ngày|hôm|bữa|tuần|tháng|ngay|hom|bua|tuan|thang)\b"
)
#: A day and month of the past year, if the date it gives is more days ahead than this.
_FAR = 300
_PAST_DAY = re.compile(r"(?:ngày|hôm|ngay|hom) \d{1,2}[/-]\d{1,2}(?![/-]?\d)")
_ABOUT_TO = re.compile(r"[TEn]+_?[WJ][^pcro]*$")
#: A deadline is read from no more than these characters of a clause.
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Plan:
    """`forecast` when it will be finished, `extension` the new deadline asked for."""

    forecast: date | None = None
    forecast_time: time | None = None
    extends: bool = False
    extension: date | None = None
    extension_time: time | None = None
    #: The clauses whose day is over ("bàn giao ngày 6/7", said on the 8th).
    behind: tuple[int, ...] = ()


def read_plan(clauses: list[Clause], toned: str, now: datetime, calendar: WorkCalendar) -> Plan:
    """The dates of the clauses about one task; `toned` has marks in place of figures and refs."""
    wish = next((i for i, c in enumerate(clauses) if is_wish(c)), None)
    if wish is not None:
        due, at = _wished(clauses[wish:], toned, now, calendar)
        others = [c for i, c in enumerate(clauses) if i != wish]
        first, first_at, _ = _forecast(others, toned, now, calendar)
        if first == due:
            first, first_at = None, None
        return Plan(first, first_at, True, due, at)
    due, at, behind = _forecast(clauses, toned, now, calendar)
    return Plan(due, at, behind=behind)


def is_wish(clause: Clause) -> bool:
    """True when the clause asks for a later deadline."""
    signs = clause.signs
    if "A" not in signs and "y" not in signs:
        return False
    if not _WISH.search(signs) or _NO_NEED.search(signs):
        return False
    if _GRANTED.search(signs) or _supposes(clause):
        return False
    asking = any(piece.word in _ASKING for piece in clause.pieces)
    return "~" not in signs and (asking or not ("M" in signs or "q" in signs))


def names_time(clause: Clause) -> bool:
    """True when the clause may hold a date ("vào 25-11" too)."""
    return _TIME.search(clause.signs) is not None


def _supposes(clause: Clause) -> bool:
    """ "xin gia hạn thì gửi ai"."""
    pieces = [piece for piece in clause.pieces if piece.sign not in "@n"]
    return any(a.sign == "A" and b.word == "thi" for a, b in pairwise(pieces))


def _wished(
    clauses: list[Clause], toned: str, now: datetime, calendar: WorkCalendar
) -> tuple[date | None, time | None]:
    for clause in clauses[:3]:
        if not _TIME.search(clause.signs):
            continue
        start = next((p.start for p in clause.pieces if p.sign in "Ayt"), clause.start)
        words = toned[start : min(clause.end, start + _LONGEST)].translate(_MARKS)
        read = read_deadline(words, now, calendar)
        if not read.due_on and (span := _SPAN.search(words)):
            read = read_deadline(f"{span[0]} nữa", now, calendar)
        if read.due_on:
            return read.due_on, read.due_time
    return None, None


def _forecast(
    clauses: list[Clause], toned: str, now: datetime, calendar: WorkCalendar
) -> tuple[date | None, time | None, tuple[int, ...]]:
    """The promised day and time, and the clauses before it whose day is over."""
    behind: list[int] = []
    for i, clause in enumerate(clauses):
        if not _TIME.search(clause.signs):
            continue
        if is_promise(clause) or _lone_time(clauses, i) or _then_sends(clauses, i):
            words = toned[clause.start : min(clause.end, clause.start + _LONGEST)]
            read = read_deadline(words.translate(_MARKS), now, calendar)
            if not read.due_on:
                continue
            ahead = (read.due_on - now.astimezone(OFFICE_ZONE).date()).days
            if ahead < 0 or (ahead > _FAR and _PAST_DAY.search(words)):
                behind.append(i)
            else:
                return read.due_on, read.due_time, ()
    return None, None, tuple(behind)


def _then_sends(clauses: list[Clause], i: int) -> bool:
    """ "thứ 7 em làm bù, gửi luôn"."""
    if i + 1 == len(clauses) or not _ABOUT_TO.match(clauses[i].signs):
        return False
    return clauses[i + 1].signs in ("O", "rO")


def is_promise(clause: Clause) -> bool:
    """True when the clause says by when the work will be finished, sent or have results."""
    signs = clause.signs
    if not _TIME.search(signs) or _NOT_FINISH.search(signs):
        return False
    signs = _NEGATED.sub("", signs)
    if "f" in signs and not re.search(r"[WJYc]", signs):
        return True
    if "E" in signs and clause.pieces[-1].word == "co":
        return True
    if not _FINISH.search(signs):
        return False
    return "E" in signs or not re.search(r"[pr]", signs)


def _lone_time(clauses: list[Clause], i: int) -> bool:
    """ "chắc chắn xong, thứ 6": a time by itself beside a promise without one."""
    if clauses[i].signs.strip("TEtnf_"):
        return False
    near = [clauses[j] for j in (i - 1, i + 1) if 0 <= j < len(clauses)]
    return any(
        "f" in c.signs and _FINISH.search(c.signs) and not _TIME.search(c.signs) for c in near
    )
