"""Words of progress → signs: one letter for each class of words that means the same to us.

A message becomes a short string of signs ("Sở Tư pháp chưa góp ý" is "UcW"), and the grammar
is written over them. The phrases pass through the same spelling as messages do.
"""

from typing import TypeAlias

from core.fold import fold
from core.progress.homographs import HOMOGRAPHS, folded_phrase
from core.progress.other_words import OTHER_WORDS
from core.progress.spelling import tones
from core.progress.talk_words import TALK_WORDS
from core.progress.work_words import WORK_WORDS

#: How a phrase goes on after its first word, its sign, and where it has diacritics.
Entry: TypeAlias = tuple[tuple[str, ...], str, tuple[str, ...]]

Entries: TypeAlias = tuple[list[Entry], dict[str, list[Entry]]]


def _marks(phrase: str) -> tuple[str, ...]:
    """The diacritics of each word; none of a homograph, which its word tells already."""
    words = phrase.split()
    if len(words) == 1 and fold(phrase) in HOMOGRAPHS:
        return ("",)
    return tuple(map(tones, words))


def _order(entry: tuple[tuple[tuple[str, ...], tuple[str, ...]], str]) -> tuple[int, bool]:
    """Long phrases first; a bare word is rather one that has no diacritics."""
    (words, marks), _ = entry
    return -len(words), any(marks)


def _compiled() -> dict[str, Entries]:
    table: dict[tuple[tuple[str, ...], tuple[str, ...]], str] = {}
    for sign, phrases in {**WORK_WORDS, **OTHER_WORDS, **TALK_WORDS}.items():
        for phrase in " ".join(phrases.split()).split(", "):
            words = tuple(folded_phrase(phrase).split())
            table.setdefault((words, _marks(phrase)), sign)
    first: dict[str, Entries] = {}
    for (words, marks), sign in sorted(table.items(), key=_order):
        alone, longer = first.setdefault(words[0], ([], {}))
        entries = longer.setdefault(words[1], []) if len(words) > 1 else alone
        entries.append((words[1:], sign, marks))
    return first


#: First word → the phrases of it alone, and second word → the longer ones, the longest first.
PHRASES = _compiled()
#: Every word that some phrase holds.
KNOWN = frozenset(PHRASES) | {
    word
    for _, longer in PHRASES.values()
    for entries in longer.values()
    for tail, _, _ in entries
    for word in tail
}
