"""Which tasks a reply names: CCHC-2026-012, NV-07, #7, việc số 7, mục 3.3, "12 với 13"."""

import re
from dataclasses import dataclass

from core.progress.pieces import PAPER, REF

_NUMBER = (
    r"\d{1,3}(?:\.\d{1,2}){0,3}(?![\w/%]|[.,:]\d| ?(?:/|%)"
    r"| (?:ho so|hs|don vi|dvi|tthc|thu tuc|phong(?! (?:em|toi|minh|chua|da|dang))|xa|huyen|phieu"
    r"|nguoi|phan tram|pt|chuc|(?:ngay|hom|tuan|thang)(?! (?:sau|toi|nay|mai|kia|truoc|qua|\d)))\b)"
)
_WORD = r"(?:nv|nvu|nhiem vu|viec|task|muc|dau viec|cong viec|job)"
_FULL = (
    r"\b(?P<prefix>[a-z]{2,8}-(?=20\d\d-)|cchc[ /-]?)"
    r"(?P<year>20\d\d)[ /-]{0,2}(?P<serial>\d{1,3})\b"
)
_SHORT = (
    rf"(?:\b{_WORD}(?: ?so| thu(?= \d\d))? ?[-:#.]? ?|(?:#|\btask#) ?)"
    rf"(?P<list>{_NUMBER}"
    rf"(?: ?(?:,|&|\+|(?:va|voi|vs|cung)(?: ?#| {_WORD}[ -]?)?) ?{_NUMBER}){{0,9}})"
)
_STATUS = (
    "xong|xog|xg|da|dang|dag|dg|chua|chx|con|moi|ms|duoc|dc|hoan|hthanh|thi|vuong|ket|tac|tam dung"
    "|deu|bi vuong|gan xong|sap xong|em|e|lam|gui|done|ok"
)
_BARE = (
    rf"(?:^|(?<=, )|(?<=; )|(?<=\. )|(?<=xong )|(?<=, con )|(?<=\bcon )|(?<=rieng ))"
    rf"(?P<bare>{_NUMBER}(?: (?:,|va|voi|vs) {_NUMBER}){{0,9}})(?= (?:{_STATUS})\b)"
)
_NAMED = re.compile(f"{_FULL}|{_SHORT}")
_UNNAMED = re.compile(_BARE)
_PAPERS = re.compile(
    r"(?<![\w/])(?:so )?\d{1,5}(?:/\d{4})?/[a-z][a-z0-9&-]{1,30}"
    r"|\b(?:bieu(?: mau)?|mau(?: bieu)?|phu luc|pl|muc do|phan he|phien ban|ver|quyen|tang"
    r"|phong so|cong van|cv|quyet dinh|qd|ke hoach|thong bao|nghi dinh|thong tu|chi thi) (?:so )?"
    r"\d{1,5}(?:[, ]{1,2}\d(?![\d/%]))?(?![\d/%])"
    r"|(?<=\bbuoc )\d{1,2}(?:[, ]{1,2}\d(?![\d/%]))?(?![\d/%])"
    r"|\biso ?\d{3,5}(?::\d{4})?|\b0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}\b"
    r"|\b\d{4}\.\d{3}\b(?! (?:ho so|hs|phieu))"
)
_DIGIT = re.compile(r"[0-9]")
_DIGITS = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,3}")


@dataclass(frozen=True, slots=True)
class RefGroup:
    """Tasks named together ("nv 4, 5, 6") at a place of the plain text."""

    start: int
    end: int
    refs: tuple[str, ...]


def find_refs(plain: str) -> tuple[list[RefGroup], str]:
    """The groups in the order of the text, and the text with marks in place of refs and papers.

    Numbers of documents, forms and standards are neither tasks nor counts.
    """
    if not _DIGIT.search(plain):
        return [], plain
    groups: list[RefGroup] = []

    def mark(match: re.Match[str]) -> str:
        groups.append(RefGroup(match.start(), match.end(), _refs(match)))
        return REF * len(match[0])

    plain = _PAPERS.sub(lambda match: PAPER * len(match[0]), plain)
    plain = _UNNAMED.sub(mark, _NAMED.sub(mark, plain))
    return sorted(groups, key=lambda group: group.start), plain


def _refs(match: re.Match[str]) -> tuple[str, ...]:
    groups = match.groupdict()
    if groups.get("serial"):
        prefix = groups["prefix"].strip(" -/").upper()
        return (f"{prefix}-{groups['year']}-{int(groups['serial']):03}",)
    numbers = _DIGITS.findall(groups.get("list") or groups.get("bare") or "")
    return tuple(number if "." in number else str(int(number)) for number in numbers)
