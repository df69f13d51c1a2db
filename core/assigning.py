"""One typed line → who shall do what by when.

"Phòng TTHC rà soát 30% TTHC, trước 25/3, anh Nam, phối hợp Phòng NCC".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.deadlines import Reader
from core.fold import fold
from core.matching import match_units
from core.people import Person, Unit, UnitGroup

_PIECES = re.compile(r"[,;\n]+|\.\s+(?=[^\W\d])")
_SUPPORT = re.compile(
    r"^(?:va )?phoi hop(?: voi)?(?: cung)?\b[: ]*|^cung(?: voi)? (?=phong|ban|van)")
_GIVE = re.compile(r"^(?:giao(?: viec)?(?: cho)?|de nghi|yeu cau|chu tri)\b[: ]*")
#: Polite words before a name. "đ.c", "đ/c" and "đc" are "đồng chí".
_TITLE = re.compile(r"^(?:(?:giao(?: cho)?|cho|nguoi thuc hien|phu trach)[: ]+)?"
                    r"(?:anh|chi|em|ong|ba|co|chu|bac|dong chi|d[./]?c|a\.|c\.)[. ]+(?=\w)")
#: The same words shortened to a letter begin other things too ("c) báo cáo").
_SHORT = re.compile(r"^[ac] (?=\w)")
_LONGEST_UNIT = 14
#: A longer text is a story, not a line: what comes after so many pieces is title.
_MOST_PIECES = 40
_LONGEST_NAME = 5
_EDGES = " \t-–:.,;"
#: Where a part of a unit's name ends.
_PARTS = re.compile(r"\s*[-,;&()]\s*|\s+va\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says. `person_words` are verbatim, "" when nobody is named; `unit_ids` are ()
    when no unit is; `deadline_text` is the line's own words."""

    title: str
    unit_ids: tuple[int, ...] = ()
    supporting: tuple[int, ...] = ()
    unknown_supporting: tuple[str, ...] = ()
    deadline_text: str = ""
    person_words: str = ""
    person_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """The units, groups and people that a line may name."""

    units: Sequence[Unit]
    groups: Sequence[UnitGroup]
    people: Sequence[Person]


def read_line(text: str, names: Names, reader: Reader) -> Line:
    """Take out the deadline, then read each piece between commas; the rest is the title.

    A unit is taken where it opens the line or is a piece of its own, a person after a polite word
    or as a piece that is a full name. People of the named units come first; with no unit named,
    one person found names the unit.
    """
    reading = reader.read(text)
    rest = text
    if reading.span is not None:
        start, end = reading.span
        rest = f"{text[:start].rstrip(_EDGES)}, {text[end:].lstrip(_EDGES)}"
    pieces = [piece.strip(_EDGES) for piece in _PIECES.split(rest)]
    return _Reading(names).line([p for p in pieces if p], reading.text)


def find_people(words: str, people: Sequence[Person]) -> tuple[Person, ...]:
    """Who `words` may mean: full name, last words of it, or one name; without polite words."""
    wanted = _name(words).split()
    if not wanted:
        return ()
    for matches in (_is_whole, _is_tail, _is_within):
        if found := tuple(p for p in people if matches(wanted, fold(p.full_name).split())):
            return found
    return ()


class _Reading:
    """Collects the parts of one line."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._units: tuple[int, ...] = ()
        self._supporting: dict[int, None] = {}
        self._unknown: list[str] = []
        self._person = ""
        self._title: list[str] = []

    def line(self, pieces: list[str], deadline_text: str) -> Line:
        supporting = False
        for number, piece in enumerate(pieces[:_MOST_PIECES]):
            support = _SUPPORT.match(fold(piece))
            if support or (supporting and self._whole_unit(piece)):
                supporting = True
                self._support(piece[support.end() :] if support else piece)
                continue
            supporting = False
            self._piece(piece, first=number == 0)
        self._title += pieces[_MOST_PIECES:]
        people = self._people()
        if not self._units and len(people) == 1:
            self._units = tuple(people[0].units())[:1]
        return Line(
            _sentence(", ".join(self._title)), self._units,
            tuple(u for u in self._supporting if u not in self._units), tuple(self._unknown),
            deadline_text, self._person, tuple(p.id for p in people),
        )

    def _piece(self, piece: str, *, first: bool) -> None:
        if first and (give := _GIVE.match(fold(piece))):
            piece = piece[give.end() :].strip(_EDGES)
        if not self._units and (found := self._whole_unit(piece)):
            self._units = found
            return
        if not self._units and first:
            piece = self._take_unit(piece)
        if not self._person:
            piece = self._take_person(piece)
        if piece:
            self._title.append(piece)

    def _whole_unit(self, piece: str) -> tuple[int, ...]:
        match = match_units(piece, self._names.units, self._names.groups)
        return () if match.unmatched else match.unit_ids

    def _take_unit(self, piece: str) -> str:
        """The unit that opens the piece goes; the longest name that is one."""
        words = list(re.finditer(r"\S+", piece))[:_LONGEST_UNIT]
        for word in reversed(words):
            found = self._whole_unit(piece[: word.end()].strip(_EDGES))
            if found and not self._breaks_name(word.group(), found):
                self._units = found
                return piece[word.end() :].strip(_EDGES)
        return piece

    def _breaks_name(self, word: str, unit_ids: tuple[int, ...]) -> bool:
        """True when `word` stands in these units' names, but never where a part of one ends.

        "Phòng Lao động - Việc làm báo cáo": "báo" begins the work, it is no part of "Bảo hiểm".
        """
        names = [name for unit in self._names.units if unit.id in unit_ids
                 for name in (unit.name, unit.short_name, *unit.aliases)]
        parts = [part.split() for name in names for part in _PARTS.split(fold(name)) if part]
        last = fold(word).strip(_EDGES)
        inside = any(last in part for part in parts)
        return inside and all(part[-1] != last for part in parts)

    def _take_person(self, piece: str) -> str:
        """A name after a polite word, or a piece that is somebody's full name."""
        title = _TITLE.match(fold(piece))
        if title is None:
            if self._is_person(piece):
                self._person = piece
                return ""
            return piece
        words = list(re.finditer(r"\S+", piece[title.end() :]))[:_LONGEST_NAME]
        for word in reversed(words):
            end = title.end() + word.end()
            if find_people(piece[:end], self._names.people):
                self._person = piece[:end].strip(_EDGES)
                return piece[end:].strip(_EDGES)
        if len(words) <= 2:
            # Somebody is meant, though we know nobody of that name: asked, not dropped.
            self._person = piece
            return ""
        return piece

    def _is_person(self, piece: str) -> bool:
        short = _SHORT.match(fold(piece))
        if short and find_people(piece[short.end() :], self._names.people):
            return True
        return any(fold(piece) == fold(p.full_name) for p in self._names.people)

    def _support(self, text: str) -> None:
        match = match_units(text, self._names.units, self._names.groups)
        self._supporting.update(dict.fromkeys(match.unit_ids))
        self._unknown += match.unmatched

    def _people(self) -> tuple[Person, ...]:
        """Whom the words mean, in the named units when there are any."""
        people = self._names.people
        if self._units:
            people = [p for p in people if p.units() & set(self._units)]
        return find_people(self._person, people) if self._person else ()


def _name(words: str) -> str:
    folded = fold(words)
    title = _TITLE.match(folded) or _SHORT.match(folded)
    return " ".join(re.findall(r"\w+", folded[title.end() :] if title else folded))


def _is_whole(wanted: list[str], name: list[str]) -> bool:
    return wanted == name


def _is_tail(wanted: list[str], name: list[str]) -> bool:
    return name[-len(wanted) :] == wanted


def _is_within(wanted: list[str], name: list[str]) -> bool:
    """Family name and given name without the middle one: "Nguyễn Nam"."""
    return len(wanted) > 1 and wanted[-1] == name[-1] and set(wanted) <= set(name)


def _sentence(title: str) -> str:
    clean = " ".join(title.split()).strip(_EDGES)
    return clean[:1].upper() + clean[1:]
