"""Which tasks a reply names: CCHC-2026-012, NV-07, #7, việc số 7, mục 3.3, "12 với 13"."""

import re
from dataclasses import dataclass

from core.dates.source import blank

_NUMBER = r"\d{1,3}(?:\.\d{1,2}){0,3}(?![\w/%]|[.,:]\d| ?(?:/|%|ho so|don vi|tthc|thu tuc|phong))"
_FULL = re.compile(
    r"\b(?P<prefix>[a-z]{2,8}-(?=20\d\d-)|cchc[ -]?)(?P<year>20\d\d)[ -]?(?P<serial>\d{1,3})\b"
)
_SHORT = re.compile(
    r"(?:\b(?:nv|nhiem vu|viec|task|muc|dau viec)(?: ?so)? ?[-:#.]? ?|#)"
    rf"(?P<list>{_NUMBER}(?: ?(?:,|va|voi|&) ?(?:nv ?|viec ?|#)?{_NUMBER}){{0,9}})"
)
_BARE = re.compile(
    rf"(?:^|(?<=, )|(?<=; )|(?<=\. )|(?<=xong ))"
    rf"(?P<list>{_NUMBER}(?: (?:,|va|voi) {_NUMBER}){{0,9}})"
    r"(?= (?:xong|da|dang|chua|con|moi|duoc|hoan thanh)\b)"
)
_PAPERS = re.compile(
    r"(?<![\w/])(?:so )?\d{1,5}(?:/\d{4})?/[a-z][a-z0-9&-]{1,30}"
    r"|\b(?:bieu|mau|phu luc|muc do) (?:so )?\d{1,3}(?:, ?\d)?\b|\biso \d{3,5}(?::\d{4})?"
)
_DIGITS = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,3}")


@dataclass(frozen=True, slots=True)
class RefGroup:
    """Tasks named together ("nv 4, 5, 6") between two places of the plain text."""

    start: int
    end: int
    refs: tuple[str, ...]


def mask_papers(plain: str) -> str:
    """Document, form and standard numbers masked: they are neither tasks nor counts."""
    return _PAPERS.sub(lambda match: "\x01" * len(match[0]), plain)


def find_refs(plain: str) -> tuple[list[RefGroup], str]:
    """The groups in the order of the text, and the text (masked by `mask_papers`) without them."""
    groups: list[RefGroup] = []
    for pattern in (_FULL, _SHORT, _BARE):
        for match in pattern.finditer(plain):
            groups.append(RefGroup(match.start(), match.end(), _refs(match)))
            plain = blank(plain, *match.span())
    return _joined(sorted(groups, key=lambda group: group.start), plain), plain


def _refs(match: re.Match[str]) -> tuple[str, ...]:
    groups = match.groupdict()
    if "serial" in groups:
        prefix = groups["prefix"].strip(" -").upper()
        return (f"{prefix}-{groups['year']}-{int(groups['serial']):03}",)
    return tuple(_plain_ref(number) for number in _DIGITS.findall(groups["list"]))


def _plain_ref(number: str) -> str:
    return number if "." in number else str(int(number))


def _joined(groups: list[RefGroup], plain: str) -> list[RefGroup]:
    """Groups with nothing but "và" or a comma between them are one."""
    joined: list[RefGroup] = []
    for group in groups:
        if joined and plain[joined[-1].end : group.start].strip(" ,&") in ("", "va", "voi"):
            last = joined[-1]
            joined[-1] = RefGroup(last.start, group.end, last.refs + group.refs)
        else:
            joined.append(group)
    return joined
