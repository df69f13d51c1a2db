"""A whole directive's text: its header, its goals and its duties, with those of its annexes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.directives.emit import Scope
from core.directives.flat_table import read_flat_table
from core.directives.folding import fold
from core.directives.header import TYPES, read_header
from core.directives.lines import Line
from core.directives.model import DirectiveHeader, Duty
from core.directives.paragraphs import Paragraph, join_lines
from core.directives.roles import roles_in
from core.directives.scope import asks_for_work
from core.directives.times import clock_of, read_from_of
from core.directives.tree import build_tree
from core.directives.units import split_units
from core.directives.walk import Walk
from core.targets import Target

_TAIL = re.compile(r"noi nhan\s*(?::|\Z|[-–])|noi nhan:")
_ANNEX = re.compile(r"phu luc\b(?! (?:kem|nay|so \d+ (?:kem|gui)))")
_INNER = re.compile(r"\b(?:cac )?(?:phong|don vi|ban|thon|bo phan)\b|\bdvtt\b")


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """What a text says; `read_from` as in DirectiveReading."""

    header: DirectiveHeader
    goals: tuple[Target, ...]
    duties: tuple[Duty, ...]
    read_from: date | None


def read_document(
    lines: Sequence[Line], otherwise: str = "", header: DirectiveHeader | None = None
) -> DocumentReading:
    """Read the lines of a directive; `otherwise` is its subject where nothing else says one,
    `header` what is known of it already."""
    header = header or read_header(lines, otherwise)
    text = " ".join(line.text for line in lines[:2000])
    read_from = read_from_of(header.issued_on, header.date_partial, text)
    clock = clock_of(read_from)
    zones = split_zones(lines)
    addressed = _addressees(header, zones)
    walk = Walk(clock)
    rows: list[Duty] = []
    for number, zone in enumerate(zones):
        table = read_flat_table(zone, clock)
        rows += table.duties
        scope = Scope(addressees=addressed, place=("PL",) if number and table.duties else ())
        for lines_of in (table.before, table.after):
            walk.begun = False
            walk.document(build_tree(join_lines(lines_of)), scope)
    duties = _once([*walk.duties, *rows])
    return DocumentReading(header, _once_goals(walk.goals), duties, read_from)


def split_zones(lines: Sequence[Line]) -> list[list[Line]]:
    """The body, and each annex: what stands between "Nơi nhận" and the next annex is left out."""
    zones: list[list[Line]] = [[]]
    in_tail = False
    for line in lines:
        folded = line.folded
        if not in_tail and _TAIL.match(folded):
            in_tail = True
            continue
        if _begins_annex(line.text, folded, in_tail):
            zones.append([line])
            in_tail = False
        elif not in_tail:
            zones[-1].append(line)
    return [zone for zone in zones if zone] or [[]]


def _begins_annex(text: str, folded: str, in_tail: bool) -> bool:
    if len(text) > 60:
        return False
    if _ANNEX.match(folded) and (text.isupper() or len(text) < 20) and text[0].isupper():
        return True
    return in_tail and text.isupper() and folded.strip(" .:") in TYPES


def _addressees(header: DirectiveHeader, zones: Sequence[Sequence[Line]]) -> str:
    """The units a document speaks to where a duty names none.

    A letter's "Kính gửi"; else the units of the sentence that announces the duties; else those
    of the article on who carries it out; else the groups of units under "Nơi nhận".
    """
    paragraphs = [p for zone in zones for p in join_lines(zone[:150])][:120]
    asked = next(
        (words for test in (asks_for_work, _is_article) for p in paragraphs
         if test(p.text) and (words := _asked(p))), "",
    )  # fmt: skip
    listed = "; ".join(name for name in header.recipients if _INNER.search(fold(name)))
    if header.doc_type == "cong_van" and listed:
        return "; ".join(header.recipients)
    if asked:
        return asked
    return listed


def _is_article(text: str) -> bool:
    return "chịu trách nhiệm thi hành" in text


def _asked(paragraph: Paragraph) -> str:
    for sentence in re.split(r"(?<=[.…])\s*(?=[A-ZĐ])", paragraph.text)[-3:]:
        at = max(sentence.find(" yêu cầu "), sentence.find(" đề nghị "))
        for words in (sentence[at + 1 :] if at > 0 else "", sentence):
            lead = roles_in(words).lead if words else ""
            if lead and any(_INNER.search(fold(name)) for name in split_units(lead)):
                return lead
    return ""


def _once(duties: Sequence[Duty]) -> tuple[Duty, ...]:
    """Each duty once: a body may repeat a row of its table."""
    found: dict[tuple[str, str, str], Duty] = {}
    for duty in duties:
        found.setdefault((fold(duty.text), fold(duty.lead_text), duty.locator), duty)
    return tuple(found.values())


def _once_goals(goals: Sequence[Target]) -> tuple[Target, ...]:
    return tuple(dict.fromkeys(goals))


