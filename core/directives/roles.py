"""Who leads and who supports, by a sentence's own words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from core.directives.folding import fold
from core.directives.units import heading_units, kind_end, name_end, subject
from core.directives.verbs import toned

_WITH = re.compile(
    r"phối hợp(?: chặt chẽ)?(?: thực hiện)?(?:\s+(?:cùng với|với"
    r"|cùng))?\s+(?:các cơ quan liên quan:?\s+)?"
)
_ADDRESSED = re.compile(r"Đối với\s+([^:.;]{3,220}):\s", re.IGNORECASE)
#: "Về cải cách thể chế: Phòng A …": a heading on the line of its duty.
INLINE_HEADING = re.compile(
    r"(?:Về|Công tác|Cải cách|Xây dựng|Hiện đại|Tổ chức|Đối với|Nâng cao|Lĩnh vực|Nhiệm vụ"
    r"|Thực hiện)\s"
    r"[^:.;]{3,90}:\s+(?=[A-ZĐÀ-Ỹ])"
)
_UNTIL = re.compile(r"[.;:]|\s(?:để|nhằm|trong|theo|khi|trên|về|tại)\s")
_IN_BRACKETS = re.compile(r"\(([^()]{3,160}?)\s+chủ trì(?:,\s*([^()]{3,200}?)\s+phối hợp)?[^()]*\)")


@dataclass(frozen=True, slots=True)
class Roles:
    """Words for the units that lead and support; "" where the sentence names none. `verb` is
    where the work begins."""

    lead: str = ""
    support: str = ""
    verb: int = 0


@lru_cache(maxsize=1024)
def roles_in(text: str) -> Roles:
    """The units that a sentence tells to work: "Giao Phòng A chủ trì, phối hợp với Phòng B …"."""
    if match := _IN_BRACKETS.search(text):
        return Roles(match[1].strip(), (match[2] or "").strip(), 0)
    if match := _ADDRESSED.match(text):
        return Roles(match[1].strip(), "", match.end())
    before, colon, rest = text[:260].partition(":")
    if colon and rest and (named := heading_units(before)):
        return Roles(named, "", len(before) + 2)
    if match := INLINE_HEADING.match(text):
        inner = roles_in(text[match.end() :])
        return Roles(inner.lead, inner.support, inner.verb + match.end())
    found = subject(text)
    if found is None:
        return Roles()
    words, verb = found
    return Roles(words, _support(text, verb), verb)


def _support(text: str, verb: int) -> str:
    low, folded = toned(text), fold(text)
    match = _WITH.search(low, verb)
    if match is None or len(folded) != len(text) or match.start() - verb > 160:
        return ""
    at = match.end()
    if kind_end(text, folded, at) is None:
        return ""
    ends = [end for end in (name_end(text, folded, at), _stop(low, at)) if end is not None]
    return text[at : min(ends, default=len(text))].strip(" ,.;")


def _stop(low: str, at: int) -> int | None:
    match = _UNTIL.search(low, at)
    return match.start() if match else None
