"""`fold`, once for each text: the readers look at a sentence many times over.

Long texts are not kept, so that a hostile file cannot fill the memory.
"""

from functools import lru_cache

from core.fold import fold as _fold

_LONGEST = 1_000
_kept = lru_cache(maxsize=4096)(_fold)


def fold(text: str) -> str:
    """`core.fold.fold` of `text`."""
    return _kept(text) if len(text) <= _LONGEST else _fold(text)
