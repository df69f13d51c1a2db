"""How wide a line of bold Times New Roman is: some rules must be a share of the text above them."""

import unicodedata
from collections.abc import Sequence

_MM_PER_PT = 25.4 / 72
#: Advance widths of the bold font in thousandths of its size; a mark above adds nothing.
_WIDTHS = {
    letter: width
    for width, letters in (
        (250, " .,"), (278, "il/"), (333, "fjt-()"), (389, "Is"), (444, "cerz"),
        (500, "agovxyJ0123456789"), (556, "bdđhknpquSơ"), (600, "ư"), (611, "FP"),
        (667, "BELTZ"), (722, "ACDĐNRUVXYw"), (778, "GHKOQƠ"), (796, "Ư"), (833, "m&"),
        (944, "M"), (1000, "W"),
    )
    for letter in letters
}
_OTHER = 556


def width_mm(text: str, size_pt: float) -> float:
    """The width of one line, in millimetres; letters of other scripts count as an average one."""
    letters = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    # Ơ and Ư fall apart into a letter and a horn, which is narrower by a hair: a rule may be.
    return sum(_WIDTHS.get(c, _OTHER) for c in letters) / 1000 * size_pt * _MM_PER_PT


def longest_line_mm(text: str, size_pt: float, room_mm: float) -> float:
    """The longest line of a text that is broken between words to fit into `room_mm`."""
    return max((width_mm(line, size_pt) for line in _lines(text, size_pt, room_mm)), default=0.0)


def _lines(text: str, size_pt: float, room_mm: float) -> Sequence[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and width_mm(f"{lines[-1]} {word}", size_pt) <= room_mm:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
