"""A text as tokens, with what the grammar asks of a place: word, tone, number, year."""

from core.dates.lexer import END, NUMBER, PAIR, SIGN, WORD, Token, tokens_of
from core.dates.mention import NEXT, SPOKEN, Moment, year_named
from core.dates.numbers import ROMAN, SPELT, TENS, VALUES
from core.dates.source import Source


class Line:
    """Tokens of one text. Places are token numbers; one before the first is an empty word."""

    __slots__ = ("last", "moment", "plain", "source", "tokens")

    def __init__(self, source: Source, plain: str, moment: Moment) -> None:
        """`plain` is the folded text of `source`, perhaps with some places masked."""
        self.source, self.plain, self.moment = source, plain, moment
        self.tokens: list[Token] = tokens_of(plain)
        self.last = len(self.tokens) - 3

    def word(self, place: int) -> str:
        """The canonical word at a place; "" for anything else."""
        if place < 0 or place > self.last:
            return ""
        token = self.tokens[place]
        return token.text if token.kind == WORD else ""

    def sign(self, place: int) -> str:
        """The punctuation mark at a place; "" for anything else."""
        if place < 0 or place > self.last:
            return ""
        token = self.tokens[place]
        return token.text if token.kind == SIGN else ""

    def at(self, place: int) -> Token:
        """The token at a place; an empty one outside the text."""
        return self.tokens[place] if 0 <= place < self.last else self.tokens[-1]

    def toned(self, place: int) -> str:
        """The word at a place in lower case with its diacritics."""
        token = self.at(place)
        return self.source.toned[token.start : token.end]

    def says(self, place: int, *forms: str) -> bool:
        """True when the word is one of `forms`, or may be: the text has no diacritics."""
        return not self.source.marked or self.toned(place) in forms

    def joined(self, place: int) -> bool:
        """True when a word or number stands right before this token, without a blank."""
        if place <= 0:
            return False
        before = self.tokens[place - 1]
        return before.end == self.tokens[place].start and before.kind != SIGN

    def edge(self, place: int) -> bool:
        """True outside the text and at a mark that closes a phrase."""
        token = self.at(place)
        return token.kind == END or (token.kind == SIGN and token.text not in "-/")

    def number(self, place: int) -> tuple[int, int]:
        """A whole number in digits or words and the place behind it; (-1, place) for none."""
        token = self.at(place)
        if token.kind == NUMBER:
            return token.a, place + 1
        if token.kind == WORD and token.text in VALUES and self._counts(place):
            return self._in_words(place)
        return -1, place

    def _counts(self, place: int) -> bool:
        forms = SPELT.get(self.tokens[place].text)
        return forms is not None and self.says(place, *forms)

    def _digit(self, place: int) -> int:
        word = self.word(place)
        value = VALUES.get(word, 0)
        return value if 0 < value < 10 and self._counts(place) else 0

    def _in_words(self, place: int) -> tuple[int, int]:
        first = VALUES[self.tokens[place].text]
        if first == 20:  # hăm lăm
            unit = self._digit(place + 1)
            return (20 + unit, place + 2) if unit else (-1, place)
        if first == 10:  # mười, mười lăm
            unit = self._digit(place + 1)
            return 10 + unit, place + 1 + (unit > 0)
        if self.word(place + 1) in TENS:
            unit = self._digit(place + 2)
            return 10 * first + unit, place + 2 + (unit > 0)
        unit = self._digit(place + 1)
        if first in (2, 3) and self.word(place + 1) in ("lam", "nham", "mot") and unit:
            return 10 * first + unit, place + 2  # hai lăm, hai mốt
        return first, place + 1

    def quarter(self, place: int) -> int:
        """1 to 4 for a Roman or other number of a quarter; 0 for none."""
        word = self.word(place)
        if word in ROMAN:
            return ROMAN[word]
        value, _ = self.number(place)
        return value if 1 <= value <= 4 else 0

    def year(self, place: int) -> tuple[int | None, int]:
        """A year behind a month or period ("/2021", "năm 2021", "năm nay") and the place behind.

        (None, place) when there is none.
        """
        after = place
        if self.word(after) in ("cua", "trong"):
            after += 1
        if self.sign(after) == "," and self.word(after + 1) == "nam":
            after += 1
        if self.word(after) == "nam":
            token = self.at(after + 1)
            if token.kind == NUMBER and token.a >= 1900:
                return token.a, after + 2
            word = self.word(after + 1)
            if word in ("nay", "sau", "toi"):
                return year_named(word, self.moment), after + 2
            if word in ("ngoai", "qua", "roi") or (word == "truoc" and self.edge(after + 2)):
                return self.moment.today.year - 1, after + 2
            return None, place
        if self.word(place) == "sang" and self.word(place + 1) == "nam":
            return self.moment.today.year + 1, place + 2
        if self.sign(place) in ("/", "-", ".", ",") and self.at(place + 1).kind == NUMBER:
            year = self.at(place + 1).a
            if 1900 <= year <= 9999:
                return year, place + 2
        return None, place

    def month(self, place: int) -> tuple[int, int | None, int]:
        """Month, its year if written ("6/2021", "6 năm 2021") and the place behind; 0 for none."""
        token = self.at(place)
        if token.kind == PAIR and 1 <= token.a <= 12 and token.text != ".":
            year = year_named(str(token.b), self.moment) if token.b > 19 else None
            return (token.a, year, place + 1) if year else (0, None, place)
        value, after = self.number(place)
        if not 1 <= value <= 12:
            return 0, None, place
        year, after = self.year(after)
        return value, year, after


def months_ahead(line: Line, place: int) -> tuple[int, int] | None:
    """How many months (quarters) ahead "này", "sau", "sau nữa", "trước" say; the place behind."""
    word = line.word(place)
    if word in ("qua", "roi") or (word == "truoc" and line.edge(place + 1)):
        return -1, place + 1
    if word not in ("nay", *NEXT) or not line.says(place, *SPOKEN):
        return None
    if word == "sau" and line.word(place + 1) == "nua":
        return 2, place + 2
    return int(word != "nay"), place + 1


def next_of_list(line: Line, place: int, unit: str) -> int:
    """Where the next number of "tháng 4, 5 và tháng 6", "quý II - quý III" stands; 0 for none.

    Behind a comma or "và" it must end the list or go on with it: "tháng 4, 5 đơn vị" is no list.
    """
    loose = line.sign(place) in (",", "+") or line.word(place) == "va"
    if not loose and line.sign(place) != "-" and line.word(place) not in ("den", "toi"):
        return 0
    place += 1
    place += line.word(place) == "het"
    named = line.word(place) == unit
    place += named
    if loose and not named and line.at(place).kind == NUMBER:
        after = place + 1
        joint = line.word(after) in ("va", "nam", "den") or line.sign(after) in ("/", "-", "+")
        if not joint and not line.edge(after):
            return 0
    return place
