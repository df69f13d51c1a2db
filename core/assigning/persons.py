"""People as lines name them: "anh Nam", "đ/c Bùi Hoa", "Nguyễn Văn Nam", "a. Nam"."""

import unicodedata
from collections.abc import Sequence

from core.assigning.words import Words, plain_words
from core.people import Person

#: Polite words, folded → as typed with diacritics. One letter is "anh", "chị", "ông", "bà", "em".
_POLITE = {"anh": "anh", "chi": "chị", "em": "em", "ong": "ông", "ba": "bà", "co": "cô",
           "chu": "chú", "bac": "bác", "thay": "thầy", "ban": "bạn", "dc": "đc", "a": "a",
           "c": "c", "o": "ô o", "b": "b", "e": "e"}
_COMRADE = (("dong", "chi"), ("d", "c"))
#: Behind one of these an unaccented "co" is "có": "nguoi co cong", "chua co so lieu".
_HAVING = frozenset({"nguoi", "khong", "chua", "da", "phai", "neu", "khi", "van", "con", "don"})
_LONGEST_NAME = 5


class PersonFinder:
    """Finds people in the words of one line."""

    def __init__(self, words: Words, people: Sequence[Person]) -> None:
        self._words = words
        self._full: dict[tuple[str, ...], dict[int, None]] = {}
        self._tails: dict[tuple[str, ...], dict[int, None]] = {}
        for person in people:
            name = plain_words(person.full_name) if person.active else ()
            if not name:
                continue
            self._full.setdefault(name, {})[person.id] = None
            for size in range(1, len(name) + 1):
                self._tails.setdefault(name[-size:], {})[person.id] = None
            self._tails.setdefault((name[0], name[-1]), {})[person.id] = None

    def polite(self, at: int) -> int:
        """How many polite words stand at word `at` in front of another word; mostly 0 or 1."""
        words = self._words
        if at + 2 < len(words) and (words.plain(at), words.plain(at + 1)) in _COMRADE:
            return 0 if words.border(at + 2) else 2
        meant = _POLITE.get(words.plain(at))
        if meant is None or words.border(at + 1):
            return 0
        if words.plain(at) == "co" and at and words.plain(at - 1) in _HAVING:
            return 0
        written = unicodedata.normalize("NFC", words.written(at)).lower()
        return int(written in meant.split() or not words.marked())

    def short(self, at: int) -> bool:
        """True when the polite word is one letter, which begins many other things too."""
        return len(self._words.plain(at)) == 1 and self._words.plain(at + 1) != "c"

    def full(self, at: int) -> tuple[int, tuple[int, ...]]:
        """(end, ids) of a whole name of two words or more at `at`; (at, ()) when there is none."""
        return self._longest(at, self._full, 2)

    def tail(self, at: int) -> tuple[int, tuple[int, ...]]:
        """(end, ids) of a given name, or more of a name, at `at`."""
        return self._longest(at, self._tails, 1)

    def _longest(
        self, at: int, names: dict[tuple[str, ...], dict[int, None]], least: int
    ) -> tuple[int, tuple[int, ...]]:
        key: list[str] = []
        best: tuple[int, tuple[int, ...]] = (at, ())
        for end in range(at, min(at + _LONGEST_NAME, len(self._words))):
            if end > at and self._words.border(end):
                break
            key.append(self._words.plain(end))
            if len(key) >= least and tuple(key) in names:
                best = end + 1, tuple(names[tuple(key)])
        return best


def find_people(words: str, people: Sequence[Person]) -> tuple[Person, ...]:
    """Who `words` may mean: full name, last words of it, or one name; without polite words."""
    typed, wanted = list(plain_words(words)), list(bare_name(words))
    names = [(person, list(plain_words(person.full_name))) for person in people]
    for meant, matches in ((typed, _is_whole), (wanted, _is_whole), (wanted, _is_tail),
                           (wanted, _is_within)):
        if found := tuple(p for p, name in names if meant and matches(meant, name)):
            return found
    return ()


def bare_name(words: str) -> tuple[str, ...]:
    """The folded name without polite words in front; () when nothing else is said."""
    name = plain_words(words)
    for polite in _COMRADE:
        if name[:2] == polite:
            return name[2:]
    if name[:1] and name[0] in _POLITE:
        return name[1:]
    return name


def _is_whole(wanted: list[str], name: list[str]) -> bool:
    return wanted == name


def _is_tail(wanted: list[str], name: list[str]) -> bool:
    return name[-len(wanted) :] == wanted


def _is_within(wanted: list[str], name: list[str]) -> bool:
    """Family name and given name without the middle one: "Nguyễn Nam"."""
    return len(wanted) > 1 and wanted[-1] == name[-1] and set(wanted) <= set(name)
