"""Goes through a line's words once and claims those that name its parts."""

from collections.abc import Callable, Sequence

from core.assigning.lexicon import (
    AUTHORITY,
    DOES,
    GIVING,
    INSIDE,
    LEAD,
    PERSON,
    PRODUCT,
    REPORT,
    SUPPORT,
    TITLE,
    TOWARDS,
    VERBS,
)
from core.assigning.line import Names
from core.assigning.parts import ENDS, OPENS, SAID, Claim, Parts, Role
from core.assigning.persons import PersonFinder
from core.assigning.units import Mention, UnitFinder
from core.assigning.words import Words

_Labels = Sequence[tuple[str, ...]]
_ANYWHERE = frozenset({("giao",), ("giao", "cho"), ("chu", "tri"), ("giao", "viec", "cho"),
                       ("don", "vi", "chu", "tri"), ("phong", "chu", "tri")})
_BESIDE = frozenset({"ben", "o", "cua", "thuoc"})
_MOST_UNKNOWN = 5


def read_parts(words: Words, names: Names) -> Parts:
    """The parts of a line, settled."""
    scan = _Scan(words, names)
    scan.run()
    return scan.parts


class _Scan:
    """Each rule looks at one word and gives the word to go on with; 0 when it does not apply."""

    def __init__(self, words: Words, names: Names) -> None:
        self.words = words
        self.parts = Parts(words, [False] * len(words))
        self._units = UnitFinder(words, names.units, names.groups)
        self._persons = PersonFinder(words, names.people)
        self._unknown = _MOST_UNKNOWN
        self._rules: tuple[Callable[[int], int], ...] = (
            self._product, self._title, self._support, self._report, self._lead, self._labelled,
            self._unit, self._person, self._given_name, self._giving,
        )

    def run(self) -> None:
        """Reads the whole line and settles who leads."""
        at = 0
        while at < len(self.words):
            at = next((end for rule in self._rules if (end := rule(at))), at + 1)
        self.parts.settle()

    def _product(self, at: int) -> int:
        end = self._label(at, _PRODUCT)
        if not end or not self.words.border(at) or end >= len(self.words):
            return 0
        if self.words.plain(end) in ("la", "gom"):
            end += 1
        elif ":" not in self.words.items[end].gap:
            return 0
        if end >= len(self.words):
            return 0
        last = end + 1
        while not self.words.border(last):
            last += 1
        self.parts.product = self.words.verbatim(end, last)
        self.parts.use(at, last)
        return last

    def _title(self, at: int) -> int:
        end = self._label(at, _TITLE)
        if not end or end >= len(self.words) or ":" not in self.words.items[end].gap:
            return 0
        if not self.words.border(at):
            return 0
        self.parts.use(at, end)
        return end

    def _support(self, at: int) -> int:
        label = self._label(at, _SUPPORT)
        if not label or self._cut_off(label):
            return 0
        if self.words.plain(at) == "cung" and not self.parts.opens(at):
            return 0
        mentions, end = self._chain(label, commas="strict")
        if not mentions:
            return 0
        self.parts.claim(Claim(Role.SUPPORT, SAID, at, end, mentions))
        return self._soft_lead(end) or end

    def _soft_lead(self, at: int) -> int:
        """ "phối hợp Phòng A, Phòng B rà soát": B leads, unless somebody else does."""
        if at >= len(self.words) or self.words.items[at].gap.strip() != ",":
            return 0
        found = self._units.known(at)
        if found is None or found.bare:
            return 0
        return self.parts.claim(Claim(Role.LEAD, OPENS, at, found.end, (found,), soft=True))

    def _report(self, at: int) -> int:
        start = self._label(at, _REPORT)
        if not start or self.parts.report_to:
            return 0
        towards = start
        while towards - start < 2 and self.words.plain(towards) in TOWARDS:
            towards += 1
        end = self._told(towards, bare=towards > start) if not self._cut_off(start) else 0
        if not end:
            return 0
        self.parts.report_to = self.words.verbatim(towards, end)
        if self._ends(end):
            self.parts.report_span = at, end
            self.parts.use(at, end)
        return end

    def _told(self, at: int, *, bare: bool) -> int:
        """Where the one who is told ends; 0 when nobody is."""
        if at >= len(self.words) or (self.words.border(at) and not self._colon(at)):
            return 0
        found = self._units.known(at)
        if found and (not found.bare or bare or self._ends(found.end)):
            return found.end
        if polite := self._persons.polite(at):
            end, ids = self._persons.tail(at + polite)
            if ids:
                return end
        end, ids = self._persons.full(at)
        if ids:
            return end
        plain = " ".join(word.plain for word in self.words.items[at : at + 7])
        authority = AUTHORITY.match(plain)
        return at + len(authority[0].split()) if authority else 0

    def _lead(self, at: int) -> int:
        label = self._label(at, _LEAD)
        if not label or self._cut_off(label):
            return 0
        anywhere = tuple(w.plain for w in self.words.items[at:label]) in _ANYWHERE
        if not anywhere and not self.parts.opens(at):
            return 0
        mentions, end = self._chain(label, commas="free")
        if mentions:
            self.parts.claim(Claim(Role.LEAD, SAID, at, end, mentions))
            return self._does(end)
        end = self._somebody(label, opens=self.parts.opens(at))
        if not end:
            return 0
        self.parts.use(at, label)
        return self._claim_person(label, end)

    def _labelled(self, at: int) -> int:
        label = self._label(at, _PERSON)
        if not label or not self.words.border(at) or self._cut_off(label):
            return 0
        end = self._somebody(label, opens=True)
        if not end:
            return 0
        self.parts.use(at, label)
        return self._claim_person(label, end)

    def _unit(self, at: int) -> int:
        opens, start = self.parts.opens(at), at
        if self.words.plain(at) in _BESIDE and at and self._beside_person(at):
            at, opens = at + 1, True
        if opens:
            mentions, end = self._chain(at, commas="free")
            return self._leads(start, end, mentions) if mentions else 0
        found = self._units.known(at)
        if found is None or found.bare:
            return 0
        before = self.words.plain(at - 1)
        done = self._does(found.end)
        if self._ends(done) and before not in INSIDE and not self._verb_before(at):
            self.parts.claim(Claim(Role.LEAD, ENDS, start, done, (found,)))
            return done
        return found.end

    def _leads(self, start: int, end: int, mentions: tuple[Mention, ...]) -> int:
        """Units that open a piece: what stands behind says whether they lead or help."""
        helps = self._label(end, _SUPPORT)
        if helps and self.words.border(helps) and not self._colon(helps):
            first = mentions[0] if len(mentions) > 1 else None
            if first:
                self.parts.claim(Claim(Role.LEAD, OPENS, start, first.end, (first,)))
                start, mentions = first.end, mentions[1:]
            return self.parts.claim(Claim(Role.SUPPORT, SAID, start, helps, mentions))
        lead = self._label(end, _DOES)
        if lead and self.words.plain(end) == "chu" and not self._colon(lead):
            return self.parts.claim(Claim(Role.LEAD, SAID, start, lead, mentions))
        return self.parts.claim(Claim(Role.LEAD, OPENS, start, self._does(end), mentions))

    def _person(self, at: int) -> int:
        polite = self._persons.polite(at)
        end, ids = self._persons.tail(at + polite) if polite else self._persons.full(at)
        if polite and not ids:
            end = self._stranger(at, at + polite) if self.parts.opens(at) else 0
            return self._claim_person(at, end) if end else 0
        if not ids:
            return 0
        if self.parts.opens(at):
            return self._claim_person(at, end)
        before = self.words.plain(at - 1)
        if before == "va" and at > 1 and self.parts.used[at - 2]:
            self.parts.use(at - 1, at)
            return self._claim_person(at, end)
        if self._ends(end) and before not in INSIDE and not self._verb_before(at):
            return self._claim_person(at, end)
        return end

    def _given_name(self, at: int) -> int:
        """A name alone: all of a piece, or in front of what its bearer does."""
        if not self.parts.opens(at):
            return 0
        end, ids = self._persons.tail(at)
        if not ids:
            return 0
        alone = self.words.border(at) and self._ends(end)
        acts = self._verb(end) and self.words.capital(at) and not self.words.capital(end)
        if alone or acts or self.words.plain(end) in ("lam", "phu"):
            return self._claim_person(at, end)
        return 0

    def _giving(self, at: int) -> int:
        end = self._label(at, _GIVING) if at == 0 else 0
        if not end or self.words.border(end):
            return 0
        self.parts.use(at, end)
        return end

    def _chain(self, at: int, commas: str) -> tuple[tuple[Mention, ...], int]:
        """Units joined by "và", "+" or commas, and the word after them.

        With `commas` "strict" one behind a comma belongs only if nothing follows it in its piece.
        """
        found = self._one_unit(at)
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
            found = self._units.known(after)
            if found and found.bare and not (self._ends(found.end) or comma in "+&/"):
                found = None
            if found and comma == "," and commas == "strict" and not self._ends(found.end):
                found = None
        return tuple(mentions), end

    def _one_unit(self, at: int) -> Mention | None:
        if at >= len(self.words):
            return None
        found = self._units.known(at)
        if found is not None:
            label = at > 0 and self.parts.opens(at) is False
            fits = not found.bare or label or self._ends(found.end) or self._verb(found.end)
            return found if fits else None
        if not self._unknown:
            return None
        unknown = self._units.unknown(at)
        self._unknown -= unknown is not None
        return unknown

    def _somebody(self, at: int, *, opens: bool) -> int:
        """Where a person named at `at` ends, known or not; 0 when it is nobody."""
        if at >= len(self.words):
            return 0
        polite = self._persons.polite(at)
        end, ids = self._persons.tail(at + polite)
        alone = opens and self._ends(end)
        if ids and (polite or self._persons.full(at)[1] or self.words.capital(at) or alone):
            return end
        return self._stranger(at, at + polite) if polite else 0

    def _stranger(self, at: int, name: int) -> int:
        """Where the name of somebody unknown ends: "chị Thắm", alone or before what she does."""
        if self._persons.short(at) and not self.words.capital(name):
            return 0
        end = name
        while end < min(name + 4, len(self.words)) and self.words.capital(end):
            end += 1
            if self.words.border(end):
                return end
        if end > name:
            return end if self._verb(end) else 0
        end = name + 1
        if not self.words.border(end):
            end += 1
        whole = self.words.border(at) and self.words.border(end)
        return end if whole and not self.words.plain(name).isdigit() else 0

    def _claim_person(self, start: int, end: int) -> int:
        words = self.words.verbatim(start, end)
        return self.parts.claim(
            Claim(Role.PERSON, OPENS, start, self._does(end), words=words))

    def _does(self, at: int) -> int:
        """Past "làm", "phụ trách" and the like, where nothing else follows in the piece."""
        end = self._label(at, _DOES)
        return end if end and self.words.border(end) and not self.words.border(at) else at

    def _ends(self, at: int) -> bool:
        """True when the piece ends before word `at`, or another part begins there."""
        if self.words.border(at):
            return True
        if any(self._label(at, labels) for labels in (_SUPPORT, _REPORT, _DOES)):
            return True
        polite = self._persons.polite(at)
        return bool(polite and self._persons.tail(at + polite)[1])

    def _label(self, at: int, labels: _Labels) -> int:
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

    def _cut_off(self, at: int) -> bool:
        """True when another piece begins at `at`; a colon only leads over."""
        return self.words.border(at) and not self._colon(at)

    def _colon(self, at: int) -> bool:
        return at < len(self.words) and self.words.items[at].gap.strip() == ":"

    def _verb(self, at: int) -> bool:
        if self.words.border(at):
            return False
        pair = f"{self.words.plain(at)} {self.words.plain(at + 1)}"
        return self.words.plain(at) in VERBS or pair in VERBS

    def _verb_before(self, at: int) -> bool:
        pair = f"{self.words.plain(at - 2)} {self.words.plain(at - 1)}"
        return self.words.plain(at - 1) in VERBS or pair in VERBS

    def _beside_person(self, at: int) -> bool:
        return any(c.role is Role.PERSON and c.end == at for c in self.parts.claims)


def _labels(phrases: Sequence[str]) -> _Labels:
    return sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True)


_PRODUCT, _TITLE, _SUPPORT = _labels(PRODUCT), _labels(TITLE), _labels(SUPPORT)
_REPORT, _LEAD, _PERSON = _labels(REPORT), _labels(LEAD), _labels(PERSON)
_DOES, _GIVING = _labels(DOES), _labels(GIVING)
