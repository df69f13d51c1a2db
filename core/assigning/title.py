"""What is left of a line when its other parts are taken out."""

import re
from collections.abc import Iterator, Sequence

from core.assigning.lexicon import LEFT_OVERS
from core.assigning.words import Words
from core.fold import fold

_EDGES = " \t\n-–:.,;"
_CUT = re.compile(r"[,;:\n(@|]|(?:^|\s)[-–]\s|\.(?:\s|$)")
_LAST = re.compile(r"(?:^|[,;.])([^,;.]{1,24})$")
#: "Làm báo cáo xong trước 25/3": the word belongs to the deadline behind it.
_DONE = re.compile(r"(?<=\w)\s+(?:(?:phải|phai|là|la)\s+)?xong$", re.IGNORECASE)
_JOINT = re.compile(r"^(?:và|va)\s+|\s+(?:và|va)$", re.IGNORECASE)


def read_title(
    words: Words, free: Sequence[bool], taken: tuple[int, int] | None
) -> str:
    """The `free` words as typed, with a comma where something between them went."""
    pieces: list[str] = []
    joints: list[str] = []
    for text, joint in _runs(words, free, taken):
        clean = _without_left_over(" ".join(text.split()).strip(_EDGES))
        if clean:
            pieces.append(clean)
            joints.append(joint)
    if not pieces:
        return ""
    joints[-1] = ""
    title = "".join(piece + joint for piece, joint in zip(pieces, joints, strict=True))
    return title[:1].upper() + title[1:]


def _runs(
    words: Words, free: Sequence[bool], taken: tuple[int, int] | None
) -> Iterator[tuple[str, str]]:
    """Each stretch of text that stays, and what joins it to the next."""
    size = len(words)
    at = 0
    while at < size:
        if not free[at]:
            at += 1
            continue
        first = at
        at += 1
        while at < size and free[at] and not _between(words, at, taken):
            at += 1
        start = words.items[first].start
        start -= _kept_before(words.text, words.items[first - 1].end if first else 0, start, taken)
        tail = words.items[at].start if at < size else words.rest
        if at == size and words.rest < len(words.text):
            yield words.text[start:], ""
            return
        yield _trimmed(words.text, start, words.items[at - 1].end, tail, taken)
    if size == 0 or (not free[size - 1] and words.rest < len(words.text)):
        yield words.text[words.rest if size else 0 :] if not taken else "", ""


def _between(words: Words, at: int, taken: tuple[int, int] | None) -> bool:
    return taken is not None and words.items[at - 1].end <= taken[0] < words.items[at].start


def _kept_before(text: str, low: int, start: int, taken: tuple[int, int] | None) -> int:
    """How many signs before a word belong to it: "<b>", ">= "."""
    if taken and low < taken[1] <= start:
        low = taken[1]
    gap = text[low:start]
    cuts = [cut.end() for cut in _CUT.finditer(gap)]
    return len(gap[cuts[-1] if cuts else 0 :].lstrip())


def _trimmed(
    text: str, start: int, end: int, tail: int, taken: tuple[int, int] | None
) -> tuple[str, str]:
    """The stretch with the signs behind its last word, and how the next one is joined."""
    last = taken is not None and end <= taken[0] < tail
    if taken and last:
        tail = taken[0]
    gap = text[end:tail]
    cut = _CUT.search(gap)
    if cut is None:
        piece = text[start : end + len(gap.rstrip(" +&/"))]
        return _DONE.sub("", piece) if last else piece, " "
    sign = cut[0].strip()
    return text[start : end + cut.start()], ": " if sign == ":" else ", "


def _without_left_over(piece: str) -> str:
    """Without "và" at its ends, and without "xong" or "hạn" that stood before a deadline."""
    piece = _JOINT.sub("", piece).strip(_EDGES)
    last = _LAST.search(piece)
    if last and fold(last[1].strip()) in LEFT_OVERS:
        piece = piece[: last.start()].strip(_EDGES)
    return piece
