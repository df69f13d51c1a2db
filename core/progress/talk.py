"""Clauses that report nothing: questions, reminders, requests for help, notices, courtesies."""

import re

from core.progress.pieces import Clause

#: A question: its words, a closing "không ạ" or "xong chưa".
_ASKS = re.compile(r"q|(?<![ck])k$|[DOSBWJdYZ][_zn@]{0,2}c$")
_BEGS = re.compile(r"y.?y|^[_K]?y(?!.{0,4}[tv])[^pgrcX%/D]*$")
#: Stands beside thanks: "cảm ơn anh em đã gửi rồi ạ".
_REPORTS = re.compile(r"[%/X]|p.*[DO].*r|[DO].{0,3}r")
_TOLD = frozenset("Iprgc%/D")


def asks(clause: Clause) -> bool:
    """True when the clause is a question."""
    signs = clause.signs
    if clause.mark == "?" or _ASKS.search(signs):
        return True
    if "k" not in signs:
        return "i" in signs and "c" not in signs
    return _whether(clause)


def _whether(clause: Clause) -> bool:
    """ "có ... không", with nothing denied behind it."""
    pieces = clause.pieces
    start = next((k for k, piece in enumerate(pieces) if piece.word == "co"), None)
    if start is None:
        return False
    for k in range(start + 2, len(pieces)):
        if pieces[k].sign == "k":
            return k + 1 == len(pieces) or pieces[k + 1].sign in "IPaK"
    return False


def is_aside(clause: Clause, wishes: bool) -> bool:
    """True when nothing in the clause is a report. A wish for more time may be a question."""
    if wishes:
        return False
    signs = clause.signs
    if asks(clause) or "~" in signs or ("^" in signs and not _REPORTS.search(signs)):
        return True
    if "u" in signs:
        return not re.search(r"[pD%/X]", signs)
    if "H" in signs:
        return "D" in signs or not re.search(r"[prg%/X]", signs)
    if "R" in signs or _BEGS.search(signs):
        return not re.search(r"[D%/]|p.*R", signs)
    if "M" in signs:
        return not re.search(r"[prgcXD%/]", signs)
    return _is_notice(clause)


def _is_notice(clause: Clause) -> bool:
    """ "15h nộp báo cáo nha cả nhà": told to everybody, of nobody's own work."""
    told = {piece.sign for piece in clause.pieces}
    return "a" in told and not told & _TOLD


def opens_as_call(clauses: list[Clause]) -> bool:
    """True when the first clause that says anything calls on others."""
    first = next((c for c in clauses if c.signs.strip("K@_nP")), None)
    return first is not None and (_calls(first) or _addresses(first))


def opens_as_talk(clauses: list[Clause], wishes: list[bool]) -> bool:
    """True when the first clause that says anything is a question or addresses others."""
    for clause, wish in zip(clauses, wishes, strict=True):
        if clause.signs.strip("K@_nP"):
            return not wish and (asks(clause) or _calls(clause) or _addresses(clause))
    return False


def _calls(clause: Clause) -> bool:
    return "H" in clause.signs and not re.search(r"[gpr%/X]", clause.signs)


def _addresses(clause: Clause) -> bool:
    """ "Tôi đề nghị các phòng ..."."""
    signs = clause.signs
    return _BEGS.search(signs) is not None and "U" in signs[:4]


def is_public(clauses: list[Clause]) -> bool:
    """True when a clause calls on others or is told to everybody, or is about private life."""
    return any(_calls(c) or "~" in c.signs or "R" in c.signs for c in clauses) or (
        any(piece.sign == "a" for c in clauses for piece in c.pieces)
        and not any(piece.sign == "I" for c in clauses for piece in c.pieces)
    )
