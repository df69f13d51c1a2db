"""Which units a cell of a directive names: "Các phòng chuyên môn; Văn phòng Sở" → units.

Names compare folded, with one kind of dash and without titles and "trực thuộc Sở". What is not
a known name is handed back as written: a wrong unit would be worse than a question.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.fold import fold
from core.people import Unit, UnitGroup

_ABBREVIATIONS = {
    "cm": "chuyen mon",
    "dvtt": "don vi truc thuoc",
    "dv": "don vi",
    "p": "phong",
    "vp": "van phong",
    "ttdvvl": "trung tam dich vu viec lam",
}
#: Titles of persons and words of order; the unit stands behind them.
_LEADING = re.compile(
    r"^(?:(?:chu tri|phoi hop(?: voi)?|cung|toan the|tat ca|cac|lanh dao|pho|thu truong|truong"
    r"|chanh|chu tich|giam doc)\b ?)+"
)
_TRAILING = re.compile(r"(?: ?\b(?:chuyen mon|truc thuoc|thuoc|so|chu tri|phoi hop|thuc hien))+$")
_KIND = re.compile(r"^(?:phong|bo phan) (?=\w)")
_TYPED = re.compile(r"^(van phong|phong|trung tam|chi cuc|ban|truong|quy|doi|bo phan)\b")
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_BULLET = re.compile(r"^\s*(?:[-+•*–]|\d+[.)])\s+")
_PARTS = re.compile(r"[;\n]+")
_JOINTS = re.compile(r"\s*,\s*|\s+và\s+|\s+va\s+|\s*[&/]\s*", re.IGNORECASE)
_BARE = frozenset({"phong", "don vi", "ban", "bo phan"})
_LONGEST_TEXT = 2_000
#: In pieces between commas and "và".
_LONGEST_NAME = 8
_LABEL = re.compile(r"^(?:don vi |co quan )?(?:chu tri|phoi hop|thuc hien|phu trach)(?: voi)?$")


@dataclass(frozen=True)
class UnitMatch:
    """`unit_ids` in the order they are named, each once; `unmatched` verbatim, each once."""

    unit_ids: tuple[int, ...]
    unmatched: tuple[str, ...]


def match_units(text: str, units: Sequence[Unit], groups: Sequence[UnitGroup]) -> UnitMatch:
    """The active units that `text` names, one by one or as a group of `groups`.

    A text of over 2,000 characters is no list of units and comes back whole. A part of a name is
    taken only when it can be no other unit's. Source of the comparison
    rules: the notes on gold data (leading titles, trailing "trực thuộc Sở", kinds of dash).
    """
    if len(text) > _LONGEST_TEXT:
        return UnitMatch((), (text,))
    names = _names(tuple(units), tuple(groups))
    ids: dict[int, None] = {}
    unmatched: dict[str, None] = {}
    for part in _PARTS.split(text):
        for found, words in _resolve_part(_BULLET.sub("", part).strip(" .:"), names):
            ids.update(dict.fromkeys(found))
            if not found and words:
                unmatched[words] = None
    return UnitMatch(tuple(ids), tuple(unmatched))


class _Names:
    """Units and groups by their normalised names."""

    def __init__(self, units: Sequence[Unit], groups: Sequence[UnitGroup]) -> None:
        active = [unit for unit in units if unit.active]
        known = {unit.id for unit in active}
        self._units: dict[str, set[int]] = {}
        self._tokens: list[tuple[int, str, frozenset[str]]] = []
        for unit in active:
            for name in (unit.name, unit.short_name, unit.code, *unit.aliases):
                self._add(unit.id, name)
        self._groups: dict[str, tuple[int, ...]] = {}
        for group in groups:
            members = tuple(i for i in group.unit_ids if i in known)
            for name in (group.name, *group.aliases):
                for key in (_words(name), _stem(name)):
                    self._groups.setdefault(key, members)

    def _add(self, unit_id: int, name: str) -> None:
        for key in {_words(name), _core(name)} - {""}:
            self._units.setdefault(key, set()).add(unit_id)
        kind, tokens = _kind_and_tokens(name)
        self._tokens.append((unit_id, kind, tokens))

    def exact(self, name: str, after_group: bool = False) -> tuple[int, ...]:
        """The unit or group with this very name; () when none, or when two share it."""
        for key in (_words(name), _core(name)):
            units = self._units.get(key, set())
            if len(units) == 1:
                return tuple(units)
        return self._group(name) if after_group or _is_plural(name) else ()

    def _group(self, name: str) -> tuple[int, ...]:
        return self._groups.get(_words(name)) or self._groups.get(_stem(name), ())

    def is_group(self, name: str) -> bool:
        """True when `name` stands for several units."""
        return bool(self._group(name))

    def partial(self, name: str) -> tuple[int, ...]:
        """The only unit whose name holds all words of `name`; () when unsure.

        Two words at least; a name with a kind ("Phòng …") is looked for among that kind, and
        one without must be more than half of the unit's name.
        """
        kind, words = _kind_and_tokens(name)
        if len(words) < 2:
            return ()
        hits = [
            (unit, tokens)
            for unit, unit_kind, tokens in self._tokens
            if words <= tokens and kind in ("", unit_kind)
        ]
        if len({unit for unit, _ in hits}) != 1:
            return ()
        sure = bool(kind) or any(2 * len(words) > len(tokens) for _, tokens in hits)
        return (hits[0][0],) if sure else ()


@lru_cache(maxsize=4)
def _names(units: tuple[Unit, ...], groups: tuple[UnitGroup, ...]) -> _Names:
    """One directive asks for its many rows with the same units."""
    return _Names(units, groups)


def _resolve_part(part: str, names: _Names) -> Iterator[tuple[tuple[int, ...], str]]:
    """Each name of a part between semicolons, with its units; () when it is not known."""
    if not part:
        return
    if found := names.exact(part):
        yield found, part
        return
    label, colon, rest = part.partition(":")
    if colon and (names.is_group(label) or _LABEL.match(_words(label))):
        part = rest.strip()
    bare = part if _excludes(part) else _PARENTHESES.sub(" ", part).strip()
    for found, words in _resolve_list(bare, names):
        # Words around parentheses that were cut out come back as they were written.
        yield found, words if words in part else part


def _resolve_list(part: str, names: _Names) -> Iterator[tuple[tuple[int, ...], str]]:
    """Names between commas and "và", the longest known name first.

    Names hold commas themselves ("Bảo trợ và Phòng, chống tệ nạn xã hội"), so every stretch of
    pieces is tried before a single piece.
    """
    pieces = _pieces(part)
    after_group = False
    at = 0
    while at < len(pieces):
        found, used = _longest(part, pieces, at, names, after_group)
        if not found:
            used = _unknown_length(part, pieces, at, names)
        words = part[pieces[at][0] : pieces[at + used - 1][1]]
        after_group = bool(found) and names.is_group(words)
        yield found, words
        at += used


def _longest(
    part: str, pieces: list[tuple[int, int]], at: int, names: _Names, after_group: bool
) -> tuple[tuple[int, ...], int]:
    stretches = range(min(len(pieces), at + _LONGEST_NAME), at, -1)
    for end in stretches:
        if found := names.exact(part[pieces[at][0] : pieces[end - 1][1]], after_group):
            return found, end - at
    for end in stretches:
        found = names.partial(part[pieces[at][0] : pieces[end - 1][1]])
        if found and not _goes_on(part, pieces, end, names):
            return found, end - at
    return (), 1


def _unknown_length(
    part: str, pieces: list[tuple[int, int]], at: int, names: _Names
) -> int:
    used = 1
    while _goes_on(part, pieces, at + used, names):
        used += 1
    return used


def _goes_on(part: str, pieces: list[tuple[int, int]], at: int, names: _Names) -> bool:
    """A name goes on with an unknown piece after "và", or one that begins with a small letter."""
    if at >= len(pieces):
        return False
    start = pieces[at][0]
    joint = part[pieces[at - 1][1] : start]
    if not part[start].islower() and "," in joint:
        return False
    return not any(
        names.exact(part[start : last]) for _, last in pieces[at : at + _LONGEST_NAME]
    )


def _pieces(part: str) -> list[tuple[int, int]]:
    """Start and end of each piece between commas and "và"."""
    pieces = []
    start = 0
    for joint in [*_JOINTS.finditer(part), None]:
        end = joint.start() if joint else len(part)
        if part[start:end].strip():
            pieces.append((start, end))
        start = joint.end() if joint else end
    return pieces


def _words(name: str) -> str:
    words = re.findall(r"\w+", fold(name))
    if len(words) > 1 and words[0] == "tt":  # alone it may be the code of a unit
        words[0] = "trung tam"
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)


def _stem(name: str) -> str:
    """The name without titles in front and "trực thuộc Sở" behind."""
    return _TRAILING.sub("", _LEADING.sub("", _words(name)))


def _core(name: str) -> str:
    """The stem without a leading "Phòng"."""
    return _KIND.sub("", _stem(name))


def _kind_and_tokens(name: str) -> tuple[str, frozenset[str]]:
    words = _stem(name)
    match = _TYPED.match(words)
    kind = match.group(1) if match else ""
    return kind, frozenset(words[len(kind) :].split())


def _is_plural(name: str) -> bool:
    """True unless `name` is a bare "Phòng": one of them, or a name's start ("Phòng, chống …")."""
    return _words(name) not in _BARE


def _excludes(part: str) -> bool:
    """True when parentheses take units out ("trừ Văn phòng"): not for a machine to guess."""
    return any(
        re.match(r"(ngoai )?tru\b", _words(inside)) for inside in _PARENTHESES.findall(part)
    )
