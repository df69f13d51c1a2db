"""Which clauses speak of which task, and messages that speak of all tasks at once."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from core.progress.amounts import number
from core.progress.clauses import Clause
from core.progress.refs import RefGroup

#: More tasks than these in one message are not told apart.
_MOST = 60
_NUMBER = r"\d{1,2}|hai|ba|bon|nam|sau|bay|tam|chin|muoi"
_TASK = r"(?:viec|nhiem vu|nv|nvu|dau viec|task|cong viec|muc|cai|thu|phan viec)"
_FOLLOWS = (
    r"(?=$|[.,;!]| (?:deu|xong|xog|xg|r|roi|rui|cung|chua|chx|dang|dag|da|e|em|hoan|thu|cuoi|mai"
    r"|tuan)\b)"
)
_EVERY = r"\b(?:tat ca|toan bo|het ca|het|ca|tron)(?: (?:cac|may|nhung))?"
_ALL = re.compile(
    rf"{_EVERY} (?P<a>{_NUMBER})(?: {_TASK}\b|{_FOLLOWS})"
    rf"|\b(?P<b>{_NUMBER}) {_TASK}(?: (?:nay|kia|do|tren|ay|cua em))? (?:deu|em deu|cung|e deu)\b"
    rf"|{_EVERY} (?:viec|nhiem vu|nv|dau viec|cong viec|task)\b"
    r"|\b(?:cac|may|nhung|moi) (?:viec|nhiem vu|nv|dau viec|task)\b(?! (?:khac|con lai|kia))"
    r"|\b(?:viec|nhiem vu|nv) nao cung\b|\bdeu xong (?:ca|het)\b|\bca thay\b"
)
_HINTS = re.compile(r"\b(?:ca|cac|may|deu|het|tat|toan|nao|moi|nhung|tron)\b")
_FEW = frozenset(("hai", "ba", "bon", "nam", "sau", "bay", "may", "đều"))


@dataclass(slots=True)
class Part:
    """Clauses about the tasks of `refs`; about the task in hand when there are none."""

    refs: tuple[str, ...] = ()
    clauses: list[Clause] = field(default_factory=list)


def whole_set(plain: str) -> tuple[bool, int | None]:
    """True for "cả 2 việc", "các việc", "hai việc đều ..." and the number said."""
    match = _ALL.search(plain) if _HINTS.search(plain) else None
    if not match:
        return False, None
    said = match["a"] or match["b"]
    return True, number(said) if said else None


def split_parts(clauses: list[Clause], groups: list[RefGroup]) -> list[Part]:
    """A clause that names tasks is about them, before and after the name; the next follow it.

    Names alone ("nv5, nv6") go with what is said next, or with the statement before them.
    """
    if not groups:
        return [Part((), clauses)] if clauses else []
    parts: list[Part] = []
    waiting: tuple[str, ...] = ()
    at, shared = 0, False
    groups = groups[:_MOST]
    for clause in clauses:
        refs: tuple[str, ...] = ()
        while at < len(groups) and groups[at].start < clause.end:
            refs += groups[at].refs
            at += 1
        if not refs and len(parts) > 1 and not shared and _of_all(clause):
            shared = True
            for part in parts:
                part.clauses.append(clause)
        elif not refs:
            _follow(parts, clause)
        elif not clause.signs.strip("@_kKj") and parts and _names_last(parts[-1]):
            parts[-1].refs += refs
        elif not clause.signs.strip("@jK") and clause is not clauses[-1]:
            waiting += refs
        elif parts and (not parts[-1].refs or len(parts) >= _MOST):
            parts[-1].refs += waiting + refs
            parts[-1].clauses.append(clause)
            waiting = ()
        else:
            parts.append(Part(waiting + refs, [clause]))
            waiting = ()
    if waiting:
        parts.append(Part(waiting, []))
    return parts


def _of_all(clause: Clause) -> bool:
    """ "cả 2 thứ 6 xong"."""
    words = [piece.word for piece in clause.pieces[:3]]
    return any(
        word == "ca" and (after.isdecimal() or after in _FEW) for word, after in pairwise(words)
    )


def _follow(parts: list[Part], clause: Clause) -> None:
    if not parts:
        parts.append(Part((), []))
    parts[-1].clauses.append(clause)


def _names_last(part: Part) -> bool:
    """True for "đã gửi nv5": the statement stands before the name."""
    signs = part.clauses[-1].signs
    return signs.endswith("@") and signs.strip("@") != ""
