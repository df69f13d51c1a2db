"""Vietnamese text without what people leave out: diacritics, capitals, the typist's dashes.

Every reader matches on folded text, so "Hoà", "Hòa", "HOA" and their NFD spellings are one word.
"""

import re
import unicodedata
from functools import lru_cache

_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
#: Not decomposable, or characters that keyboards put in the place of plain ones.
_PLAIN = {
    "đ": "d", "Đ": "d", "\u2044": "/", "\u2215": "/", **_DASHES,
    "\u2160": "i", "\u2161": "ii", "\u2162": "iii", "\u2163": "iv",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    if char in _PLAIN:
        return _PLAIN[char]
    if char.isspace() and char != "\n":
        return " "
    lowered = unicodedata.normalize("NFD", unicodedata.normalize("NFD", char).lower())
    return "".join(_PLAIN.get(c, c) for c in lowered if unicodedata.category(c) != "Mn")


#: Letters and signs that fold to one character each; most messages hold no others.
_SIMPLE = "".join(
    char
    for char in map(
        chr,
        [
            *range(0x20, 0x7F),
            *range(0xA1, 0x250),
            *range(0x1E00, 0x1F00),
            *range(0x2010, 0x2016),
            0x2212,
        ],
    )
    if len(_fold_char(char)) == len(char.lower()) == 1
)
_ALL_SIMPLE = re.compile(f"[{re.escape(_SIMPLE)}\n]*")
_TABLE = str.maketrans({char: _fold_char(char) for char in _SIMPLE})


def folds_evenly(text: str) -> bool:
    """True when each character of `text` folds to one character in its place."""
    return _ALL_SIMPLE.fullmatch(text) is not None


def fold(text: str) -> str:
    """`text` in lower case without diacritics (đ is d), one kind of dash and of blank.

    Line ends stay. NFC and NFD spellings give the same; folding twice changes nothing.
    """
    if folds_evenly(text):
        return text.translate(_TABLE)
    return "".join(map(_fold_char, text))


def fold_with_offsets(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text, and for each of its characters the offset in `text` it came from.

    One offset more than characters: the last is `len(text)`, so that ends map too.
    """
    folded: list[str] = []
    offsets: list[int] = []
    for offset, char in enumerate(text):
        piece = _fold_char(char)
        folded.append(piece)
        offsets.extend([offset] * len(piece))
    offsets.append(len(text))
    return "".join(folded), tuple(offsets)
