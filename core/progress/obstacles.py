"""What holds the work up, in the reply's own words, and whom it waits for.

In the order of their weight: a cause given ("vì ...", "... nên chưa"), a word for being stuck,
waiting for others, work that is impossible beside a clause that explains it, something broken
or lacking, somebody who has not answered. One's own leaders' signature is no obstacle.
"""

import re

from core.dates.source import Source
from core.progress.clauses import Clause
from core.progress.states import Says
from core.progress.talk import OWN_OFFICE
from core.progress.waiting import waits_inside
from core.progress.wording import DENIED, IMPOSSIBLE, Obstacle, word_obstacle

_RESOLVED = re.compile(r"(?<!m)(?<!c)(?<!c.)(?<!v)(?:[pr].?>|>.{0,3}[rd])")
#: Without one of these signs nothing can be in the way.
_DOUBTS = frozenset("cEf")
_HINTS = frozenset("VFCNQxcks")
_CANNOT = re.compile(r"[ck][^ck]{0,5}d|c[^ck]{0,3}[WJSO]|k[^ck]{0,2}[WJSO]")
_BROKEN = re.compile(r"(?<![WOlkS])(?<![WOlkS].)F")
_UNANSWERED = re.compile(
    r"U.{0,6}?[ck](?!$)|[ck][d_]?w|w[_U]{0,3}c|w_{0,3}k(?!$)|c_?d_{0,2}U|cK_{0,2}U|[ck]U[^i]"
)
_HINDERED = re.compile(r"[ck].{0,4}[WJODSdiBYvT]|V|s")
#: One of these stands in what may be an obstacle.
_BURDENS = frozenset("FVUwcks")
_SLOW_TOOL = re.compile(r"[@_]*[wU]+_?s$")
#: "do lãnh đạo quyết": who decides, not what is in the way.
_DECIDES = re.compile(r"C_?L[^ck]*$")


def denies_obstacle(clauses: list[Clause]) -> bool:
    """True for "không vướng gì", "hết vướng"."""
    return any("V" in c.signs and DENIED.search(c.signs) for c in clauses)


def find_obstacle(source: Source, clauses: list[Clause], said: list[Says]) -> Obstacle | None:
    """The obstacle that the clauses about one task name."""
    signs = "".join([clause.signs for clause in clauses])
    if _HINTS.isdisjoint(signs):
        return None
    if ">" in signs and any(_is_resolved(c.signs) for c in clauses[1:]):
        return None
    stuck = "V" in signs or "F" in signs
    live = [
        i
        for i, c in enumerate(clauses)
        if not (stuck and DENIED.search(c.signs) and "w" not in c.signs)
    ]
    if not live:
        return None
    for hints, find in _WAYS:
        found = None if hints.isdisjoint(signs) else find(clauses, said, live)
        if found:
            first, last, sure = found
            if _overcome(clauses, said, last):
                return None
            return word_obstacle(source, clauses, first, sure)
    return None


def _is_resolved(signs: str) -> bool:
    return _RESOLVED.search(signs) is not None and _DOUBTS.isdisjoint(signs)


def _overcome(clauses: list[Clause], said: list[Says], last: int) -> bool:
    """True when a later clause says that the work is finished after all."""
    return any(
        says is Says.DONE and re.search(r"D.{0,3}r|[pr].{0,3}[DO]", clause.signs)
        for clause, says in zip(clauses[last + 1 :], said[last + 1 :], strict=True)
    )


#: The clause that names it with the first piece taken, the last clause, and whether it is sure.
_Place = tuple[tuple[int, int], int, bool]


def _conceded(clauses: list[Clause], _: list[Says], live: list[int]) -> _Place | None:
    """ "dù thiếu người", "tuy mạng yếu nhưng vẫn nhập"."""
    for i in live:
        if clauses[i].opener == "x":
            if "s" in clauses[i].signs and i + 1 < len(clauses) and clauses[i + 1].opener == "C":
                return (i + 1, 1), i + 1, True
            return (i, 1), i, True
        then = clauses[i + 1] if i + 1 < len(clauses) else clauses[i]
        if then.opener == "j" and "v" in then.signs and _SLOW_TOOL.match(clauses[i].signs):
            return (i, 0), i, True
    return None


def _caused(clauses: list[Clause], said: list[Says], live: list[int]) -> _Place | None:
    """ "vì ...", "... nên chưa ..." where the work is late, stuck or not begun."""
    for i in live:
        clause = clauses[i]
        if clause.opener == "C" and clause.signs.strip("Cs") and not _DECIDES.match(clause.signs):
            rest = [c for j, c in enumerate(clauses) if j != i]
            if not rest or any(re.search(r"[cksVAmgQFTEf]", c.signs) for c in rest):
                return (i, 1), i, True
        if clause.opener == "N" and i and _HINDERED.search(clause.signs):
            if _just_came(clauses[i - 1]):
                continue
            first = i - 1
            if clauses[first].opener == "C":
                return (first, 1), first, True
            if said[first] not in (Says.DONE, Says.PAUSED):
                return (first, 0), first, True
    return None


def _just_came(clause: Clause) -> bool:
    """ "vừa nhận việc", "việc mới giao chiều qua"."""
    return _BURDENS.isdisjoint(clause.signs) and any(
        piece.word in ("moi", "vua") for piece in clause.pieces[:3]
    )


def _stuck(clauses: list[Clause], said: list[Says], live: list[int]) -> _Place | None:
    for i in live:
        pieces = clauses[i].pieces
        place = next((k for k, piece in enumerate(pieces) if piece.sign == "V"), None)
        if place is None:
            continue
        rest = [p for p in pieces[place + 1 :] if p.sign not in "PIKVCrs"]
        if rest:
            return (i, place + 1), i, True
        for j in (i + 1, i - 1):
            if 0 <= j < len(clauses) and j in live and _explains(clauses[j], said[j]):
                return (j, 0), j, True
        return (i, len(pieces)), i, False
    return None


def _explains(clause: Clause, says: Says) -> bool:
    signs = clause.signs
    if says in (Says.DONE, Says.PROMISED, Says.PAUSED, Says.WORKING, Says.STARTS, Says.SUBMITTED):
        return False
    if any(sign in signs for sign in "AqHRM%/KG"):
        return False
    return (
        "F" in signs
        or signs.startswith("ci")
        or _UNANSWERED.search(signs) is not None
        or (
            signs.count("_") + signs.count("U") + signs.count("w") > 1
            and says in (Says.NOTHING, Says.GOING)
        )
    )


def _waiting(clauses: list[Clause], said: list[Says], live: list[int]) -> _Place | None:
    """Waiting for others: not for one's own leaders, and not "đợi em sửa thêm"."""
    for i in live:
        pieces = clauses[i].pieces
        place = next((k for k, piece in enumerate(pieces) if piece.sign == "Q"), None)
        if place is not None and not waits_inside(pieces[place + 1 :]):
            return (i, place), i, True
    return None


def _explained(clauses: list[Clause], said: list[Says], live: list[int]) -> _Place | None:
    """Work that is impossible, beside a clause that says why."""
    for i in live:
        if not IMPOSSIBLE.search(clauses[i].signs):
            continue
        for j in (i - 1, i + 1):
            signs = clauses[j].signs if 0 <= j < len(clauses) else ""
            sure = "F" in signs or "U" in signs or "w" in signs
            if (
                j in live
                and _explains(clauses[j], said[j])
                and (sure or "i" not in clauses[i].signs)
            ):
                return (j, 0), j, sure
    return None


def _broken(clauses: list[Clause], said: list[Says], live: list[int]) -> _Place | None:
    for i in live:
        signs = clauses[i].signs
        if said[i] in (Says.DONE, Says.PROMISED, Says.SUBMITTED) or any(
            s in signs for s in "/%qMH"
        ):
            continue
        before = clauses[i - 1].signs if i else ""
        if (signs.startswith("FU") and "/" in before) or (
            i and said[i - 1] is Says.SUBMITTED and "U" not in before and not signs.strip("cwdk_")
        ):
            # "14/17 phòng nộp, thiếu Thanh tra"; "gửi sếp rồi, chưa thấy phản hồi"
            continue
        if "Ul" in signs and any(piece.word == "bi" for piece in clauses[i].pieces):
            start = next(k for k, piece in enumerate(clauses[i].pieces) if piece.word == "bi")
            return (i, start + 1), i, True  # "hồ sơ bị Kho bạc trả về"
        if _BROKEN.search(signs) or (_UNANSWERED.search(signs) and not _own(clauses[i])):
            return (i, 0), i, True
    return None


def _own(clause: Clause) -> bool:
    """ "chưa đơn vị nào", "nv 21 phòng chưa làm": said of one's own work."""
    pieces = clause.pieces
    if any(piece.sign == "i" for piece in pieces):
        return True
    for before, piece, after in zip([None, *pieces], pieces, pieces[1:], strict=False):
        if piece.sign == "U" and piece.word in OWN_OFFICE and after.sign in "ck":
            return before is None or before.sign in "@PKTo"
    return False


#: The ways to find an obstacle in the order of their weight, each with signs one of which it needs.
_WAYS = (
    (frozenset("xs"), _conceded),
    (frozenset("CN"), _caused),
    (frozenset("V"), _stuck),
    (frozenset("Q"), _waiting),
    (frozenset("ck"), _explained),
    (frozenset("FUw"), _broken),
)
