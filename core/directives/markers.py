"""What stands before an item: "II.", "1.", "3.2.", "a)", "-", "+", "Điều 3."."""

import re
from dataclasses import dataclass

PART, ROMAN, UPPER, ARTICLE = "part", "roman", "upper", "article"
NUMBER, LETTER, DASH, PLUS, DOT = "number", "letter", "dash", "plus", "dot"

_LETTERS = "abcdđefghiklmnopqrstuvxy"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (ARTICLE, re.compile(r"Điều\s+(\d{1,3})\s*[.:]\s*")),
    (PART, re.compile(r"(?:PHẦN|Phần)\s+(?:thứ\s+)?([IVX]+|\d{1,2}|[a-zư]+)\b[.:]?\s*")),
    (ROMAN, re.compile(r"([IVX]{1,5})\s*[.)]\s*(?=\S)")),
    (NUMBER, re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})\s*[.)/]?\s+(?=\D)")),
    (NUMBER, re.compile(r"(\d{1,3})\s*[.)/]\s*(?=[^\d\s,;])")),
    (UPPER, re.compile(r"([A-HK])\s*[.)]\s+(?=[A-ZĐÀ-Ỹ])")),
    (LETTER, re.compile(r"([a-zđ]\d?)\s*[)/.]\s*(?=\S)")),
    (DASH, re.compile(r"()[-–—−]\s*(?=[^\s\d])|()[-–—−]\s+(?=\S)")),
    (PLUS, re.compile(r"()\+\s*(?=\S)")),
    (DOT, re.compile(r"()[•·●▪◦‣*o]\s+(?=\S)|()[•●▪]\s*(?=\S)")),
)


@dataclass(frozen=True, slots=True)
class Marker:
    """`kind` and number ("3.2", "a", ""); `width` characters stand before the item's words."""

    kind: str
    number: str
    width: int

    @property
    def rank(self) -> str:
        """Markers of one rank are brothers: "1." and "2.", but not "1." and "1.1."."""
        return f"{self.kind}{self.number.count('.')}" if self.kind == NUMBER else self.kind

    @property
    def is_list_sign(self) -> bool:
        """True for a marker without a number."""
        return self.kind in (DASH, PLUS, DOT)


def read_marker(text: str) -> Marker | None:
    """The marker at the start of a line; None when there is none."""
    for kind, pattern in _PATTERNS:
        if match := pattern.match(text):
            number = next((g for g in match.groups() if g), "")
            return Marker(kind, number, match.end())
    return None


def follows(marker: Marker, last: str) -> bool:
    """True when `marker` can come after a brother numbered `last` ("" for the first one)."""
    if marker.is_list_sign or marker.kind == PART:
        return True
    if marker.kind == ROMAN:
        return _roman(marker.number) in (_roman(last) + 1, _roman(last) + 2) or not last
    if marker.kind in (LETTER, UPPER):
        letters = _LETTERS if marker.kind == LETTER else _LETTERS.upper()
        at, before = letters.find(marker.number[0]), letters.find(last[0]) if last else -1
        return 0 <= at - before <= 3
    return 1 <= _last(marker.number) - (_last(last) if last else 0) <= 2


def _last(number: str) -> int:
    return int(number.rpartition(".")[2])


def _roman(number: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}.get(sign, 0) for sign in number]
    return sum(
        -value if value < max(values[at:]) else value for at, value in enumerate(values)
    )
