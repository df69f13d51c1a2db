"""A text made ready for the readers, with the way back to what was written."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from core.fold import fold, folds_evenly

_WIDTHLESS = frozenset({"Mn", "Cf"})
#: Stands where a masked piece was: no pattern matches across it.
MASK = "\x01"


@dataclass(slots=True)
class Source:
    """`plain` is folded, `toned` the same letters in lower case with their diacritics.

    Both have one character per place, and one blank for any run of blanks and line ends, which
    keeps the patterns linear. `starts` and `ends` lead from a place to the original text.
    """

    text: str
    plain: str
    toned: str
    starts: Sequence[int]
    ends: Sequence[int]
    #: True when the writer types diacritics, so that their absence says something.
    marked: bool

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
    if "\n" not in text and "  " not in text and folds_evenly(text):
        plain, toned = fold(text), text.lower()
        places = range(len(text) + 1)
        return Source(text, plain, toned, places, places[1:], plain != toned)
    return _read_slowly(text)


def _read_slowly(text: str) -> Source:
    pieces: list[str] = []
    tones: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        cluster = "".join(c for c in text[start:end] if unicodedata.category(c) != "Cf")
        piece = " " if cluster.isspace() else fold(cluster)
        if piece == " " and pieces and pieces[-1] == " ":
            continue
        tone = unicodedata.normalize("NFC", cluster).lower()
        pieces.extend(piece)
        tones.extend(tone if len(tone) == len(piece) and piece != " " else piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
    plain, toned = "".join(pieces), "".join(tones)
    return Source(text, plain, toned, starts, ends, plain != toned)


def _clusters(text: str) -> list[tuple[int, int]]:
    """Each base character with the marks and characters without width behind it."""
    starts = [
        i for i, char in enumerate(text) if i == 0 or unicodedata.category(char) not in _WIDTHLESS
    ]
    return list(zip(starts, [*starts[1:], len(text)], strict=True)) if starts else []


def blank(plain: str, start: int, end: int) -> str:
    """`plain` with the places from `start` to `end` masked."""
    return plain[:start] + MASK * (end - start) + plain[end:]
