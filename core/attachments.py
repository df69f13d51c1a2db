"""A file that came with a message, as it lies on disk while the message is handled."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_LONGEST_NAME = 120
_LONGEST_SUFFIX = 10
_UNSAFE = re.compile(r'[<>:"|?*\x00-\x1f\x7f\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')


@dataclass(frozen=True, slots=True)
class Attachment:
    """`path` is temporary: it is gone once the message and its answer are done.

    `name` is safe to show and to store; `size` in bytes; `sha256` of the content, hexadecimal.
    """

    path: Path
    name: str
    size: int
    sha256: str


def safe_name(name: str, fallback: str = "file") -> str:
    """`name` without folders, control and direction marks, at most 120 characters; its ending
    stays. `fallback` when nothing is left."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    clean = " ".join(_UNSAFE.sub(" ", last).split()).strip(". ")
    if not clean:
        return fallback
    suffix = PurePosixPath(clean).suffix
    if len(suffix) > _LONGEST_SUFFIX:
        suffix = ""
    stem = clean[: len(clean) - len(suffix)]
    return stem[: _LONGEST_NAME - len(suffix)].rstrip() + suffix
