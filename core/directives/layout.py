"""Tables whose columns still stand apart by blanks, as a layout-keeping extraction leaves them.

The places of the words are the evidence: pieces parted by two or more blanks that stand above
each other are one cell. Columns may move from page to page, so each row is mapped by its own
pieces, and by the last full row where cells are empty.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.directives.headings import heading_role
from core.directives.lines import Line

_PIECE = re.compile(r"\S+(?: \S+)*")
_FEWEST = 3
_HEADER_LINES = 8

Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with their place on the line."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Columns:
    """Roles of the columns from the left; `extents` are where they stood last."""

    roles: tuple[str, ...]
    extents: list[Extent]
    cells: dict[str, list[str]] = field(default_factory=dict)

    def read(self, lines: Sequence[Line], skip: int) -> dict[str, str]:
        """The cells of a row by role; `skip` characters of its first line are its number."""
        rows = [pieces_of(line, self._starts()) for line in lines if not line.is_page]
        rows[:1] = [_without_number(rows[0], skip)] if rows else []
        groups = _grouped([piece for row in rows for piece in row])
        wanted = [place for place, role in enumerate(self.roles) if role != "number"]
        if len(groups) == len(wanted):
            places = dict(zip(groups, wanted, strict=True))
            for extent, place in places.items():
                self.extents[place] = extent
        else:
            places = {extent: self._nearest(extent, wanted) for extent in groups}
        found: dict[str, list[str]] = {}
        for row in rows:
            for piece in row:
                extent = next(e for e in groups if e[0] <= piece.start < e[1])
                found.setdefault(self.roles[places[extent]], []).append(piece.text)
        return {role: " ".join(words) for role, words in found.items()}

    def _starts(self) -> list[int]:
        return [start for start, _ in self.extents[1:]]

    def _nearest(self, extent: Extent, wanted: Sequence[int]) -> int:
        """The column that shares most with `extent`, or begins nearest."""

        def fit(place: int) -> tuple[int, int]:
            start, end = self.extents[place]
            shared = min(end, extent[1]) - max(start, extent[0])
            return max(shared, 0), -abs(start - extent[0])

        return max(wanted, key=fit)


def pieces_of(line: Line, starts: Sequence[int] = ()) -> list[Piece]:
    """The pieces of a line; one that runs into the next column is parted where that begins."""
    raw = line.raw.expandtabs(8)
    found: list[Piece] = []
    for match in _PIECE.finditer(raw):
        at, end = match.span()
        for start in starts:
            if at < start < end and raw[start - 1] == " " and raw[start] != " ":
                found.append(Piece(at, start - 1, raw[at : start - 1]))
                at = start
        found.append(Piece(at, end, raw[at:end]))
    return found


def read_columns(lines: Sequence[Line], at: int, first: int) -> Columns | None:
    """The columns that the header lines from `at` to `first` name; None where no blanks part
    them, or they are no columns of tasks."""
    if first - at > _HEADER_LINES or len(pieces_of(lines[at])) < _FEWEST:
        return None
    pieces = [piece for line in lines[at:first] if not line.is_page for piece in pieces_of(line)]
    extents = _grouped(pieces)
    headings = [
        " ".join(p.text for p in pieces if start <= p.start < end) for start, end in extents
    ]
    roles = _roles(headings)
    return Columns(roles, extents) if len(roles) >= _FEWEST and "title" in roles else None


def _roles(headings: Sequence[str]) -> tuple[str, ...]:
    roles = [heading_role(heading) for heading in headings]
    if "title" not in roles and "detail" in roles:
        roles[roles.index("detail")] = "title"
    who = {"lead", "support", "deadline"} & set(roles)
    return tuple(roles) if who else ()


def _grouped(pieces: Sequence[Piece]) -> list[Extent]:
    """Extents of pieces that stand above each other, from the left."""
    extents: list[Extent] = []
    for piece in sorted(pieces, key=lambda p: p.start):
        if extents and piece.start < extents[-1][1]:
            extents[-1] = (extents[-1][0], max(extents[-1][1], piece.end))
        else:
            extents.append((piece.start, piece.end))
    return extents


def _without_number(pieces: Sequence[Piece], skip: int) -> list[Piece]:
    """The first line's pieces without the row's number."""
    if not pieces or not skip:
        return list(pieces)
    first = pieces[0]
    rest = first.text[skip:].lstrip()
    if not rest:
        return list(pieces[1:])
    return [Piece(first.end - len(rest), first.end, rest), *pieces[1:]]
