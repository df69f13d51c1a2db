"""Transcripts of one story laid beside each other: what was said at the same point is one row."""

import re
from collections.abc import Sequence
from pathlib import Path

RULE = "\n\n――――――――――\n"
#: A person's words begin with this.
MINE = "▶ "
_WORD = re.compile(r"\w+")
#: Below the text: the choices of a channel without buttons, the buttons of the others.
_TAIL = re.compile(r"\n\n(?:Nhắn số để chọn:|\[).*", re.DOTALL)
_SAME = 0.4
Row = list[str]


def read(path: Path) -> list[str]:
    """The messages of a transcript."""
    return path.read_text(encoding="utf-8").removesuffix("\n").split(RULE)


def rows(transcripts: Sequence[Sequence[str]]) -> list[Row]:
    """A row for each point of the story, a cell for each transcript; "" where it says nothing."""
    laid: list[Row] = [[message] for message in transcripts[0]]
    for number, messages in enumerate(transcripts[1:], 1):
        laid = _joined(laid, messages, number)
    return laid


def _joined(laid: list[Row], messages: Sequence[str], before: int) -> list[Row]:
    """One transcript more; what only it says gets a row of its own at its place."""
    pairs = _aligned([_shown(row) for row in laid], messages)
    return [
        [*(laid[at] if at is not None else [""] * before),
         messages[other] if other is not None else ""]
        for at, other in pairs
    ]


def _shown(row: Row) -> str:
    return next(cell for cell in row if cell)


def _aligned(left: Sequence[str], right: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """The pairing of both, in order, whose pairs are alike the most (Needleman and Wunsch)."""
    alike = [[_likeness(one, other) for other in right] for one in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + alike[i][j])
    pairs: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if alike[i][j] and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    return [*pairs, *((n, None) for n in range(i, len(left))),
            *((None, n) for n in range(j, len(right)))]


def _likeness(one: str, other: str) -> float:
    """0 for messages that are not the same point of the story, up to 2 for the same words."""
    if one.startswith(MINE) != other.startswith(MINE):
        return 0.0
    first, second = _words(one), _words(other)
    share = len(first & second) / len(first | second) if first | second else 1.0
    if one.startswith(MINE):
        # A number here stands for a button there: only the place tells.
        return 0.3 + share
    return 2 * share if share >= _SAME else 0.0


def _words(text: str) -> set[str]:
    return set(_WORD.findall(_TAIL.sub("", text).lower()))
