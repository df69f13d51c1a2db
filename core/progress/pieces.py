"""A reply → its pieces (a phrase and its sign each), and the clauses they stand in."""

import re
from dataclasses import dataclass
from typing import TypeAlias

from core.dates.source import Source
from core.progress.homographs import HOMOGRAPHS, told_apart
from core.progress.lexicon import KNOWN, PHRASES
from core.progress.spelling import spelled, tones

#: Marks that stand in the plain text for what was read already; each is a sign as well.
REF, PERCENT, COUNTS, PAPER = "\x01", "\x02", "\x03", "\x04"
_MARK_SIGNS = {REF: "@", PERCENT: "%", COUNTS: "/", PAPER: "#"}
_TOKEN = re.compile(
    r"[a-z]+\d*|\d+(?:[.,:/-]\d+)*[a-z]*|\x01+|\x02+|\x03+|\x04+|[,;.!?()\n]|-(?= )"
)
_CLOCK = re.compile(r"\d{1,2}(?:[hg]|gio|p|:\d\d)\w{0,2}|\d{1,2}/\d|\d{1,2}[.-]\d{1,2}[.-]\d{4}")
_WEEKDAY = re.compile(r"(?:t|thang|quy|q)\d{1,2}$")
_STOPS = frozenset(",;.!?()\n-")
_TITLES = frozenset(("anh", "chị", "em", "co", "chu", "bac", "thay", "dong", "d"))
#: A clause ends before these: contrasts, causes, results.
_OPENERS = frozenset("jNCx")
_ACTS = frozenset("OSWJ")
#: A reply is read up to so many clauses, a clause is closed after so many pieces.
_MOST, _LONGEST = 300, 200


@dataclass(slots=True)
class Piece:
    """One phrase: its sign, its place in the plain text, and its words as understood."""

    sign: str
    start: int
    end: int
    word: str


@dataclass(slots=True)
class Clause:
    """Pieces between two marks. `every`: all signs; `signs`: without those of P, I and a.

    The latter carry nothing for the grammar.
    """

    pieces: list[Piece]
    signs: str
    every: str
    #: The sign that opened it (one of "jNCx"), the mark that closed it ("" at the end).
    opener: str
    mark: str

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end


def read_clauses(source: Source, plain: str) -> list[Clause]:
    """The clauses of `plain`: the source's plain text with marks in place of figures and refs."""
    return _clauses(_pieces(_tokens(source, plain), source))


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
            meant = spelled(word, KNOWN) if word.isalpha() else word
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
    if word in _STOPS:
        return word
    if first.isdigit():
        return "T" if _CLOCK.match(word) else "n"
    return "T" if _WEEKDAY.match(word) else "_"


def _is_name(source: Source, start: int) -> bool:
    """ "chị Mai", "anh Sơn": a capital and then a small letter."""
    first = source.starts[start]
    return source.text[first : first + 1].isupper() and source.text[first + 1 : first + 2].islower()


def _clauses(pieces: list[Piece]) -> list[Clause]:
    line = _Line()
    for i, piece in enumerate(pieces):
        sign = piece.sign
        if len(line.done) >= _MOST:
            break
        if sign in _STOPS:
            line.stop(sign)
            continue
        if sign in _OPENERS:
            line.close()
            line.opener = sign
        elif (sign == "l" and line.says) or (
            sign == "@" and line.told and pieces[i - 1].sign != "@"
        ):
            line.close()
        elif sign == "r" and line.coming and _next_sign(pieces, i) in _ACTS:
            # "tối nay làm xong rồi gửi": one act and then the next, both to come
            piece.sign = "_"
        line.add(piece)
        if piece.sign == "r" and _goes_on(pieces, i):
            line.close()
    line.close()
    return line.done


class _Line:
    """The clauses so far and the one that is being read."""

    def __init__(self) -> None:
        self.done: list[Clause] = []
        self._begin()

    def _begin(self) -> None:
        self.pieces: list[Piece] = []
        self.opener = ""
        #: A statement stands in it; one of a task that it names; a time to come.
        self.says = self.named = self.told = self.coming = False

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        if piece.sign in "DOSYWJhr/%A":
            self.says = True
            self.told = self.named
        elif piece.sign == "@":
            self.told = self.told or self.says
            self.named = True
        elif piece.sign in "TEf":
            self.coming = True
        if len(self.pieces) >= _LONGEST:
            self.close()

    def close(self, mark: str = "") -> None:
        """End the clause, if it holds anything."""
        if self.pieces:
            every = "".join([piece.sign for piece in self.pieces])
            signs = every.replace("P", "").replace("I", "").replace("a", "")
            self.done.append(Clause(self.pieces, signs, every, self.opener, mark))
        self._begin()

    def stop(self, mark: str) -> None:
        """End the clause with a mark; a question mark may come late ("xong chưa em ơi ?")."""
        if not self.pieces and self.done and mark == "?":
            self.done[-1].mark = mark
        self.close(mark)


def _next_sign(pieces: list[Piece], i: int) -> str:
    return pieces[i + 1].sign if i + 1 < len(pieces) else ""


def _goes_on(pieces: list[Piece], i: int) -> bool:
    """True when a statement follows "rồi" ("được 45% rồi tắc")."""
    for piece in pieces[i + 1 : i + 5]:
        if piece.sign in _STOPS:
            return False
        if piece.sign not in "PIKr":
            return piece.sign not in "oTE"
    return False
