"""A reply → its pieces: a phrase and its sign each."""

import re
from dataclasses import dataclass
from typing import TypeAlias

from core.dates.source import Source
from core.progress.homographs import HOMOGRAPHS, told_apart
from core.progress.lexicon import KNOWN, PHRASES
from core.progress.spelling import SHORT_FORMS, spelled, tones

#: Marks that stand in the plain text for what was read already; each is a sign as well.
REF, PERCENT, COUNTS, PAPER = "\x01", "\x02", "\x03", "\x04"
_MARK_SIGNS = {REF: "@", PERCENT: "%", COUNTS: "/", PAPER: "#"}
_TOKEN = re.compile(
    r"[a-z]+\d*|\d+(?:[.,:/-]\d+)*[a-z]*|\x01+|\x02+|\x03+|\x04+|[,;.!?()\n]|-(?= )"
)
#: What the words that need no guessing mean.
_MEANT = {**{word: word for word in KNOWN}, **SHORT_FORMS}
_CLOCK = re.compile(r"\d{1,2}(?:[hg]|gio|p|:\d\d)\w{0,2}|\d{1,2}/\d|\d{1,2}[.-]\d{1,2}[.-]\d{4}")
_WEEKDAY = re.compile(r"(?:t|thang|quy|q)\d{1,2}$")
STOPS = frozenset(",;.!?()\n-")
_TITLES = frozenset(("anh", "chị", "em", "co", "chu", "bac", "thay", "dong", "d"))


@dataclass(slots=True)
class Piece:
    """One phrase: its sign, its place in the plain text, and its words as understood."""

    sign: str
    start: int
    end: int
    word: str


#: The word meant, its diacritics where they have to fit (else ""), its place.
_Token: TypeAlias = tuple[str, str, int, int]


def _tokens(source: Source, plain: str) -> list[_Token]:
    """Every token; a short form of two words gives two in one place."""
    found = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(plain)]
    found.append((".", len(plain), len(plain)))
    toned_text = source.toned
    # Texting writes "đ" in a text without any other diacritics.
    marked = source.marked and toned_text.replace("đ", "d") != source.plain
    tokens: list[_Token] = []
    before = ","
    for i, (word, start, end) in enumerate(found[:-1]):
        toned = toned_text[start:end]
        marks = ""
        homograph = HOMOGRAPHS.get(word)
        if homograph:
            if toned == word and marked and word in homograph.toned:
                meant = homograph.toned[word]
            else:
                after = found[i + 1][0]
                if len(after) > 1 and after[0].isdigit():
                    after = "0"
                meant = told_apart(word, toned, before, after)
        else:
            meant = _MEANT.get(word) or (spelled(word, KNOWN) if word.isalpha() else word)
            if meant == word != toned:
                marks = tones(toned)
        if meant == "đăng" and before == "da" and tokens[-1][0] == "dạ":
            # "da dang tai len": it has been posted
            tokens[-1] = ("da", *tokens[-1][1:])
        before = word if word[0] > PAPER else ","
        if " " in meant:
            tokens.extend((part, "", start, end) for part in meant.split(" "))
        else:
            tokens.append((meant, marks, start, end))
    return tokens


def read_pieces(source: Source, plain: str) -> list[Piece]:
    """The pieces of `plain`: the source's plain text with marks in place of figures and refs."""
    return _pieces(_tokens(source, plain), source)


def _pieces(tokens: list[_Token], source: Source) -> list[Piece]:
    pieces: list[Piece] = []
    words = [token[0] for token in tokens]
    i, size = 0, len(tokens)
    while i < size:
        word, _, start, _ = tokens[i]
        length, sign = _phrase(tokens, words, i) if word in PHRASES else (1, _sign(word))
        if pieces and pieces[-1].word in _TITLES and sign not in "LU@" and _is_name(source, start):
            sign = "_"
        pieces.append(Piece(sign, start, tokens[i + length - 1][3], word))
        i += length
    return pieces


def _phrase(tokens: list[_Token], words: list[str], i: int) -> tuple[int, str]:
    """How many tokens the longest phrase at `i` takes, and its sign."""
    alone, longer = PHRASES[words[i]]
    if longer and i + 1 < len(words):
        for tail, sign, fitting in longer.get(words[i + 1], ()):
            length = 1 + len(tail)
            if (length == 2 or tuple(words[i + 1 : i + length]) == tail) and _fits(
                tokens, i, fitting
            ):
                return length, sign
    typed = tokens[i][1]
    for _, sign, fitting in alone:
        if not typed or typed == fitting[0]:
            return 1, sign
    return 1, _sign(words[i])


def _fits(tokens: list[_Token], i: int, fitting: tuple[str, ...]) -> bool:
    """False where diacritics stand in the place of none ("quá sếp"), or others in a short word.

    Other slips are let pass ("hoàn tât").
    """
    for k, marks in enumerate(fitting, i):
        word, typed, _, _ = tokens[k]
        if typed and typed != marks and (not marks or len(word) < 3):
            return False
    return True


def _sign(word: str) -> str:
    first = word[0]
    if first in _MARK_SIGNS:
        return _MARK_SIGNS[first]
    if word in STOPS:
        return word
    if first.isdigit():
        return "T" if _CLOCK.match(word) else "n"
    return "T" if _WEEKDAY.match(word) else "_"


def _is_name(source: Source, start: int) -> bool:
    """ "chị Mai", "anh Sơn": a capital and then a small letter."""
    first = source.starts[start]
    return source.text[first : first + 1].isupper() and source.text[first + 1 : first + 2].islower()
