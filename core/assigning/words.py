"""A line as words with their places, and the borders between its pieces."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.fold import fold, fold_with_offsets

_WORD = re.compile(r"[^\W_]+")
_BULLET = re.compile(r"\s*(?:\d{1,2}[.)]|[-+•*])\s+")
#: Separate pieces wherever they stand.
_BORDER = re.compile(r"[,;:\n()+@|\"“”]|(?:^|\s)-\s|[.!?](?:\s|$)")
#: Their full stop ends no sentence.
_SHORT = frozenset(("p", "tt", "a", "c", "o", "b", "e", "d", "dc", "ks", "ths", "ts", "bs"))
#: A longer text is a story, not a line: what comes after so many words is title.
_MOST_WORDS = 400
_MARKS = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Word:
    """`plain` is folded; `start` and `end` are offsets in the text; `gap` is the folded text
    between the word before and this one; `border`: a new piece begins here."""

    plain: str
    start: int
    end: int
    gap: str
    border: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `text` that are to be read; from `rest` on it is only title."""

    text: str
    items: tuple[Word, ...]
    rest: int

    def __len__(self) -> int:
        return len(self.items)

    def border(self, at: int) -> bool:
        """True when a piece begins at word `at`, or the line ends there."""
        return at <= 0 or at >= len(self.items) or self.items[at].border

    def plain(self, at: int) -> str:
        """The folded word; "" behind the last."""
        return self.items[at].plain if 0 <= at < len(self.items) else ""

    def written(self, at: int) -> str:
        """The word as typed."""
        word = self.items[at]
        return self.text[word.start : word.end]

    def capital(self, at: int) -> bool:
        """True when the word is typed with a capital first letter."""
        return at < len(self.items) and self.written(at)[:1].isupper()

    def verbatim(self, start: int, end: int) -> str:
        """The text of the words `start` to `end`, without what stands around them."""
        return self.text[self.items[start].start : self.items[end - 1].end]

    def marked(self) -> bool:
        """True when the line is typed with diacritics."""
        return _MARKS.search(self.text[:2000]) is not None


def read_words(text: str, blanks: Iterable[tuple[int, int]] = ()) -> Words:
    """The words outside of the spans `blanks`, each of which is a border."""
    plain, offsets = fold_with_offsets(text)
    hidden = list(blanks)
    bullet = _BULLET.match(plain)
    at = last = bullet.end() if bullet else 0
    items: list[Word] = []
    cut = True
    for match in _WORD.finditer(plain, at):
        start, end = offsets[match.start()], offsets[match.end()]
        if any(start < stop and end > begin for begin, stop in hidden):
            cut, last = True, match.end()
            continue
        if len(items) == _MOST_WORDS:
            return Words(text, tuple(items), start)
        gap = plain[last : match.start()]
        before = items[-1].plain if items else ""
        items.append(Word(match[0], start, end, gap, cut or _is_border(gap, before, match[0])))
        cut, last = False, match.end()
    return Words(text, tuple(items), len(text))


def plain_words(text: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(_WORD.findall(fold(text)))


def _is_border(gap: str, before: str, word: str) -> bool:
    if gap == " ":
        return False
    found = _BORDER.search(gap)
    if found is None:
        return False
    if gap in (".", ",", ", ") and before.isdigit() and word.isdigit() and gap != ", ":
        return False
    short = before in _SHORT or (before, word) == ("vp", "so")
    return not (gap.strip() == "." and short)
