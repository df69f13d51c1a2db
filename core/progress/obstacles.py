"""What holds the work up, in the reply's own words, and whom it waits for.

In the order of their weight: a cause given ("vì ...", "... nên chưa"), a word for being stuck,
waiting for others, work that is impossible beside a clause that explains it, something broken
or lacking, somebody who has not answered. One's own leaders' signature is no obstacle.
"""

import re
from dataclasses import dataclass

from core.dates.source import Source
from core.progress.pieces import Clause, Piece
from core.progress.states import Says
from core.progress.talk import OWN_OFFICE

_RESOLVED = re.compile(r"(?<!m)(?<!c)(?<!c.)(?<!v)(?:[pr].?>|>.{0,3}[rd])")
#: Without one of these signs nothing can be in the way.
_DOUBTS = frozenset("cEf")
_HINTS = frozenset("VFCNQxcks")
_DENIED = re.compile(r">.{0,4}V|V.{0,6}[pr].?>|[kc][_dpli]{0,2}[VF]i?|z[.P]?V|[pW]WV|WV.{0,3}[rD]")
_CANNOT = re.compile(r"[ck][^ck]{0,5}d|c[^ck]{0,3}[WJSO]|k[^ck]{0,2}[WJSO]")
_IMPOSSIBLE = re.compile(r"[ck][^ck]{0,5}d(?!i)")
_BROKEN = re.compile(r"(?<![WOlkS])(?<![WOlkS].)F")
_UNANSWERED = re.compile(
    r"U.{0,6}?[ck](?!$)|[ck][d_]?w|w[_U]{0,3}c|w_{0,3}k(?!$)|c_?d_{0,2}U|cK_{0,2}U|[ck]U[^i]"
)
_MOVES = re.compile(r"v.{0,3}[WJOS]|[WJ]G|g[WJ]|[WJ].?v")
#: "vừa nhận việc nên chưa làm": no obstacle in it.
_HINDERED = re.compile(r"[ck].{0,4}[WJODSdiBYvT]|V|s")
_BURDENS = frozenset("FVUwcks")
_LEAD = frozenset("PIVCgNjxsTEoQ@pdl")
_TAIL = frozenset("PIrKTEov")
_CHIEF = frozenset(("nhat", "nhut", "chinh", "lon"))
_SUPERIORS = frozenset(("ubnd", "tinh", "thanh", "tw", "trung", "thu", "chinh"))


_SLOW_TOOL = re.compile(r"[@_]*[wU]+_?s$")
#: "do lãnh đạo quyết": who decides, not what is in the way.
_DECIDES = re.compile(r"C_?L[^ck]*$")


@dataclass(frozen=True, slots=True)
class Obstacle:
    """`text` as written, None when only its being is said; `stops` is False for a slow-down.

    `sure` is False for an obstacle that had to be guessed from an unexplained clause.
    """

    text: str | None
    waits_for: str | None
    stops: bool
    sure: bool = True


def denies_obstacle(clauses: list[Clause]) -> bool:
    """True for "không vướng gì", "hết vướng"."""
    return any("V" in c.signs and _DENIED.search(c.signs) for c in clauses)


def find_obstacle(source: Source, clauses: list[Clause], said: list[Says]) -> Obstacle | None:
    """The obstacle that the clauses about one task name."""
    signs = "".join([clause.signs for clause in clauses])
    if _HINTS.isdisjoint(signs):
        return None
    if ">" in signs and any(_is_resolved(c.signs) for c in clauses[1:]):
        return None
    live = [
        i for i, c in enumerate(clauses) if not (_DENIED.search(c.signs) and "w" not in c.signs)
    ]
    if not live:
        return None
    for find in (_conceded, _caused, _stuck, _waiting, _explained, _broken):
        found = find(clauses, said, live)
        if found:
            first, last, sure = found
            if _overcome(clauses, said, last):
                return None
            return _obstacle(source, clauses, first, last, sure)
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
        if place is not None and not _waits_inside(pieces[place + 1 :]):
            return (i, place), i, True
    return None


def _waits_inside(awaited: list[Piece]) -> bool:
    signs = "".join(piece.sign for piece in awaited)
    if not signs.strip("PITEnirh") or signs[0] in "IMTED":
        return True
    if "I" in signs and "U" not in signs and "w" not in signs:
        return True  # "chờ chị Hiền phòng em cộng lại"
    others = [p.word for k, p in enumerate(awaited)
              if p.sign == "U" and not _is_their_own(awaited, k)]  # fmt: skip
    if "Y" in signs or "L" in signs:
        return not others or all(word in _SUPERIORS for word in others)
    return not ("U" in signs or "_" in signs or "w" in signs or "Z" in signs or "P" in signs)


def _is_their_own(awaited: list[Piece], k: int) -> bool:
    """ "chờ lãnh đạo xã ký": the office of one's own leaders, unless it has a name."""
    if not k or awaited[k - 1].sign != "L":
        return False
    return k + 1 == len(awaited) or awaited[k + 1].sign not in "U_"


def _explained(clauses: list[Clause], said: list[Says], live: list[int]) -> _Place | None:
    """Work that is impossible, beside a clause that says why."""
    for i in live:
        if not _IMPOSSIBLE.search(clauses[i].signs):
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


def _obstacle(
    source: Source, clauses: list[Clause], first: tuple[int, int], last: int, sure: bool
) -> Obstacle:
    place, skip = first
    pieces = _named(clauses[place].pieces[skip:])
    while pieces and pieces[0].sign in _LEAD and pieces[0].sign != "Q":
        pieces = pieces[1:]
    if pieces and pieces[0].sign == "Q":
        stop = next((k for k, p in enumerate(pieces) if p.sign == "m"), len(pieces))
        pieces = pieces[:stop]
    while pieces and pieces[-1].sign in _TAIL:
        pieces = pieces[:-1]
    text = source.words(pieces[0].start, pieces[-1].end) if pieces else None
    return Obstacle(text or None, _body(source, pieces), _stops(clauses, place), sure)


def _named(pieces: list[Piece]) -> list[Piece]:
    """Without "lớn nhất là", "tại" before the obstacle itself."""
    words = [piece.word for piece in pieces[:4]]
    if "la" in words and not _CHIEF.isdisjoint(words[: words.index("la")]):
        return pieces[words.index("la") + 1 :]
    at_once = words[:1] == ["tai"] and [piece.sign for piece in pieces[:2]] == ["_", "U"]
    return pieces[1:] if at_once else pieces


def _stops(clauses: list[Clause], place: int) -> bool:
    """False for what the writer works through: "hơi chậm", "vẫn làm", "dù ..."."""
    opener = clauses[place].opener
    if opener == "x":
        return False
    signs = [c.signs for c in clauses]
    if any(re.search(r"v.{0,3}[WJOd>]|v$", s) and not re.search("[ckm]", s) for s in signs):
        return False
    if any("V" in s and not _DENIED.search(s) for s in signs):
        return True
    if any("Q" in s or _IMPOSSIBLE.search(s) for s in signs):
        return True
    return not any("s" in s or _MOVES.search(s) for s in signs)


def _body(source: Source, pieces: list[Piece]) -> str | None:
    """The first body named, with the words of its name."""
    start = next((k for k, piece in enumerate(pieces) if piece.sign == "U"), None)
    if start is None:
        return None
    end = start + 1
    while end < len(pieces) and end - start < 5 and pieces[end].sign in "U_":
        end += 1
    return source.words(pieces[start].start, pieces[end - 1].end)
