"""Lines into paragraphs: sentences that the page has cut are joined again.

A new paragraph begins with a marker, or with a capital after a line that ends a sentence, or
after one so short that the next word would have fitted on it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.directives.lines import Line
from core.directives.markers import DASH, LETTER, NUMBER, ROMAN, UPPER, Marker, follows, read_marker
from core.directives.units import heading_units, starts_unit

_ENDS = re.compile(r"(?:[.!?…:]|\./\.|;)[\"”')\]]*\Z")
_SOFT_END = re.compile(r";[\"”')\]]*\Z")
_ABBREVIATION = re.compile(r"\b(?:TP|Tp|TX|ThS|TS|PGS|GS|Q|P|Tr|No|Số)\.\Z")
_GOES_ON = re.compile(
    r"(?:[,–-]|\b(?:và|hoặc|của|các|về|tại|theo|cho|với|trong|trên|từ|đến|do|được|là|số|ngày"
    r"|tháng|năm|khoản|Điều|điểm|mục|mức|độ|những|một|để|không|việc|quý))\Z"
)
_BEGINS = re.compile(r"(?:Căn cứ|Theo|Xét|Thực hiện)\b")
#: A line this far from full was ended by its writer.
_SHORT = 0.82
_NOT_FULL = 0.93
_FEW_LINES, _CUT_SHARE = 15, 30


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of one paragraph without its marker; `pieces` lead back to the text of the file, as
    (place in `text`, place in the file)."""

    text: str
    marker: Marker | None
    pieces: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the file of the words from `start` to `end` of `text`."""
        return self._place(start), self._place(max(start, end - 1)) + 1

    def _place(self, at: int) -> int:
        inside, outside = next(p for p in reversed(self.pieces) if p[0] <= at)
        return outside + at - inside


def join_lines(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs that `lines` make; bare page numbers are left out."""
    kept = [line for line in lines if not line.is_page or line.whole]
    if _is_unwrapped(kept):
        kept = [replace(line, whole=True) for line in kept]
    width = _width(kept)
    numbers: dict[str, str] = {}
    paragraphs: list[Paragraph] = []
    current: list[Line] = []
    marker: Marker | None = None
    for line in kept:
        last = current[-1] if current else None
        found = read_marker(line.text)
        if found and (last is None or _is_item(found, line, last, width, numbers)):
            new = True
        else:
            found, new = None, last is None or _is_new(line, last, width)
        if new and current:
            paragraphs.append(_joined(current, marker))
        if new:
            current, marker = [line], found
        else:
            current.append(line)
        if found:
            _count(numbers, found)
    if current:
        paragraphs.append(_joined(current, marker))
    return paragraphs


def _is_unwrapped(lines: Sequence[Line]) -> bool:
    """True when hardly a line begins inside a sentence: each is a paragraph as it was typed."""
    cut = sum(line.text[0].islower() and read_marker(line.text) is None for line in lines)
    return len(lines) >= _FEW_LINES and cut * _CUT_SHARE < len(lines)


def _width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines if not line.whole)
    return min(lengths[len(lengths) * 9 // 10], 200) if lengths else 0


def _is_short(line: Line, following: Line, width: int) -> bool:
    word = following.text.split(" ", 1)[0]
    return len(line.text) + 1 + len(word) < _SHORT * width


def _had_room(line: Line, following: Line, width: int) -> bool:
    """True when a list sign and the word behind it would have fitted on `line`."""
    words = " ".join(following.text.split(" ", 2)[:2])
    return len(line.text) + 1 + len(words) < _NOT_FULL * width


def _is_new(line: Line, last: Line, width: int) -> bool:
    first = line.text[0]
    if line.whole or last.whole or last.text.endswith("./."):
        return True
    if line.after_gap and not first.islower():
        return True
    if not (first.isupper() or first in "\"“(" ):
        return False
    if _ABBREVIATION.search(last.text):
        return False
    if _SOFT_END.search(last.text):
        return _is_short(last, line, width) or bool(_BEGINS.match(line.text))
    if last.text.endswith(":"):
        return _is_short(last, line, width)
    if _ENDS.search(last.text):
        return first != "("
    if _GOES_ON.search(last.text):
        return False
    changes = _is_heading_line(line.text) != _is_heading_line(last.text)
    return changes or _is_short(last, line, width)


def _is_heading_line(text: str) -> bool:
    return text.isupper() and len(text) > 5 and " " in text


def _is_item(
    marker: Marker, line: Line, last: Line, width: int, numbers: dict[str, str]
) -> bool:
    """Not a wrapped sentence whose next line happens to begin like an item."""
    if line.whole or line.after_gap or _ENDS.search(last.text) or last.is_page:
        return not _ABBREVIATION.search(last.text) or not marker.is_list_sign
    if _is_heading_line(line.text[marker.width :]) and marker.kind in (ROMAN, UPPER, NUMBER):
        return True
    words = line.text[marker.width :]
    if marker.kind == DASH:
        ended = (
            _is_short(last, line, width) or _is_heading_line(last.text) or starts_unit(words)
            or _names_units(last.text)
        )
        room = _had_room(last, line, width) and not _GOES_ON.search(last.text)
        return (ended or room) and words[0].isupper()
    if _GOES_ON.search(last.text) and not _is_short(last, line, width):
        return False
    known = marker.rank in numbers or marker.kind in (NUMBER, LETTER, ROMAN, UPPER)
    return known and follows(marker, numbers.get(marker.rank, ""))


def _names_units(text: str) -> bool:
    """True for an item that is nothing but the units its own items are for."""
    marker = read_marker(text)
    return marker is not None and bool(heading_units(text[marker.width :]))


def _count(numbers: dict[str, str], marker: Marker) -> None:
    """Remember the last number of its rank, and forget the ranks below."""
    if marker.is_list_sign:
        return
    order = (ROMAN, UPPER, f"{NUMBER}0", f"{NUMBER}1", f"{NUMBER}2", f"{NUMBER}3", LETTER)
    if marker.rank in order:
        for rank in order[order.index(marker.rank) + 1 :]:
            numbers.pop(rank, None)
    numbers[marker.rank] = marker.number


def _joined(lines: Sequence[Line], marker: Marker | None) -> Paragraph:
    text, pieces = "", []
    for at, line in enumerate(lines):
        skip = marker.width if marker and at == 0 else 0
        if text:
            text += " "
        pieces.append((len(text), line.start + skip))
        text += line.text[skip:]
    return Paragraph(text, marker, tuple(pieces))
