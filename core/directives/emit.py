"""A paragraph that states duties into duties: parted where the data's README parts it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from core.directives.figures import targets_in
from core.directives.folding import fold
from core.directives.labels import LEAD, PRODUCT, SUPPORT, TIME, inner_labels
from core.directives.model import Duty
from core.directives.outcome import product_in, report_to_in
from core.directives.paragraphs import Paragraph
from core.directives.roles import INLINE_HEADING, Roles, roles_in
from core.directives.scope import CARRY_OUT, is_finance, states_duty
from core.directives.sentences import parts
from core.directives.times import Clock, When, when_in, when_of
from core.directives.units import split_units
from core.fields import likely_field
from core.tasks import Recurrence

#: A part that only says when, or how well, its neighbour is to be done.
_SAME_WORK = re.compile(
    r"(?:va )?(?:hoan thanh|xong|thoi (?:gian|han)|han |bao dam|dam bao|phan dau|tien do"
    r"|trong do|moi (?:thang|quy|nam|tuan) (?:it nhat|toi thieu|co|dang))\b"
)
_CERTAIN = re.compile(
    r"(?:truoc|cham nhat|muon nhat|hoan thanh|xong|trong (?:thang|quy|nam|vong)|den)\b"
)
_FULL_END = re.compile(r"\s*\./\.?\s*\Z")
_TITLE_CHARS = 120


@dataclass(frozen=True, slots=True)
class Scope:
    """What the items around a paragraph say: nothing of it is repeated in the paragraph.

    `lead` and `support` are words for units, `label` is True when a labelled line gave them;
    `when` the deadline of such a line; `headings` from the outermost in; `place` the numbers
    of the items ("IV", "1", "a").
    """

    lead: str = ""
    support: str = ""
    label: bool = False
    when: When | None = None
    product: str = ""
    headings: tuple[str, ...] = ()
    kind: str | None = None
    place: tuple[str, ...] = ()
    addressees: str = ""
    item: str = ""


@dataclass(slots=True)
class _Segment:
    start: int
    end: int
    roles: Roles
    when: When
    own: bool = field(default=False)


def emit(
    paragraph: Paragraph, scope: Scope, clock: Clock, numbers: Sequence[str] = ()
) -> Iterator[Duty]:
    """The duties that a paragraph states inside `scope`; none when it states none."""
    text, labels = inner_labels(paragraph.text)
    text = _FULL_END.sub("", text)
    if match := INLINE_HEADING.match(text):
        scope = replace(scope, headings=(*scope.headings, match.group()))
    if labels:
        scope = _labelled(scope, labels, clock)
    segments = _segments(text, clock)
    if scope.when and len(segments) > 1 and not any(s.own for s in segments):
        segments = [_merged(segments)]
    before = Roles()
    for number, segment in enumerate(segments):
        roles = segment.roles
        if not roles.lead and number and before.lead:
            roles = replace(before, verb=0)
        before = roles if roles.lead else before
        words = text[segment.start : segment.end]
        suffix = "abcdefghijklmnopqrstuvwxyz"[number % 26] if len(segments) > 1 else ""
        span = paragraph.span(segment.start, segment.end)
        yield _duty(words, roles, segment.when, scope, suffix, span)


def _labelled(scope: Scope, labels: dict[str, str], clock: Clock) -> Scope:
    return replace(
        scope,
        lead=labels.get(LEAD, scope.lead),
        support=labels.get(SUPPORT, scope.support),
        label=LEAD in labels or scope.label,
        when=when_of(labels[TIME], clock) if TIME in labels else scope.when,
        product=labels.get(PRODUCT, scope.product),
    )


def _segments(text: str, clock: Clock) -> list[_Segment]:
    """Parts joined until one has its own lead, its own day or its own definite period."""
    found: list[_Segment] = []
    for start, end in parts(text):
        words = text[start:end]
        roles = roles_in(words)
        if not states_duty(words) and not roles.lead and not _SAME_WORK.match(fold(words)):
            if found and not _stands_apart(words):
                found[-1].end = end
            continue
        if not states_duty(words) and _stands_apart(words):
            continue
        when = when_in(words, clock)
        last = found[-1] if found else None
        if last is None or _is_own(words, roles, when, last, found):
            found.append(_Segment(start, end, roles, when, own=bool(roles.lead)))
            continue
        last.end = end
        if when.rank > last.when.rank:
            last.when = when
    return found


def _stands_apart(words: str) -> bool:
    """True for a sentence that is no duty and no end of one: where to turn, how people are
    judged."""
    return len(words.split()) > 6 and not words[0].islower()


def _is_own(
    words: str, roles: Roles, when: When, last: _Segment, found: Sequence[_Segment]
) -> bool:
    if roles.lead:
        known = next((s.roles.lead for s in reversed(found) if s.roles.lead), "")
        if _keys(roles.lead) != _keys(known):
            return True
    return when.is_definite and not _SAME_WORK.match(fold(words))


def _merged(segments: Sequence[_Segment]) -> _Segment:
    first = segments[0]
    return _Segment(first.start, segments[-1].end, first.roles, first.when)


def _keys(words: str) -> set[str]:
    return {_unit_words(name) for name in split_units(words)}


def _unit_words(name: str) -> str:
    words = re.sub(r"[\W_]+", " ", fold(name))
    words = re.sub(r"^(?:cac|phong|bo phan) (?=\w)", "", re.sub(r"^cac ", "", words.strip()))
    return re.sub(r"(?: (?:chuyen mon|truc thuoc|thuoc|so))+$", "", words)


def _duty(
    words: str, roles: Roles, when: When, scope: Scope, suffix: str, span: tuple[int, int]
) -> Duty:
    lead, support = _units(roles, scope)
    settled = _settled(when, scope.when)
    title, detail = title_of(words)
    place = ".".join(filter(None, scope.place)) + suffix
    return Duty(
        item_no=place,
        title=title,
        detail=detail,
        field=field_of_duty(words, scope),
        lead_text=lead,
        support_text=support,
        deadline_text=settled.text,
        product=scope.product or product_in(words),
        text=words,
        locator=place,
        span=span,
        leads=split_units(lead),
        supports=split_units(support),
        recurrence=settled.recurrence.value,
        targets=targets_in(words),
        report_to=report_to_in(words),
    )


def _units(roles: Roles, scope: Scope) -> tuple[str, str]:
    """The sentence's own lead, else the label's or heading's, else whom the document addresses.

    A sentence that names only some of the units of its block's label ("Văn phòng chủ trì triển
    khai nội dung này") leaves the label standing.
    """
    if roles.lead and not (scope.label and _keys(roles.lead) < _keys(scope.lead)):
        return roles.lead, roles.support or (scope.support if scope.label else "")
    return scope.lead or scope.addressees, scope.support or roles.support


def _settled(own: When, label: When | None) -> When:
    """The label's deadline, unless the sentence names a day or a period of its own."""
    if label is None or not label.text:
        return own
    if own.recurrence not in (Recurrence.NONE, Recurrence.CONTINUOUS, Recurrence.AD_HOC):
        return own
    return own if own.due_on and _CERTAIN.match(fold(own.text)) else label


def field_of_duty(words: str, scope: Scope) -> str:
    """By the innermost heading that names a field; in "Tổ chức thực hiện" all but the money is
    steering; else by the words of the item it stands in, then its own; "other" when unsure."""
    if scope.kind == CARRY_OUT:
        heading = scope.headings[-1] if scope.headings else ""
        return "public_finance" if is_finance(heading) or is_finance(words) else "steering"
    for heading in reversed(scope.headings):
        if is_finance(heading):
            return "public_finance"
        known = likely_field(heading)
        if known != "other":
            return known
    known = likely_field(scope.item) if scope.item else "other"
    return known if known != "other" else likely_field(words)


_CLAUSE = re.compile(r"[;.:,](?=\s)")


def title_of(words: str) -> tuple[str, str]:
    """A short title, and the whole words as detail when the title leaves some out."""
    plain = words.strip(" .;")
    if len(plain) <= _TITLE_CHARS:
        return plain[0].upper() + plain[1:], ""
    cuts = [m.start() for m in _CLAUSE.finditer(plain, 40, _TITLE_CHARS)]
    cut = cuts[-1] if cuts else plain.rfind(" ", 0, _TITLE_CHARS - 2)
    short = plain[: cut if cut > 0 else _TITLE_CHARS].rstrip(" ,;:.")
    return short[0].upper() + short[1:] + "…", words
