"""Bare answers to the bot's last question: "rồi ạ", "60", "thứ 6", "thiếu người".

A reply that says by itself what was asked is left as it was read.
"""

import re
from dataclasses import replace
from datetime import date, datetime, time

from core.calendar import WorkCalendar
from core.dates import read_day, read_deadline
from core.fold import fold
from core.progress.amounts import number
from core.progress.clauses import Clause
from core.progress.context import Asked, ReplyContext
from core.progress.talk import asks
from core.progress.values import ReplyReading

_YES = re.compile(r"[KrpzdP_]*")
#: "Rồi ạ" to "việc này thế nào rồi?" is done; "vâng", "ok", "em biết rồi" only acknowledge it.
_DONE_WORDS = frozenset({"roi", "r", "rui", "yes", "y", "yep"})
_POLITE = frozenset({"da", "vang", "a", "ah", "anh", "chi", "em", "e", "c", "nhe", "nha", "u", "uh",
                     "bac", "sep", "thua", "nghen", "hen"})  # fmt: skip
_AGREEING = frozenset({"ok", "oke", "okie", "oki", "okay"})
_START_WORD = re.compile(r"\b(?:co|yes|y|ok|oke|okie|vang|da|u|uh|roi|r|rui|dung|yep)\b")
_NO = re.compile(r"[KP_]*[ck][ckdivPK_]*")
_ONES = "mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin"
#: "Không phải việc của em" denies whose work it is, not that it is done.
_OTHERS = re.compile(
    r"\bphai (?:la )?(?:cua|viec|nhiem vu|phan viec|em|toi|minh|phong|don vi)\b")
_BARE_PERCENT = re.compile(
    rf"(?:[a-z]{{1,6}} ){{0,4}}?(?:(?P<tens>\d|{_ONES}) chuc(?: (?P<ones>\d|{_ONES}))?"
    rf"|(?P<spelt>(?:(?:{_ONES}) )?muoi(?: (?:{_ONES}))?|mot tram)|(?P<n>\d{{1,3}}))"
    r"(?: [a-z]{1,6}){0,4}[ .!]*"
)
_LONGEST = 300
_SURE, _FAIR, _DOUBTFUL = 0.9, 0.8, 0.5


def complete(
    reading: ReplyReading,
    text: str,
    clauses: list[Clause],
    now: datetime,
    calendar: WorkCalendar,
    context: ReplyContext,
) -> ReplyReading:
    """`reading` of `text`, with what the answer to `context.asked` adds to it."""
    if any(asks(clause) and clause.signs.strip("kcdK_") for clause in clauses):
        return reading
    match context.asked:
        case Asked.DONE | Asked.START:
            return _yes_or_no(reading, text, clauses, context)
        case Asked.PERCENT:
            return _percent(reading, text)
        case Asked.FORECAST | Asked.EXTENSION:
            return _day(reading, text, now, calendar, context.asked)
        case Asked.BLOCKER | Asked.REASON:
            return _obstacle(reading, text, clauses, context.asked)
    return reading


def _yes_or_no(
    reading: ReplyReading, text: str, clauses: list[Clause], context: ReplyContext
) -> ReplyReading:
    signs = "".join(clause.signs for clause in clauses)
    starting = context.asked is Asked.START
    if _NO.fullmatch(signs) and not _OTHERS.search(fold(text[:_LONGEST])):
        idle = starting or context.state == "not_started"
        return _told(reading, "not_started" if idle else "in_progress")
    if reading.is_progress and reading.state:
        return reading
    words = fold(text[:_LONGEST])
    if starting:
        begun = _YES.fullmatch(signs) and _START_WORD.search(words)
        return _told(reading, "in_progress") if begun else reading
    said = set(re.findall(r"[a-z]+", words)) - _POLITE
    if not said & _DONE_WORDS or said - _DONE_WORDS - _AGREEING:
        return reading
    return _told(reading, "done", _DOUBTFUL if said & _AGREEING else _SURE)


def _told(reading: ReplyReading, state: str, confidence: float = _SURE) -> ReplyReading:
    return replace(reading, is_progress=True, state=state, confidence=confidence)


def _percent(reading: ReplyReading, text: str) -> ReplyReading:
    if reading.percent is not None or reading.counts or reading.items:
        return reading
    match = _BARE_PERCENT.fullmatch(fold(text[:_LONGEST]).strip())
    value = _number(match) if match else 101
    if value > 100:
        return reading
    state = {0: "not_started", 100: "done"}.get(value, "in_progress")
    return replace(_told(reading, reading.state or state), percent=value)


def _number(match: re.Match[str]) -> int:
    if match["tens"]:
        return 10 * number(match["tens"]) + (number(match["ones"]) if match["ones"] else 0)
    return number(match["n"] or match["spelt"])


def _day(
    reading: ReplyReading, text: str, now: datetime, calendar: WorkCalendar, asked: Asked
) -> ReplyReading:
    if reading.forecast or reading.wants_extension_to or reading.state == "done" or reading.items:
        return reading
    day, at = _moment(text[:_LONGEST], now, calendar)
    if day is None:
        return reading
    if asked is Asked.EXTENSION:
        return replace(reading, is_progress=True, wants_extension=True, wants_extension_to=day,
                       extension_time=at, confidence=_SURE)  # fmt: skip
    return replace(_told(reading, reading.state or "in_progress"), forecast=day, forecast_time=at)


def _moment(text: str, now: datetime, calendar: WorkCalendar) -> tuple[date | None, time | None]:
    read = read_deadline(text, now, calendar)
    if read.due_on:
        return read.due_on, read.due_time
    return read_day(text, now, calendar), None


def _obstacle(
    reading: ReplyReading, text: str, clauses: list[Clause], asked: Asked
) -> ReplyReading:
    """The whole text is the obstacle, unless it denies one or says that the work is done."""
    signs = "".join(clause.signs for clause in clauses)
    words = text.strip(" .,;:!\n")
    if _NO.fullmatch(signs) or (
        reading.is_progress and reading.state is None and not reading.blocker
    ):
        return replace(reading, is_progress=True, state=None, blocker=None, confidence=_SURE)
    if reading.state in ("done", "paused") or reading.items or not signs.strip("K^"):
        return reading
    state = reading.state if asked is Asked.REASON else "blocked"
    return replace(reading, is_progress=True, state=state, blocker=words,
                   waits_for=reading.waits_for, confidence=_FAIR)  # fmt: skip
