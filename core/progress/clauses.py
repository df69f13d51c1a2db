"""Pieces → the clauses they stand in, told apart by marks, contrasts, causes and results."""

from dataclasses import dataclass

from core.dates.source import Source
from core.progress.pieces import STOPS, Piece, read_pieces

#: A clause ends before these: contrasts, causes, results.
_OPENERS = frozenset("jNCx")
_ACTS = frozenset("OSWJ")
#: A reply is read up to so many clauses, a clause is closed after so many pieces.
_MOST, _LONGEST = 300, 200


@dataclass(slots=True)
class Clause:
    """Pieces between two marks. `every`: all signs; `signs`: without those of P, I and a.

    The latter carry nothing for the grammar.
    """

    pieces: list[Piece]
    signs: str
    every: str
    #: The sign that opened it (one of "jNCx"), the mark that closed it ("" at the end).
    opener: str
    mark: str

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end


def read_clauses(source: Source, plain: str) -> list[Clause]:
    """The clauses of `plain`: the source's plain text with marks in place of figures and refs."""
    return _clauses(read_pieces(source, plain))


def _clauses(pieces: list[Piece]) -> list[Clause]:
    line = _Line()
    for i, piece in enumerate(pieces):
        sign = piece.sign
        if len(line.done) >= _MOST:
            break
        if sign in STOPS:
            line.stop(sign)
            continue
        if sign in _OPENERS:
            line.close()
            line.opener = sign
        elif (sign == "l" and line.says) or (
            sign == "@" and line.told and pieces[i - 1].sign != "@"
        ):
            line.close()
        elif sign == "r" and line.coming and _next_sign(pieces, i) in _ACTS:
            # "tối nay làm xong rồi gửi": one act and then the next, both to come
            piece.sign = "_"
        line.add(piece)
        if piece.sign == "r" and _goes_on(pieces, i):
            line.close()
    line.close()
    return line.done


class _Line:
    """The clauses so far and the one that is being read."""

    def __init__(self) -> None:
        self.done: list[Clause] = []
        self._begin()

    def _begin(self) -> None:
        self.pieces: list[Piece] = []
        self.opener = ""
        #: A statement stands in it; one of a task that it names; a time to come.
        self.says = self.named = self.told = self.coming = False

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        if piece.sign in "DOSYWJhr/%A":
            self.says = True
            self.told = self.named
        elif piece.sign == "@":
            self.told = self.told or self.says
            self.named = True
        elif piece.sign in "TEf":
            self.coming = True
        if len(self.pieces) >= _LONGEST:
            self.close()

    def close(self, mark: str = "") -> None:
        """End the clause, if it holds anything."""
        if self.pieces:
            every = "".join([piece.sign for piece in self.pieces])
            signs = every.replace("P", "").replace("I", "").replace("a", "")
            self.done.append(Clause(self.pieces, signs, every, self.opener, mark))
        self._begin()

    def stop(self, mark: str) -> None:
        """End the clause with a mark; a question mark may come late ("xong chưa em ơi ?")."""
        if not self.pieces and self.done and mark == "?":
            self.done[-1].mark = mark
        self.close(mark)


def _next_sign(pieces: list[Piece], i: int) -> str:
    return pieces[i + 1].sign if i + 1 < len(pieces) else ""


def _goes_on(pieces: list[Piece], i: int) -> bool:
    """True when a statement follows "rồi" ("được 45% rồi tắc")."""
    for piece in pieces[i + 1 : i + 5]:
        if piece.sign in STOPS:
            return False
        if piece.sign not in "PIKr":
            return piece.sign not in "oTE"
    return False
