"""Through a document's items, from the outermost in: headings give their scope, the rest duties."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from core.directives.emit import Scope, emit
from core.directives.figures import aims_in, goals_in
from core.directives.labels import (
    CONTENT,
    FACT,
    LEAD,
    PRODUCT,
    SUPPORT,
    TIME,
    inner_labels,
    read_label,
)
from core.directives.model import Duty
from core.directives.paragraphs import Paragraph
from core.directives.roles import roles_in
from core.directives.scope import (
    CARRY_OUT,
    DUTIES,
    GOALS,
    NONE,
    asks_for_work,
    section_kind,
    states_duty,
)
from core.directives.times import Clock, when_of
from core.directives.tree import Block
from core.directives.units import heading_units, subject
from core.directives.verbs import begins_with_verb
from core.targets import Target

_LABELS = (TIME, LEAD, SUPPORT)
_LONGEST_HEADING = 60
#: A table that is no list of duties, run into one paragraph.
_TABLE_HEAD = re.compile(r"(?:TT|STT)\s")
#: Inner labels stand behind words; a labelled line has none before its first label.
_FILLER = "một công việc nào đó"


@dataclass(slots=True)
class Walk:
    """Collects duties and goals. `begun` is False until the document comes to what it orders."""

    clock: Clock
    duties: list[Duty] = field(default_factory=list)
    goals: list[Target] = field(default_factory=list)
    begun: bool = False

    def document(self, root: Block, scope: Scope) -> None:
        """Walk a whole document or annex."""
        for number, part in enumerate(root.content, 1):
            if isinstance(part, Paragraph):
                self._preamble(part, scope)
            elif part.marker and part.marker.is_list_sign:
                if self.begun:
                    self._block(part, scope, number)
            else:
                self._block(part, scope, number)

    def _preamble(self, paragraph: Paragraph, scope: Scope) -> None:
        """Paragraphs outside all items: after a sentence that asks for work, duties."""
        if asks_for_work(paragraph.text):
            self.begun = True
        elif paragraph.text.endswith(":"):
            self.begun = False
        elif self.begun and (begins_with_verb(paragraph.text) or subject(paragraph.text)):
            self._emit(paragraph, scope)
        self.goals += aims_in(paragraph.text)

    def _block(self, block: Block, scope: Scope, number: int) -> None:
        marker = block.marker
        sign = marker.number if marker and marker.number else str(number)
        own = marker.number.split(".") if marker and "." in marker.number else [sign]
        place = scope.place if len(own) == 1 else scope.place[: len(scope.place) - len(own) + 1]
        inner = replace(scope, place=(*place, *own) if len(own) == 1 else (*place, ".".join(own)))
        text = block.text
        kind = _kind(block)
        roles = [_role(part) for part in block.content]
        if kind in (NONE, GOALS) and LEAD not in roles:
            if kind == GOALS:
                self._collect_goals(block)
            return
        if any(role in _LABELS for role in roles):
            self._labelled(block, inner)
        elif _is_heading(block):
            self._inside(block, _headed(inner, text, kind))
        else:
            self._leaf(block, replace(inner, kind=kind or inner.kind))

    def _collect_goals(self, block: Block) -> None:
        for paragraph in block.paragraphs:
            self.goals += goals_in(paragraph.text)
        for child in block.children:
            self._collect_goals(child)

    def _inside(self, block: Block, scope: Scope) -> None:
        """What stands under a heading."""
        self.begun = True
        signs = 0
        for part in _below(block):
            if isinstance(part, Paragraph):
                if asks_for_work(part.text):
                    scope = _asked(scope, part.text)
                elif not part.text.isupper():
                    self._emit(part, replace(scope, item=part.text))
            else:
                signs += 1
                self._block(part, scope, signs)

    def _leaf(self, block: Block, scope: Scope) -> None:
        """An item that is a duty itself, and the paragraphs that go on with it."""
        self.begun = True
        first = block.paragraphs[0]
        parts = _below(block)
        item = replace(scope, item=scope.item or first.text)
        self._emit(first, item)
        inherited = roles_in(first.text)
        lead = inherited.lead if block.children else ""
        for number, part in enumerate(parts, 1):
            if isinstance(part, Paragraph):
                words = replace(scope, item=part.text, lead=inherited.lead or scope.lead)
                self._emit(part, words)
            else:
                below = replace(item, lead=lead or scope.lead, support=inherited.support)
                self._block(part, below, number)

    def _labelled(self, block: Block, scope: Scope) -> None:
        """An item of labelled lines: its duties are the content's, or its heading."""
        inner = replace(scope, headings=(*scope.headings, block.text))
        parts = _below(block)
        behind = bool(parts) and _role(parts[0]) == ""
        before = len(self.duties)
        bodies: list[Paragraph | Block] = []
        labelled = inner
        for part in parts:
            role, words = read_label(part.text) or ("", "")
            if not role:
                if behind and labelled is not inner:
                    self._bodies(bodies, labelled)
                    bodies, labelled = [], inner
                bodies.append(part)
                continue
            labelled = self._with_label(labelled, role, words)
            if role == CONTENT:
                bodies += _content(part, words)
            elif isinstance(part, Block) and role != FACT:
                bodies += part.content
        self._bodies(bodies, labelled)
        if len(self.duties) == before:
            self._emit(block.paragraphs[0], labelled)

    def _with_label(self, scope: Scope, role: str, words: str) -> Scope:
        """What a labelled line adds to the scope of the item's duties."""
        if role == TIME:
            return replace(scope, when=when_of(words, self.clock))
        if role == LEAD:
            others = inner_labels(f"{_FILLER}; chủ trì: {words}")[1]
            scope = replace(scope, lead=others.get(LEAD, words), label=True)
            if SUPPORT in others:
                scope = replace(scope, support=others[SUPPORT])
            if TIME in others:
                scope = replace(scope, when=when_of(others[TIME], self.clock))
            return scope
        if role == SUPPORT:
            return replace(scope, support=words)
        return replace(scope, product=words.strip(" .;")) if role == PRODUCT else scope

    def _bodies(self, bodies: list[Paragraph | Block], scope: Scope) -> None:
        for number, body in enumerate(bodies, 1):
            if isinstance(body, Paragraph):
                self._emit(body, scope)
            else:
                self._block(body, scope, number)

    def _emit(self, paragraph: Paragraph, scope: Scope) -> None:
        text = paragraph.text
        if not text or _role(paragraph) == FACT or _TABLE_HEAD.match(text):
            return
        told = begins_with_verb(text) or subject(text) is not None
        if not told and text[-1] not in ".;!…" and len(text) <= _LONGEST_HEADING:
            return
        if not states_duty(text) and subject(text) is None and "." not in text[:-1]:
            return
        self.duties += emit(paragraph, scope, self.clock)


def _below(block: Block) -> list[Paragraph | Block]:
    return list(block.content)


def _role(part: Paragraph | Block) -> str:
    label = read_label(part.text)
    return label[0] if label else ""


def _content(part: Paragraph | Block, words: str) -> Iterator[Paragraph | Block]:
    """What stands behind "Nội dung:" on its line, then below it."""
    own = part if isinstance(part, Paragraph) else part.paragraphs[0]
    if words:
        at = len(own.text) - len(words)
        start = own.span(at, len(own.text))[0]
        pieces = tuple((max(0, p - at), o + max(0, at - p)) for p, o in own.pieces if p >= at)
        yield Paragraph(words, None, ((0, start), *pieces))
    if isinstance(part, Block):
        yield from _below(part)


def _kind(block: Block) -> str | None:
    """What the item's heading, or the words before its colon, say of its section."""
    text = block.text
    before, colon, _ = text[:80].partition(":")
    if _is_heading(block):
        return section_kind(text)
    if colon and (kind := section_kind(before)) in (NONE, GOALS):
        return kind
    return None


def _is_heading(block: Block) -> bool:
    text = block.text
    words = len(text.split())
    if text.isupper():
        return True
    if not block.content:
        return False
    if text.endswith(":"):
        return True
    if text[-1:] not in (".", ";", "…", "!"):
        return words <= 25
    limit = 14 if block.children else 8
    return words <= limit and text.endswith(".") and subject(text) is None


def _headed(scope: Scope, text: str, kind: str | None) -> Scope:
    """The scope under a heading: its field, and the units that it names."""
    lead, support = heading_units(text), ""
    if not lead and text.endswith(":"):
        roles = roles_in(text)
        lead, support = roles.lead, roles.support
    known = kind if kind in (CARRY_OUT, DUTIES) else scope.kind
    headings = (*scope.headings, text)
    if lead:
        return replace(scope, headings=scope.headings, kind=known, lead=lead, support=support)
    return replace(scope, headings=headings, kind=known)


def _asked(scope: Scope, text: str) -> Scope:
    roles = roles_in(text)
    if not roles.lead:
        return scope
    return replace(scope, lead=roles.lead, support=roles.support)


