"""What stands behind /summary: a period, and what is wanted of it."""

from dataclasses import dataclass

from core.fold import fold

#: Said without diacritics. A telephone makes one long dash of "--".
_CHANGES = ("thay doi tu khi chot", "thay doi", "thaydoi", "so sanh", "sosanh", "doi chieu", "diff")
_LIVE = ("so lieu hien nay", "hien nay", "hien tai", "live")
_DASHES = "-–—"
#: "quý hiện tại" is a period, not a wish.
_SPANS = ("quy", "qui", "thang", "nam")


@dataclass(frozen=True, slots=True)
class Asked:
    """`period`: the words that are left. `changes`: what changed since it was published.

    `live`: the figures of this moment, whatever was published.
    """

    period: str
    changes: bool = False
    live: bool = False


def read(text: str) -> Asked:
    """"Q2/2026 --diff", "so sánh quý 2", "quy 2 hiện nay" → the period and the wish."""
    words = text.split()
    for phrases, changes in ((_CHANGES, True), (_LIVE, False)):
        for phrase in phrases:
            rest = _without(words, phrase.split())
            if rest is not None and (changes or fold(" ".join(rest)) not in _SPANS):
                return Asked(" ".join(rest), changes=changes, live=not changes)
    return Asked(text)


def _without(words: list[str], phrase: list[str]) -> list[str] | None:
    """The words around the phrase; None when it does not stand there.

    "--thay-doi" is one word of the text and two of the phrase.
    """
    for start in range(len(words)):
        for length in {1, len(phrase)}:
            found = words[start:start + length]
            if _plain(found).split() == phrase:
                return [*words[:start], *words[start + length:]]
    return None


def _plain(words: list[str]) -> str:
    """Folded; a word that begins with a dash is an option, with dashes for blanks."""
    folded = (fold(word) for word in words)
    return " ".join(
        w.strip(_DASHES).replace("-", " ") if w[:1] and w[0] in _DASHES else w for w in folded)
