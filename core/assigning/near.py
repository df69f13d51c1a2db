"""Who is meant by words that name nobody exactly: those whose names come closest."""

from collections.abc import Iterable, Sequence

from core.assigning.words import plain_words
from core.people import Person, Unit

_MOST = 5
_LONGEST = 60
_CLOSE = 0.55


def distance(one: str, other: str) -> int:
    """How many letters to add, drop, change or swap with a neighbour to make `other` of `one`."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            best = min(row[-1] + 1, before[j] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]


def likeness(one: str, other: str) -> float:
    """1.0 for the same letters, 0.0 for none in common; texts are cut at 60 letters."""
    one, other = one[:_LONGEST], other[:_LONGEST]
    longest = max(len(one), len(other))
    return 1 - distance(one, other) / longest if longest else 0.0


def near_units(words: str, units: Sequence[Unit]) -> tuple[int, ...]:
    """Up to five active units whose names come close to `words`, best first."""
    typed = plain_words(words)
    return _best((unit.id, _unit_likeness(typed, unit)) for unit in units if unit.active)


def near_people(words: str, people: Sequence[Person]) -> tuple[int, ...]:
    """Up to five active people whose names come close to `words` (a name without polite words)."""
    typed = plain_words(words)
    return _best((p.id, _name_likeness(typed, p.full_name)) for p in people if p.active)


def _unit_likeness(typed: tuple[str, ...], unit: Unit) -> float:
    names = (unit.name, unit.short_name, unit.code, *unit.aliases)
    return max((_words_likeness(typed, plain_words(name)) for name in names), default=0.0)


def _words_likeness(typed: tuple[str, ...], name: tuple[str, ...]) -> float:
    """Without the first words that both share ("Phòng"), which say nothing."""
    while len(typed) > 1 and len(name) > 1 and typed[0] == name[0]:
        typed, name = typed[1:], name[1:]
        break
    shared = len(set(typed) & set(name)) / max(len(typed), 1) * 0.8
    return max(likeness("".join(typed), "".join(name)), shared)


def _name_likeness(typed: tuple[str, ...], full_name: str) -> float:
    name = plain_words(full_name)
    if not typed or not name:
        return 0.0
    return likeness(" ".join(typed), " ".join(name[-len(typed) :]))


def _best(scored: Iterable[tuple[int, float]]) -> tuple[int, ...]:
    close = [(score, key) for key, score in scored if score >= _CLOSE]
    close.sort(key=lambda pair: -pair[0])
    return tuple(key for _, key in close[:_MOST])
