"""A folded text into tokens: words, numbers, and numbers of one shape (dates, clocks, codes).

One compiled expression, one pass; the grammar works on the tokens.
"""

import re

from core.dates.lexicon import ALIASES

#: Kinds of tokens. PAIR is two numbers with a sign between, TRIPLE a full date, FIGURE a number
#: that can be no day (a percentage, a decimal, a phone number), CODE a document's number.
WORD, NUMBER, PAIR, TRIPLE, CLOCK, CODE, FIGURE, SIGN, END = (
    "word", "number", "pair", "triple", "clock", "code", "figure", "sign", "end",
)  # fmt: skip

_EDGE = r"(?![\w/%]|[.,:-]\d)"
_TOKEN = re.compile(
    r"(?P<word>[a-z]+)"
    rf"|(?P<triple>\d{{4}}-\d{{1,2}}-\d{{1,2}}(?:(?=t\d\d:)|{_EDGE})|\d{{4}}/\d{{1,2}}/\d{{1,2}}{_EDGE}"
    rf"|\d{{1,2}} ?(?P<sep>[/.-]) ?\d{{1,2}} ?(?P=sep) ?(?:\d{{4}}|\d{{2}}){_EDGE}"
    rf"|\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?\d{{4}}{_EDGE})"
    r"|(?P<figure>\d{1,9}(?:[.,]\d{1,4}){0,3} ?%|\d{1,3}(?:\.\d{3})+(?:/\d{1,3}(?:\.\d{3})+)?(?!\d)"
    r"|0\d{2,3}[ .-]?\d{3}[ .-]?\d{3,4}(?!\w)|\d{4}[. ]\d{3}(?!\w|[.,]\d)"
    r"|\d+,\d+(?!\w)|\d+(?:\.\d+){2,}|\d+(?:/\d+){2,}|\d{10,})"
    r"|(?P<code>\d{1,6}(?:/(?:19|20)\d\d)?/(?!t?h?g?\d|thang|thg)[a-z][a-z0-9&-]*|\d{1,6}-[a-z]{2,}[a-z0-9/&-]*)"
    r"|(?P<clock>(?P<h>\d{1,2})(?:(?::(?P<m1>[0-5]\d)(?::[0-5]\d)?(?![\d:/]))"
    r"|(?: ?(?:h|g|gio)(?: ?(?P<m2>[0-5]\d)(?![\d/.:%])(?: ?(?:phut|ph|p)\b)?|(?P<half> ?ruoi\b)"
    r"|(?![a-z\d])))))"
    r"|(?P<pair>(?P<a>\d{1,4})(?P<by> ?/ ?|[.-])(?P<b>\d{1,4})(?![\d%]))"
    r"|(?P<number>\d{1,9})"
    r"|(?P<sign>[^\w ]|_)"
)
_DIGITS = re.compile(r"\d+")


class Token:
    """One token: `text` canonical (aliases resolved), `a`, `b` and `c` its numbers.

    The numbers are the class's own until a token has some: most are words, and a text makes many.
    """

    a = b = c = -1

    def __init__(self, kind: str, text: str, start: int, end: int) -> None:
        self.kind, self.text, self.start, self.end = kind, text, start, end


def tokens_of(plain: str) -> list[Token]:
    """The tokens of `plain`, and an empty one three times behind them."""
    found: list[Token] = []
    add, alias = found.append, ALIASES.get
    for match in _TOKEN.finditer(plain):
        kind = match.lastgroup or SIGN
        start, end = match.span()
        if kind == WORD:
            word = plain[start:end]
            add(Token(WORD, alias(word, word), start, end))
        elif kind == SIGN:
            add(Token(SIGN, plain[start:end], start, end))
        else:
            token = Token(kind, "", start, end)
            _NUMBERS[kind](token, match)
            add(token)
    nothing = Token(END, "", len(plain), len(plain))
    found += (nothing, nothing, nothing)
    return found


def _number(token: Token, match: re.Match[str]) -> None:
    token.a = int(match[0])


def _pair(token: Token, match: re.Match[str]) -> None:
    token.text, token.a, token.b = match["by"].strip(), int(match["a"]), int(match["b"])


def _triple(token: Token, match: re.Match[str]) -> None:
    a, token.b, c = map(int, _DIGITS.findall(match[0]))
    token.a, year = (c, a) if a > 31 else (a, c)
    token.c = year + 2000 if year < 100 else year


def _clock(token: Token, match: re.Match[str]) -> None:
    token.a = int(match["h"])
    token.b = 30 if match["half"] else int(match["m1"] or match["m2"] or 0)


def _nothing(_token: Token, _match: re.Match[str]) -> None:
    """A code or a figure is only what it is."""


_NUMBERS = {NUMBER: _number, PAIR: _pair, TRIPLE: _triple, CLOCK: _clock,
            CODE: _nothing, FIGURE: _nothing}  # fmt: skip
