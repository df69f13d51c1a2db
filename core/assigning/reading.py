"""One typed line → who shall do what by when.

"Phòng TTHC rà soát 30% TTHC, trước 25/3, anh Nam, phối hợp Phòng NCC, báo cáo Văn phòng".
"""

from collections.abc import Sequence

from core.assigning.deadline import find_when
from core.assigning.line import Line, Named, Names
from core.assigning.near import near_people
from core.assigning.parts import Claim, Parts, Role
from core.assigning.persons import bare_name, find_people
from core.assigning.scan import read_parts
from core.assigning.title import read_title
from core.assigning.units import UnitFinder
from core.assigning.words import Words, read_words
from core.deadlines import Reader
from core.people import Person
from core.targets import find_targets

_SENDING = frozenset(("nop", "xong", "gui"))
_POLITE = frozenset(("nhe", "nha", "a", "em", "giup"))


def read_line(text: str, names: Names, reader: Reader) -> Line:
    """Take out the deadline, then what is said of units, people, product and report; what is left
    is the title, in the line's own words and order.

    A unit leads where the line says so ("chủ trì", "giao"), where it opens a piece, stands beside
    a person, or ends a piece; inside of a piece it is part of the work. People are looked for in
    the lead units; with no unit named, the only unit of the people found leads. Linear in the
    length of the text; never raises.
    """
    when = find_when(_without_units(text, names), reader)
    words = read_words(text, [when.taken] if when.taken else [])
    parts = read_parts(words, names)
    if when.taken:
        _drop_behind(words, parts, when.taken[1])
    title = read_title(words, parts.free, when.taken)
    if not title and parts.report_span:
        title = read_title(words, parts.with_report(), when.taken)
    leads = _named(parts, Role.LEAD)
    people = _people(parts.claims_of(Role.PERSON), leads, names.people)
    return Line(
        title, leads or _unit_of(people, names.people), _named(parts, Role.SUPPORT), people,
        text[slice(*when.span)], find_targets(title[:2000]), parts.product, parts.report_to,
    )


def _drop_behind(words: Words, parts: Parts, end: int) -> None:
    """ "…, chiều thứ 5 nộp": the word behind the deadline is its own."""
    at = next((n for n, word in enumerate(words.items) if word.start >= end), len(words))
    last = at + 1
    while last < len(words) and words.plain(last) in _POLITE and not words.border(last):
        last += 1
    if 0 < at < len(words) and words.plain(at) in _SENDING and words.border(last):
        parts.use(at, last)


def _without_units(text: str, names: Names) -> str:
    """The text with blanks for units and without line ends, so that "25/3 Phòng A" counts
    nothing."""
    words = read_words(text)
    finder = UnitFinder(words, names.units, names.groups)
    at, pieces, last = 0, [], 0
    while at < len(words):
        found = finder.known(at)
        if found and not found.bare:
            start, end = words.items[at].start, words.items[found.end - 1].end
            pieces += [text[last:start], ";", " " * (end - start - 1)]
            last = end
        at = found.end if found else at + 1
    return "".join([*pieces, text[last:]]).replace("\n", ";")


def _named(parts: Parts, role: Role) -> tuple[Named, ...]:
    found = {}
    for claim in parts.claims_of(role):
        for mention in claim.mentions:
            words = parts.words.verbatim(mention.start, mention.end)
            found[mention.ids or words] = Named(words, mention.ids, mention.near)
    return tuple(found.values())


def _people(
    claims: Sequence[Claim], leads: Sequence[Named], people: Sequence[Person]
) -> tuple[Named, ...]:
    """Whom the claims mean, in the lead units when there are any."""
    units = {unit_id for lead in leads for unit_id in lead.ids}
    inside = [p for p in people if p.active and (not units or p.units() & units)]
    found: dict[str, Named] = {}
    for claim in claims:
        meant = tuple(p.id for p in find_people(claim.words, inside))
        near = meant or near_people(" ".join(bare_name(claim.words)), inside)
        known = len(meant) == 1
        found[claim.words] = Named(claim.words, meant if known else (), () if known else near)
    return tuple(found.values())


def _unit_of(named: Sequence[Named], people: Sequence[Person]) -> tuple[Named, ...]:
    """The unit that everybody named belongs to; () when that is not one."""
    ids = {i for name in named for i in name.ids}
    if not ids or any(not name.ids for name in named):
        return ()
    units = frozenset[int].intersection(*(p.units() for p in people if p.id in ids))
    return (Named("", tuple(units)),) if len(units) == 1 else ()
