"""A text made ready for the readers' patterns, with the way back to what was written."""

import unicodedata
from dataclasses import dataclass

from core.fold import fold

#: Stands where a masked piece was: no pattern matches across it.
MASK = "\x01"


@dataclass(frozen=True, slots=True)
class Source:
    """`plain` is folded, `toned` the same letters in lower case with their diacritics.

    Both have one character per place, and one blank for any run of blanks and line ends, which
    keeps the patterns linear. `starts` and `ends` lead from a place to the original text.
    """

    text: str
    plain: str
    toned: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def marked(self) -> bool:
        """True when the writer types diacritics, so that their absence says something."""
        return self.plain != self.toned

    def says(self, start: int, word: str) -> bool:
        """True when the toned `word` stands at `start`, or may: the text has no diacritics."""
        return not self.marked or self.toned.startswith(word, start)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text for the places `start` to `end` (exclusive)."""
        return (self.starts[start], self.ends[end - 1]) if end > start else (0, 0)

    def words(self, start: int, end: int) -> str:
        """The original words, without blanks around them."""
        first, last = self.span(start, end)
        return self.text[first:last].strip()


def read_source(text: str) -> Source:
    """Fold `text` once for all patterns; NFC and NFD spellings give the same `plain`."""
    plain: list[str] = []
    toned: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        cluster = text[start:end]
        piece = " " if cluster.isspace() else fold(cluster)
        if piece == " " and plain and plain[-1] == " ":
            continue
        tone = unicodedata.normalize("NFC", cluster).lower()
        plain.extend(piece)
        toned.extend(tone if len(tone) == len(piece) and piece != " " else piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
    return Source(text, "".join(plain), "".join(toned), tuple(starts), tuple(ends))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Each base character with the combining marks behind it."""
    starts = [i for i, char in enumerate(text) if i == 0 or unicodedata.category(char) != "Mn"]
    return list(zip(starts, [*starts[1:], len(text)], strict=True)) if starts else []


def blank(plain: str, start: int, end: int) -> str:
    """`plain` with the places from `start` to `end` masked."""
    return plain[:start] + MASK * (end - start) + plain[end:]
