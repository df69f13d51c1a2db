"""Units as lines name them: in full, in part, by their letters, with a slip of the finger."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from core.assigning.lexicon import VERBS
from core.assigning.near import distance, near_units
from core.assigning.words import Words, plain_words, read_words
from core.fold import fold
from core.matching import match_units
from core.people import Unit, UnitGroup

_KINDS = (("van", "phong"), ("phong",), ("trung", "tam"), ("thanh", "tra"), ("chi", "cuc"),
          ("ban",), ("quy",), ("truong",), ("doi",), ("bo", "phan"))
_SHORT = {"p": ("phong",), "ph": ("phong",), "vp": ("van", "phong"), "tt": ("trung", "tam"),
          # Slips of the finger, and a keyboard that does not make "phòng" of it.
          **dict.fromkeys(("phongf", "phongg", "phog", "phogn", "fong"), ("phong",))}
#: Who stands for a unit.
_LEADERS = (("lanh", "dao"), ("truong",), ("pho", "truong"), ("pho",), ("chanh",),
            ("pho", "chanh"), ("thu", "truong"), ("giam", "doc"), ("pho", "giam", "doc"))
_POLITE_LEADERS = tuple(
    (*polite, *leader) for polite in ((), ("d", "c"), ("dc",), ("dong", "chi"))
    for leader in _LEADERS
)
_PARTS = re.compile(r"\s*[-,;&()]\s*|\s+va\s+")
_LONGEST = 14
_LONGEST_UNKNOWN = 6
#: "Phòng" before these is no division.
_NO_UNIT = frozenset(("chong", "benh", "hop", "ngua", "dich", "may", "tranh", "ve", "trao", "tuc",
                      "phu", "tang", "khach", "tro"))
#: Said around an answer: "giao phòng A nhé".
_FILLERS = frozenset(("giao", "cho", "la", "nhe", "nha", "a", "di", "em", "thoi", "lam"))
_HARD = re.compile(r"[;:\n()@|]|[.!?]\s")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `start` to `end` name these units; none known: `near` are the likely ones.

    `bare` mentions ("TTHC", "Tài chính kế toán") are units only where a unit is awaited.
    """

    start: int
    end: int
    ids: tuple[int, ...] = ()
    near: tuple[int, ...] = ()
    bare: bool = False


@dataclass(slots=True)
class _Patterns:
    """Folded words of a name → the units that bear it."""

    exact: dict[tuple[str, ...], dict[int, None]] = field(default_factory=dict)
    parts: dict[tuple[str, ...], dict[int, None]] = field(default_factory=dict)
    weak: dict[tuple[str, ...], dict[int, None]] = field(default_factory=dict)
    groups: dict[tuple[str, ...], tuple[int, ...]] = field(default_factory=dict)


class UnitFinder:
    """Finds units in the words of one line."""

    def __init__(self, words: Words, units: Sequence[Unit], groups: Sequence[UnitGroup]) -> None:
        self._words = words
        self._units = units
        self._patterns = _patterns(tuple(units), tuple(groups))
        self._flat: list[str] = []
        self._place: list[int] = []
        for word in words.items:
            self._place.append(len(self._flat))
            self._flat += _SHORT.get(word.plain, (word.plain,))
        self._place.append(len(self._flat))
        self._ends = {flat: at for at, flat in enumerate(self._place)}

    def known(self, at: int) -> Mention | None:
        """The longest name that begins at word `at`."""
        leader = self._leader(self._place[at])
        start = self._place[at] + leader
        best: Mention | None = None
        for size in range(min(_LONGEST, len(self._flat) - start), 0, -1):
            end = self._ends.get(start + size)
            if end is None:
                continue
            key = tuple(self._flat[start : start + size])
            found = self._lookup(key, at, end)
            if found is None:
                continue
            ids, near = found
            mention = Mention(at, end, ids, near, not leader and _is_bare(key))
            if ids and self._is_sure(key):
                return mention
            best = best or mention
        if best is None or self._words.border(best.end):
            return best
        return self._misspelt(at) or best

    def _is_sure(self, key: tuple[str, ...]) -> bool:
        """False for a name broken off inside: "Phòng Lao động Việc làm Bảo" of "… Bảo hiểm"."""
        patterns = self._patterns
        return key not in patterns.weak or key in patterns.parts or key in patterns.exact

    def unknown(self, at: int) -> Mention | None:
        """A name that begins like a unit's at word `at`, though no unit is called so."""
        kind = _kind(self._flat[self._place[at] : self._place[at] + 2])
        first = self._ends.get(self._place[at] + len(kind))
        if not kind or first is None or first >= len(self._words) or self._stops(first):
            return None
        if not self._is_kind_word(at, kind):
            return None
        if found := self._misspelt(at):
            return found
        end = self._unknown_end(first)
        words = self._words.verbatim(at, end)
        return Mention(at, end, (), near_units(words, self._units))

    def _lookup(
        self, key: tuple[str, ...], at: int, end: int
    ) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
        """(ids, near) of a name; None when there is no such name, or a border cuts it."""
        gaps = [word.gap for word in self._words.items[at + 1 : end] if word.border]
        if any(_HARD.search(gap) for gap in gaps):
            return None
        patterns = self._patterns
        if key in patterns.exact:
            ids = tuple(patterns.exact[key])
        elif any("," in gap for gap in gaps):
            return None
        elif key in patterns.groups:
            return patterns.groups[key], ()
        elif key in patterns.parts:
            ids = tuple(patterns.parts[key])
        else:
            ids = tuple(patterns.weak.get(key, ()))
        if not ids:
            return None
        return (ids, ()) if len(ids) == 1 else ((), ids)

    def _leader(self, flat: int) -> int:
        for leader in sorted(_POLITE_LEADERS, key=len, reverse=True):
            after = flat + len(leader)
            if tuple(self._flat[flat:after]) == leader and _kind(self._flat[after : after + 2]):
                return len(leader)
        return 0

    def _stops(self, at: int) -> bool:
        word = self._words.items[at]
        common = word.plain in _NO_UNIT and not self._words.capital(at)
        return word.border or common or word.plain.isdigit()

    def _is_kind_word(self, at: int, kind: tuple[str, ...]) -> bool:
        """ "Ban" and "quỹ" are common words: a unit's stands with a capital, in front of one."""
        if kind in (("phong",), ("trung", "tam"), ("chi", "cuc"), ("van", "phong")):
            return self._words.written(at).lower() not in ("phong",) or not self._words.marked()
        return self._words.capital(at) and self._words.capital(at + len(kind))

    def _misspelt(self, at: int) -> Mention | None:
        """The only unit whose full name is a slip away."""
        start = self._place[at]
        found: dict[int, int] = {}
        for key, ids in self._patterns.exact.items():
            name = "".join(key)
            if len(name) < 10 or not _kind(key):
                continue
            for size in (len(key), len(key) - 1, len(key) + 1):
                end = self._ends.get(start + size)
                if end is None or any(w.border for w in self._words.items[at + 1 : end]):
                    continue
                typed = "".join(self._flat[start : start + size])
                if abs(len(typed) - len(name)) < 3 and distance(typed, name) <= len(name) // 10:
                    found.update(dict.fromkeys(ids, end))
                    break
        if len(found) != 1:
            return None
        [(unit_id, end)] = found.items()
        return Mention(at, end, (unit_id,))

    def _unknown_end(self, first: int) -> int:
        """Up to the work's first word; two words when none is to be seen."""
        words = self._words
        if words.written(first).isupper() and len(words.written(first)) > 1:
            return first + 1
        for end in range(first + 1, min(first + _LONGEST_UNKNOWN, len(words)) + 1):
            pair = f"{words.plain(end)} {words.plain(end + 1)}"
            if words.border(end) or words.plain(end) in VERBS or pair in VERBS:
                return end
        return min(first + 2, len(words))


def find_units(
    text: str, units: Sequence[Unit], groups: Sequence[UnitGroup]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """(meant, near) of an answer that is nothing but names of units.

    `meant` is () when a name is not known or fits several units; `near` are then the likely ones.
    """
    matched = match_units(text, units, groups)
    if matched.unit_ids and not matched.unmatched:
        return matched.unit_ids, ()
    words = read_words(text[:300])
    size = len(words)
    while size and words.plain(size - 1) in _FILLERS:
        size -= 1
    finder = UnitFinder(words, units, groups)
    for at in range(min(size, 3)):
        found = finder.known(at) or finder.unknown(at)
        if found and found.end == size and (found.ids or found.near):
            return found.ids, found.near
        if words.plain(at) not in _FILLERS:
            break
    return (), near_units(text[:300], units)


@lru_cache(maxsize=4)
def _patterns(units: tuple[Unit, ...], groups: tuple[UnitGroup, ...]) -> _Patterns:
    """Every way to write each active unit and each group."""
    patterns = _Patterns()
    active = {unit.id for unit in units if unit.active}
    for unit in units:
        if not unit.active:
            continue
        patterns.exact.setdefault(plain_words(unit.code), {})[unit.id] = None
        for name in (unit.name, unit.short_name, *unit.aliases):
            _add(patterns, unit.id, name)
    for group in groups:
        ids = tuple(i for i in group.unit_ids if i in active)
        for name in (group.name, *group.aliases):
            for key in _group_keys(name):
                patterns.groups.setdefault(key, ids)
    patterns.exact.pop((), None)
    return patterns


def _add(patterns: _Patterns, unit_id: int, name: str) -> None:
    words = _spelled(name)
    for key in {words, words[:-1] if words[-1:] == ("so",) else words}:
        kind = _kind(key)
        core = key[len(kind) :]
        patterns.exact.setdefault(key, {})[unit_id] = None
        if len(core) > 1:
            patterns.exact.setdefault(core, {})[unit_id] = None
    kind = _kind(words)
    parts = [tuple(plain_words(part)) for part in _PARTS.split(fold(name)) if part.strip()]
    if kind and parts:
        parts = [_spelled(" ".join(parts[0]))[len(kind) :], *parts[1:]]
        for key in _partial(kind, [part for part in parts if part]):
            patterns.parts.setdefault(key, {})[unit_id] = None
        core = words[len(kind) :]
        starts = [(*kind, *core[:size]) for size in range(2, len(core))]
        for key in starts if kind in (("phong",), ("van", "phong")) else [kind, *starts]:
            patterns.weak.setdefault(key, {})[unit_id] = None


def _partial(
    kind: tuple[str, ...], parts: list[tuple[str, ...]]
) -> Iterator[tuple[str, ...]]:
    """Runs of whole parts behind the kind, and their first letters."""
    for start in range(len(parts)):
        for end in range(start + 1, len(parts) + 1):
            run = [word for part in parts[start:end] for word in part]
            if len(run) > 1:
                yield (*kind, *run)
            letters = ["".join(word[0] for word in part) for part in parts[start:end]]
            if start or len("".join(letters)) < 3:
                continue
            yield from _letters(kind, letters)


def _letters(kind: tuple[str, ...], letters: list[str]) -> Iterator[tuple[str, ...]]:
    together = "".join(letters)
    yield (*kind, together)
    yield (*kind, *letters)
    yield (together,)
    yield ("".join(word[0] for word in kind) + together,)


def _group_keys(name: str) -> Iterator[tuple[str, ...]]:
    words = plain_words(name)
    yield words
    for tail in (("chuyen", "mon"), ("truc", "thuoc")):
        if words[-2:] == tail and words[:1] == ("cac",):
            yield words[:-2]
            yield "tat", "ca", *words[:-2]


def _spelled(name: str) -> tuple[str, ...]:
    words = plain_words(name)
    return (*_SHORT.get(words[0], words[:1]), *words[1:]) if len(words) > 1 else words


def _kind(words: Sequence[str]) -> tuple[str, ...]:
    return next((kind for kind in _KINDS if tuple(words[: len(kind)]) == kind), ())


def _is_bare(key: tuple[str, ...]) -> bool:
    """ "Thanh tra" alone is a verb too, and "các phòng" may be anybody's."""
    if key in (("thanh", "tra"), ("cac", "phong"), ("cac", "don", "vi")):
        return True
    return not _kind(key) and key[:1] != ("cac",)
