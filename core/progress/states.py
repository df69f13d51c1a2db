"""What the words of a clause say about the state of the work, and of several clauses together.

A clause is read from its signs (core/progress/lexicon.py). Clauses together, first match wins:

1. the work was stopped by decision → paused;
2. figures: 0 → not_started, below the whole → in_progress, the whole → as 100 % of the words;
3. not begun, and nothing else said of the work → not_started;
4. anything missing, going on, handed in for signature or promised → in_progress;
   only what was handed in is overtaken by a later "issued";
5. finished → done; a missing rest or a start to come, said in passing → in_progress, not_started.
"""

import re
from enum import IntEnum

from core.progress.clauses import Clause


class Says(IntEnum):
    """What one clause says."""

    NOTHING = 0
    PAUSED = 1
    PARTIAL = 2
    WORKING = 3
    SUBMITTED = 4
    IDLE = 5
    DONE = 6
    PROMISED = 7
    MISSING = 8  # "bản excel chưa"
    GOING = 9  # a verb of work and no more
    STARTS = 10  # a verb of work in time to come
    FINE = 11  # "kịp", "ổn"


_NOT_DONE = re.compile(
    r"c.{0,3}?[%/]|[ck][^ck]{0,5}?[DG]|c[^D]{0,5}?[WJ][^i]{0,2}?z(?!i)|c.{0,3}?[WJ].?v|cv[WJ]"
)
_IDLE = re.compile(
    r"k[^D]{0,4}J.{0,2}iz?$|c[^D]{0,5}?[WJB]|cd?[iq]|c[^D]{0,4}i[^D]{0,3}[OSYWJ]|c[^D]{0,4}[OSYWJ][^D]{0,4}i"
)
_UNTOUCHED = re.compile(r"[@n]{0,2}c_(?!.{0,2}[VF])")  # "chưa rớ tới": no other sense is left
_NONE_LEFT = re.compile(r"kl.{0,4}c.{0,2}[DOZWJ]")  # "không còn việc nào chưa xong"
_ONLY_BEGUN = re.compile(r"m[WJ]$")
_NOT_ACTED = re.compile(r"c[^D]{0,5}?[OSYZ]")
_ALMOST = re.compile(r"e.{0,5}[DOGYWJSr]|e$")
_NOT_STOPPED = re.compile(r"kX|y.?X")
_NO_NEED = re.compile(r"[kc].{0,3}A")
_WAITS_TILL = re.compile(r"Qz?[TE]")
_KEEPS_ON = re.compile(r"v.{0,3}[WJO]|[WJ].{0,2}v")
_PART = re.compile(
    r"h[_nT]{0,2}r|[DOWJdm/].{0,4}?h|h.{0,4}?[DOWJ]|mD.{0,2}[hdn]|(?<![TE])(?<![TE].)m[WJOS]_?d|p_?h"
)
_REST = re.compile(r"^[^k]*l(?![@iDQ])")
_APPROVED = re.compile(r"[pdz].?L?Y|LY[^c]{0,3}r|Y[^cQ]{0,3}[rz]")
_SUBMITTED_THEN = re.compile(r"S.{0,4}[pd]Y|S.{0,6}(?:[pz]O|O.{0,3}r)")
_IN_HAND = re.compile(r"g[_nT@yULM]{0,3}[WJOSDZBYd%/_Gv]|g$")
#: "(đã) xong (rồi)" and no word of how much; "(nhưng bị) trễ (hạn) (2 ngày)".
_FINISHED, _WAS_LATE = re.compile(r"[@_]{0,3}(?:pDr?|Dr)"), re.compile(r"j?_?s_?(?:nT)?")
_ONLY, _NOW = frozenset({"thoi"}), frozenset({"nay", "gio"})
_OVERTAKES = re.compile(r"^j?T[^cklEfFV]*[Dr]")
_COMING, _PAST, _PARTS = frozenset("TEf"), frozenset("pro"), frozenset("hm")


def clause_says(clause: Clause) -> Says:
    """What `clause` says of the state, obstacles left aside."""
    signs = clause.signs
    if "X" in signs and not _NOT_STOPPED.search(signs):
        return Says.PAUSED
    if "A" in signs:
        return Says.FINE if _NO_NEED.search(signs) else Says.NOTHING
    if ("c" in signs or "k" in signs) and (negated := _negated(signs)):
        return negated
    if _lacks(signs) or (_ONLY_BEGUN.search(signs) and _has(clause, _ONLY)):
        return Says.PARTIAL
    if "S" in signs:
        return Says.DONE if _SUBMITTED_THEN.search(signs) else Says.SUBMITTED
    if "B" in signs and "D" not in signs:
        soon = "m" in signs or not _COMING.isdisjoint(signs)
        return Says.WORKING if "r" in signs or "o" in signs or not soon else Says.IDLE
    if "Q" in signs:
        if "I" in clause.every and not signs.strip("QnTE_"):
            return Says.NOTHING  # "chờ em 5 phút"
        return Says.STARTS if _WAITS_TILL.search(signs) else Says.WORKING
    return _affirmed(signs, clause)


def as_of_now(clauses: list[Clause]) -> list[Clause]:
    """The clauses from "giờ xong rồi" on: what was before it holds no more."""
    for i in range(len(clauses) - 1, 0, -1):
        clause = clauses[i]
        if "T" in clause.signs[:2] and _OVERTAKES.search(clause.signs):
            first = clause.pieces[1 if clause.opener == "j" else 0 : 2]
            if any(piece.sign == "T" and piece.word in _NOW for piece in first):
                return clauses[i:]
    return clauses


def _lacks(signs: str) -> bool:
    """Nearly finished, only a part of it, something left."""
    if "e" in signs and _ALMOST.search(signs):
        return True
    if not _PARTS.isdisjoint(signs) and _PART.search(signs):
        return not ("z" in signs and "D" in signs and "l" not in signs)
    return "l" in signs and _REST.search(signs) is not None


def _has(clause: Clause, words: frozenset[str]) -> bool:
    return any(piece.word in words for piece in clause.pieces)


def _negated(signs: str) -> Says:
    if "l" in signs and _NONE_LEFT.search(signs):
        return Says.DONE
    if _NOT_DONE.search(signs):
        return Says.PARTIAL
    if _IDLE.search(signs):
        return Says.IDLE
    if _NOT_ACTED.search(signs):
        return Says.PARTIAL
    if _UNTOUCHED.match(signs):
        return Says.IDLE
    if signs.endswith("c") or signs.rstrip("d").endswith("c"):
        return Says.MISSING
    return Says.NOTHING


def _affirmed(signs: str, clause: Clause) -> Says:
    past = not _PAST.isdisjoint(signs) or any(piece.word == "da" for piece in clause.pieces)
    coming = not _COMING.isdisjoint(signs)
    finishing = "D" in signs or "O" in signs or "Z" in signs
    if ("g" in signs and _IN_HAND.search(signs)) or (
        "v" in signs and _KEEPS_ON.search(signs) and not (past and "D" in signs)
    ):
        return Says.PROMISED if "D" in signs and coming and not past else Says.WORKING
    if finishing:
        if coming and ("E" in signs or not past):
            return Says.PROMISED
        if "D" in signs or past or "z" in signs:
            return Says.DONE
        return Says.GOING
    if _APPROVED.search(signs) and "k" not in signs:
        return Says.DONE
    if ("W" in signs or "J" in signs) and "F" not in signs:
        return _worked(signs, clause, past, coming)
    if "G" in signs:
        return Says.FINE
    return Says.NOTHING


def _worked(signs: str, clause: Clause, past: bool, coming: bool) -> Says:
    if "E" in signs or (coming and not past):
        at_hand = signs[0] == "T" and clause.pieces[0].word in _NOW
        return Says.WORKING if at_hand else Says.STARTS
    if past:
        plain = "W" in signs or any(piece.word == "lam" for piece in clause.pieces)
        return Says.DONE if plain else Says.WORKING
    if "z" in signs and "W" in signs:
        return Says.DONE
    return Says.GOING


def told_before_excuse(clauses: list[Clause], said: list[Says]) -> int:
    """How many clauses tell the state: all, or those before why finished work was late.

    "Xong rồi ạ, trễ do chờ Sở Tư pháp góp ý" is done; nobody is waited for any more.
    """
    for i in range(1, len(clauses) - 1):
        if (
            said[i - 1] is Says.DONE
            and _FINISHED.fullmatch(clauses[i - 1].signs)
            and _WAS_LATE.fullmatch(clauses[i].signs)
            and clauses[i + 1].opener == "C"
            and i + 2 == len(clauses)
        ):
            return i
    return len(said)


def read_state(
    said: list[Says], percent: int | None, counts: tuple[int, int] | None, promised: bool
) -> str | None:
    """The state of one task from what its clauses say and its figures; None when not said."""
    if Says.PAUSED in said:
        return "paused"
    going = _goes_on(said)
    amount = _by_amount(percent, counts)
    if amount:
        return "in_progress" if amount == "done" and going else amount
    if Says.IDLE in said and not (going or Says.DONE in said):
        return "not_started"
    if going or promised:
        return "in_progress"
    if Says.DONE in said:
        return "in_progress" if Says.IDLE in said or Says.MISSING in said else "done"
    if Says.STARTS in said:
        return "not_started"
    if any(says in said for says in (Says.PROMISED, Says.MISSING, Says.FINE)):
        return "in_progress"
    return None


def _goes_on(said: list[Says]) -> bool:
    if Says.PARTIAL in said or Says.WORKING in said:
        return True
    if Says.SUBMITTED in said:
        return Says.DONE not in said[said.index(Says.SUBMITTED) :]
    return Says.DONE in said and Says.PROMISED in said


def _by_amount(percent: int | None, counts: tuple[int, int] | None) -> str | None:
    shares = [percent] if percent is not None else []
    if counts is not None:
        shares.append(100 if counts[0] == counts[1] else min(99, 100 * counts[0] // counts[1]))
        if 0 < counts[0] < counts[1]:
            return "in_progress"
    if not shares:
        return None
    return {0: "not_started", 100: "done"}.get(min(shares), "in_progress")
