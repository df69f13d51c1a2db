"""Vietnamese text without what people leave out: diacritics, capitals, the typist's dashes.

Every reader matches on folded text, so "Hoà", "Hòa", "HOA" and their NFD spellings are one word.
"""

import unicodedata
from functools import lru_cache

_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
#: Not decomposable, or characters that keyboards put in the place of plain ones.
_PLAIN = {"đ": "d", "Đ": "d", "\u2044": "/", "\u2215": "/", **_DASHES}


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    if char in _PLAIN:
        return _PLAIN[char]
    if char.isspace() and char != "\n":
        return " "
    lowered = unicodedata.normalize("NFD", unicodedata.normalize("NFD", char).lower())
    return "".join(_PLAIN.get(c, c) for c in lowered if unicodedata.category(c) != "Mn")


def fold(text: str) -> str:
    """`text` in lower case without diacritics (đ is d), one kind of dash and of blank.

    Line ends stay. NFC and NFD spellings give the same; folding twice changes nothing.
    """
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
