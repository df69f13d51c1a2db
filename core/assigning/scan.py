"""Goes through a line's words once and claims those that name its parts."""

from collections.abc import Callable

from core.assigning.lexicon import (
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
)
from core.assigning.line import Names
from core.assigning.look import Look
from core.assigning.parts import ENDS, OPENS, SAID, Claim, Parts, Role
from core.assigning.units import Mention
from core.assigning.words import Words

_ANYWHERE = frozenset({("giao",), ("giao", "cho"), ("chu", "tri"), ("giao", "viec", "cho"),
                       ("don", "vi", "chu", "tri"), ("phong", "chu", "tri")})
_BESIDE = frozenset({"ben", "o", "cua", "thuoc"})
_ONWARDS = frozenset({"ve", "cho", "len", "toi"})
_HELPING = frozenset({("phoi", "hop"), ("ho", "tro")})
#: How far behind a verb of sending its "về Văn phòng" may stand, in words.
_FAR = 12


def read_parts(words: Words, names: Names) -> Parts:
    """The parts of a line, settled."""
    scan = _Scan(words, names)
    scan.run()
    return scan.parts


class _Scan(Look):
    """Each rule looks at one word and gives the word to go on with; 0 when it does not apply."""

    def __init__(self, words: Words, names: Names) -> None:
        super().__init__(words, names)
        self._rules: tuple[Callable[[int], int], ...] = (
            self._product, self._title, self._support, self._report, self._towards, self._lead,
            self._labelled, self._unit, self._person, self._given_name, self._giving, self._work,
            self._given,
        )

    def run(self) -> None:
        """Reads the whole line and settles who leads."""
        at = 0
        while at < len(self.words):
            at = next((end for rule in self._rules if (end := rule(at))), at + 1)
        self.parts.settle()

    def _product(self, at: int) -> int:
        end = self.label(at, PRODUCT)
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
        end = self.label(at, TITLE)
        if not end or end >= len(self.words) or ":" not in self.words.items[end].gap:
            return 0
        if not self.words.border(at):
            return 0
        self.parts.use(at, end)
        return end

    def _support(self, at: int) -> int:
        label = self.label(at, SUPPORT)
        if not label or self.cut_off(label):
            return 0
        if self.words.plain(at) == "cung" and not self.parts.opens(at):
            return 0
        mentions, end = self.chain(label, commas="strict")
        if not mentions:
            return 0
        self.parts.claim(Claim(Role.SUPPORT, SAID, at, end, mentions))
        return self._soft_lead(end) or end

    def _soft_lead(self, at: int) -> int:
        """ "phối hợp Phòng A, Phòng B rà soát": B leads, unless somebody else does."""
        if at >= len(self.words) or self.words.items[at].gap.strip() != ",":
            return 0
        found = self.units.known(at)
        if found is None or found.bare or self.label(found.end, DOES):
            return 0
        return self.parts.claim(Claim(Role.LEAD, OPENS, at, found.end, (found,), soft=True))

    def _report(self, at: int) -> int:
        start = self.label(at, REPORT)
        if not start or self.parts.report_to:
            return 0
        if given := self._given(start) if not self.words.border(at) else 0:
            return given
        towards = start
        while towards - start < 2 and self.words.plain(towards) in TOWARDS:
            towards += 1
        end = self.told(towards, bare=towards > start) if not self.cut_off(start) else 0
        if not end:
            return 0
        while self.words.plain(end) == "va" and (also := self.told(end + 1, bare=True)):
            end = also
        self.parts.report_to = self.words.verbatim(towards, end)
        if self.ends(end):
            self.parts.report_span = at, end
            self.parts.use(at, end)
        return end

    def _given(self, at: int) -> int:
        """ "giao tổng hợp báo cáo cho Phòng A": with nobody before, the unit shall do it."""
        if self.words.plain(at) != "cho" or at + 1 >= len(self.words) \
                or self.parts.claims_of(Role.LEAD):
            return 0
        found = self.units.known(at + 1)
        if found is None or found.bare:
            return 0
        mentions, end = self.chain(at + 1, commas="strict")
        if not self.ends(end) or self.offices.intersection(i for m in mentions for i in m.ids):
            return 0
        return self.parts.claim(Claim(Role.LEAD, ENDS, at, end, mentions))

    def _work(self, at: int) -> int:
        """ "(giao) việc rà soát …": the word only says that it is work; "việc làm" is work."""
        if at or self.words.plain(0) != "viec" or self.words.plain(1) == "lam" or not self.verb(1):
            return 0
        self.parts.use(0, 1)
        return 1

    def _towards(self, at: int) -> int:
        """ "gửi danh sách về Văn phòng": who is told stands at the end."""
        if self.words.plain(at) not in _ONWARDS or self.parts.report_to or not self._sends(at):
            return 0
        end = self.told(at + 1, bare=True)
        if not end or not self.ends(end):
            return 0
        self.parts.report_to = self.words.verbatim(at + 1, end)
        self.parts.report_span = at, end
        self.parts.use(at, end)
        return end

    def _sends(self, at: int) -> bool:
        """True when the piece before word `at` has a verb of sending."""
        for before in range(at - 1, max(at - _FAR, -1), -1):
            if self.label(before, REPORT):
                return True
            if self.words.border(before):
                return False
        return False

    def _lead(self, at: int) -> int:
        label = self.label(at, LEAD)
        if not label or self.cut_off(label):
            return 0
        if self.words.plain(at) == "tham" and not self.colon(label):
            return 0
        anywhere = tuple(w.plain for w in self.words.items[at:label]) in _ANYWHERE
        if not anywhere and not self.parts.opens(at):
            return 0
        mentions, end = self.chain(label, commas="free")
        if mentions:
            done = self.does(end)
            if self.words.plain(end) == "chu" and self.verb(end + 2):
                done = end + 2
            return self.parts.claim(Claim(Role.LEAD, SAID, at, done, mentions))
        end = self.somebody(label, opens=self.parts.opens(at))
        if not end:
            return 0
        self.parts.use(at, label)
        return self._claim_person(label, end)

    def _labelled(self, at: int) -> int:
        label = self.label(at, PERSON)
        if not label or not self.words.border(at) or self.cut_off(label):
            return 0
        end = self.somebody(label, opens=True)
        if not end:
            return 0
        self.parts.use(at, label)
        return self._claim_person(label, end)

    def _unit(self, at: int) -> int:
        opens, start = self.parts.opens(at), at
        if self.words.plain(at) in _BESIDE and at and self.beside_person(at):
            at, opens = at + 1, True
        if opens:
            mentions, end = self.chain(at, commas="free")
            return self._leads(start, end, mentions) if mentions else 0
        found = self.units.known(at)
        if found is None or found.bare:
            return 0
        before = self.words.plain(at - 1)
        done = self.does(found.end)
        if self.ends(done) and before not in INSIDE and not self.verb_before(at):
            self.parts.claim(Claim(Role.LEAD, ENDS, start, done, (found,)))
            return done
        return found.end

    def _leads(self, start: int, end: int, mentions: tuple[Mention, ...]) -> int:
        """Units that open a piece: what stands behind says whether they lead or help."""
        if self.words.border(end):
            return self.parts.claim(Claim(Role.LEAD, OPENS, start, end, mentions))
        helps = self.label(end, SUPPORT)
        if helps and self.words.border(helps) and not self.colon(helps):
            first = mentions[0] if len(mentions) > 1 else None
            if first:
                self.parts.claim(
                    Claim(Role.LEAD, OPENS, start, first.end, (first,), soft=True))
                start, mentions = first.end, mentions[1:]
            return self.parts.claim(Claim(Role.SUPPORT, SAID, start, helps, mentions))
        lead = self.label(end, DOES)
        if lead and self.words.plain(end) == "chu" and not self.colon(lead):
            return self.parts.claim(Claim(Role.LEAD, SAID, start, lead, mentions))
        return self.parts.claim(Claim(Role.LEAD, OPENS, start, self.does(end), mentions))

    def _person(self, at: int) -> int:
        polite = self.persons.polite(at)
        end, ids = self.persons.tail(at + polite) if polite else self.persons.full(at)
        if polite and not ids:
            end = self.stranger(at, at + polite) if self.parts.opens(at) else 0
            return self._claim_person(at, end) if end else 0
        if not ids:
            return 0
        if self._helps(end):
            return end
        if self.parts.opens(at):
            return self._claim_person(at, end)
        before = self.words.plain(at - 1)
        if before == "va" and at > 1 and self.parts.used[at - 2]:
            self.parts.use(at - 1, at)
            return self._claim_person(at, end)
        if self.ends(end) and before not in INSIDE and not self.verb_before(at):
            return self._claim_person(at, end)
        return end

    def _helps(self, at: int) -> bool:
        """ "chị Lan phối hợp": she is named, but it is not her task."""
        helping = (self.words.plain(at), self.words.plain(at + 1)) in _HELPING
        after = at + 2
        return (helping and not self.words.border(at)
                and self.words.border(after) and not self.colon(after))

    def _given_name(self, at: int) -> int:
        """Names alone: all of a piece, or in front of what their bearers do."""
        if not self.parts.opens(at):
            return 0
        names: list[tuple[int, int]] = []
        start = at
        while start < len(self.words):
            end, ids = self.persons.tail(start)
            if not ids:
                break
            names.append((start, end))
            start = end + 1
            if self.words.plain(end) not in ("va", "voi", "cung"):
                break
        if not names or not self._stands_alone(at, names[-1][1]):
            return 0
        for first, end in names:
            self._claim_person(first, end)
        self.parts.use(at, names[-1][1])
        return self.parts.claims[-1].end

    def _stands_alone(self, at: int, end: int) -> bool:
        """True when `at` to `end` are names and not the first words of a work."""
        if self.words.border(at) and self.ends(end):
            return True
        if not self.words.capital(at):
            return self.words.plain(end) in ("lam", "phu")
        unit = self.units.known(end) if end < len(self.words) else None
        acts = self.verb(end) and not self.words.capital(end)
        return acts or (unit is not None and not unit.bare)

    def _giving(self, at: int) -> int:
        end = self.label(at, GIVING) if at == 0 else 0
        if not end or self.words.border(end):
            return 0
        self.parts.use(at, end)
        return end

    def _claim_person(self, start: int, end: int) -> int:
        words = self.words.verbatim(start, end)
        return self.parts.claim(
            Claim(Role.PERSON, OPENS, start, self.does(end), words=words))
