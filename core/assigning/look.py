"""What stands at a word of a line: a label, a unit, somebody, the end of a part."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from core.assigning.lexicon import (
    AUTHORITY,
    DOES,
    REPORT,
    SUPPORT,
    VERBS,
)
from core.assigning.line import Names
from core.assigning.parts import Parts, Role
from core.assigning.persons import PersonFinder
from core.assigning.units import Mention, UnitFinder
from core.assigning.words import Words

_MOST_UNKNOWN = 5
#: "strict": a unit behind a comma belongs only if nothing follows it in its piece.
Commas: TypeAlias = Literal["strict", "free"]


class Look:
    """Looks at one line; places are numbers of words, and 0 says that nothing is there."""

    def __init__(self, words: Words, names: Names) -> None:
        self.words = words
        self.parts = Parts(words, [False] * len(words))
        #: Where reports go.
        self.offices = {unit.id for unit in names.units if unit.is_coordinator}
        self.units = UnitFinder(words, names.units, names.groups)
        self.persons = PersonFinder(words, names.people)
        self._unknown = _MOST_UNKNOWN

    def told(self, at: int, *, bare: bool) -> int:
        """Where the one who is told ends; 0 when nobody is."""
        if at >= len(self.words) or (self.words.border(at) and not self.colon(at)):
            return 0
        found = self.units.known(at)
        if found and (not found.bare or bare or self.ends(found.end)):
            return found.end
        if polite := self.persons.polite(at):
            end, ids = self.persons.tail(at + polite)
            if ids:
                return end
        end, ids = self.persons.full(at)
        if ids:
            return end
        plain = " ".join(word.plain for word in self.words.items[at : at + 7])
        authority = AUTHORITY.match(plain)
        return at + len(authority[0].split()) if authority else 0

    def chain(self, at: int, commas: Commas) -> tuple[tuple[Mention, ...], int]:
        """Units joined by "và", "+" or commas, and the word after them."""
        found = self.one_unit(at)
        mentions: list[Mention] = []
        end = at
        while found is not None:
            mentions.append(found)
            end = found.end
            after = end + (self.words.plain(end) == "va")
            if after >= len(self.words):
                break
            comma = self.words.items[after].gap.strip()
            if after == end and comma not in (",", "+", "&", "/"):
                break
            found = self.units.known(after)
            if found and found.bare and comma not in "+&/" and not self.ends(found.end) \
                    and not (commas == "free" and self.verb(found.end)):
                found = None
            if found and comma == "," and commas == "strict" and not self.is_last(found.end):
                found = None
        return tuple(mentions), end

    def one_unit(self, at: int) -> Mention | None:
        if at >= len(self.words):
            return None
        found = self.units.known(at)
        if found is not None:
            label = at > 0 and (self.beside_person(at) or not self.parts.opens(at))
            if not found.bare or label or self.words.border(found.end):
                return found
            if self.words.plain(at) == "cac" and at > 0:
                return found if self.label(found.end, SUPPORT) else None
            return found if self.ends(found.end) or self.verb(found.end) else None
        if not self._unknown:
            return None
        unknown = self.units.unknown(at)
        self._unknown -= unknown is not None
        return unknown

    def somebody(self, at: int, *, opens: bool) -> int:
        """Where a person named at `at` ends, known or not; 0 when it is nobody."""
        if at >= len(self.words):
            return 0
        polite = self.persons.polite(at)
        end, ids = self.persons.tail(at + polite)
        alone = opens and self.ends(end)
        if ids and (polite or self.persons.full(at)[1] or self.words.capital(at) or alone):
            return end
        return self.stranger(at, at + polite) if polite else 0

    def stranger(self, at: int, name: int) -> int:
        """Where the name of somebody unknown ends: "chị Thắm", alone or before what she does."""
        if self.persons.short(at) and not self.words.capital(name):
            return 0
        end = name
        while end < min(name + 4, len(self.words)) and self.words.capital(end):
            end += 1
            if self.words.border(end):
                return end
        if end > name:
            return end if self.verb(end) else 0
        end = name + 1
        if not self.words.border(end):
            end += 1
        whole = self.words.border(at) and self.words.border(end)
        return end if whole and not self.words.plain(name).isdigit() else 0

    def does(self, at: int) -> int:
        """Past "làm", "phụ trách" and the like, where nothing else follows in the piece."""
        end = self.label(at, DOES)
        return end if end and self.words.border(end) and not self.words.border(at) else at

    def ends(self, at: int) -> bool:
        """True when the piece ends before word `at`, or another part begins there."""
        if self.words.border(at):
            return True
        if any(self.label(at, labels) for labels in (SUPPORT, REPORT, DOES)):
            return True
        polite = self.persons.polite(at)
        return bool(polite and self.persons.tail(at + polite)[1])

    def label(self, at: int, labels: Sequence[tuple[str, ...]]) -> int:
        """Where the label at word `at` ends; 0 when none stands there."""
        for label in labels:
            end = at + len(label)
            if self.words.plain(at) != label[0] or end > len(self.words):
                continue
            if tuple(w.plain for w in self.words.items[at:end]) == label and not any(
                self.words.border(inner) for inner in range(at + 1, end)
            ):
                return end
        return 0

    def is_last(self, at: int) -> bool:
        """True when the piece ends before `at`, or what follows says nothing of a leader."""
        return self.ends(at) and (self.words.border(at) or not self.label(at, DOES))

    def cut_off(self, at: int) -> bool:
        """True when another piece begins at `at`; a colon only leads over."""
        return self.words.border(at) and not self.colon(at)

    def colon(self, at: int) -> bool:
        return at < len(self.words) and self.words.items[at].gap.strip() == ":"

    def verb(self, at: int) -> bool:
        if self.words.border(at):
            return False
        pair = f"{self.words.plain(at)} {self.words.plain(at + 1)}"
        return self.words.plain(at) in VERBS or pair in VERBS

    def verb_before(self, at: int) -> bool:
        pair = f"{self.words.plain(at - 2)} {self.words.plain(at - 1)}"
        return self.words.plain(at - 1) in VERBS or pair in VERBS

    def beside_person(self, at: int) -> bool:
        return any(c.role is Role.PERSON and c.end == at for c in self.parts.claims)
