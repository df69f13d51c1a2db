"""The lines of a document's text, without what an extraction leaves between them."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from core.directives.folding import fold

#: Controls and characters without width, bidirectional marks among them; not tab and line end.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\uffff]"
)
_PAGE = re.compile(r"\s*(?:-\s*|trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*-)?\s*\Z", re.IGNORECASE)
_STAMP = re.compile(
    r"\s*(?:https?://\S+|\S+@\S+\.\S+|\d{4}-\d\d-\d\dT\d\d:\d\d\S*"
    r"|(?:Ký bởi|Người ký|Cơ quan|Email|Thời gian ký|Ngày ký"
    r"|Digitally signed by)\s*:.{0,100})\s*\Z",
    re.IGNORECASE,
)
LONGEST_LINE = 20_000
_ORDINARY_LINE = 4_000
#: An item's number behind the end of a sentence.
_ITEM_INSIDE = re.compile(
    r"(?<=[.;:…] )(?=(?:\d{1,2}(?:\.\d{1,2})*\.|[IVX]{1,4}\.|[a-zđ]\)|[-+•]) [\"“(]?[A-ZĐÀ-Ỹ]"
    r"|Nơi nhận ?:|Phụ lục\b|PHỤ LỤC\b)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line, blanks collapsed. `start` is its place in the text; `whole` says that it is a
    paragraph of its own, `after_gap` that a blank line means a new one begins here. `raw` is the
    line with its blanks, which tell columns apart; "" where nobody knows them."""

    text: str
    start: int
    whole: bool = False
    after_gap: bool = False
    is_page: bool = False
    raw: str = ""

    @property
    def folded(self) -> str:
        """The line folded."""
        return fold(self.text)


def normal(text: str) -> str:
    """`text` in NFC without invisible characters; form feeds end lines."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _INVISIBLE.sub("", text.replace("\x0c", "\n").replace("\u2028", "\n"))


def read_lines(text: str, *, whole: bool = False) -> list[Line]:
    """The lines of `text` (as `normal` gives it) that say something.

    Stamps of digital signatures and addresses of pages are left out. A line that is a bare
    number is marked `is_page`: only a table can hold it as an item number. Blank lines end a
    paragraph unless the extraction put one behind every line.
    """
    raw: list[tuple[int, str]] = []
    start = 0
    for piece in text.split("\n"):
        for begin, end in _cuts(piece):
            raw.append((start + begin, piece[begin:end]))
        start += len(piece) + 1
    gaps = not _is_spaced(raw)
    lines: list[Line] = []
    blank = False
    for start, piece in raw:
        words = " ".join(piece.split())
        if not words:
            blank = True
        elif not _STAMP.match(words[:300]):
            page = bool(_PAGE.match(words[:20]))
            lines.append(Line(words, start, whole, gaps and blank, page, piece))
            blank = False
    return lines


def _cuts(line: str) -> list[tuple[int, int]]:
    """A line that holds a whole document, before its items; an ordinary one as it is."""
    if len(line) <= _ORDINARY_LINE:
        return [(0, len(line))]
    places = [0, *(match.start() for match in _ITEM_INSIDE.finditer(line)), len(line)]
    return [
        (at, min(at + LONGEST_LINE, end))
        for begin, end in pairwise(places)
        for at in range(begin, end, LONGEST_LINE)
    ]


def _is_spaced(raw: list[tuple[int, str]]) -> bool:
    """True when most lines have a blank line behind them, which then says nothing."""
    followed = [
        not below.strip()
        for (_, line), (_, below) in pairwise(raw)
        if line.strip()
    ]
    return sum(followed) * 10 >= len(followed) * 7
