"""The words that name an obstacle, whom it waits for, and whether it stops the work."""

import re
from dataclasses import dataclass

from core.dates.source import Source
from core.progress.clauses import Clause
from core.progress.pieces import Piece

DENIED = re.compile(r">.{0,4}V|V.{0,6}[pr].?>|[kc][_dpli]{0,2}[VF]i?|z[.P]?V|[pW]WV|WV.{0,3}[rD]")
IMPOSSIBLE = re.compile(r"[ck][^ck]{0,5}d(?!i)")
_MOVES = re.compile(r"v.{0,3}[WJOS]|[WJ]G|g[WJ]|[WJ].?v")
_LEAD = frozenset("PIVCgNjxsTEoQ@pdl")
_TAIL = frozenset("PIrKTEov")
_CHIEF = frozenset(("nhat", "nhut", "chinh", "lon"))


@dataclass(frozen=True, slots=True)
class Obstacle:
    """`text` as written, None when only its being is said; `stops` is False for a slow-down.

    `sure` is False for an obstacle that had to be guessed from an unexplained clause.
    """

    text: str | None
    waits_for: str | None
    stops: bool
    sure: bool = True


def word_obstacle(
    source: Source, clauses: list[Clause], first: tuple[int, int], sure: bool
) -> Obstacle:
    """The obstacle named in the clause and from the piece that `first` gives."""
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
    if any("V" in s and not DENIED.search(s) for s in signs):
        return True
    if any("Q" in s or IMPOSSIBLE.search(s) for s in signs):
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
