"""The letter that urges: its button, and what comes with the draft."""

from collections.abc import Sequence

from markupsafe import Markup

from core.people import Person, Role, decides, urges_unit
from core.ports.reports import UrgingLetter
from handlers.callbacks import DraftLetter
from handlers.show import Button, Rows
from handlers.texts import Translate
from handlers.texts.values import count


def letter_rows(t: Translate, person: Person, unit_id: int | None) -> Rows:
    """The button to one unit (None: to all, or a head's own), for those who may urge it."""
    if unit_id is None:
        allowed = decides(person) or bool(person.units(Role.HEAD))
        key = "button-letters" if decides(person) else "button-letter"
    else:
        allowed, key = urges_unit(person, unit_id), "button-letter"
    return [[Button(t.plain(key), DraftLetter(unit=unit_id or 0))]] if allowed else []


def letter_caption(t: Translate, letters: Sequence[UrgingLetter]) -> Markup:
    """What it lists, by when the unit answers, and that somebody signs it."""
    # A letter names the worst of very many, and how many there are.
    first, tasks = letters[0], sum(max(each.total, len(each.tasks)) for each in letters)
    if len(letters) > 1:
        return t("letters-caption", units=count(len(letters)), tasks=count(tasks),
                 day=first.answer_by)
    return t("letter-caption", unit=first.unit, tasks=count(tasks), day=first.answer_by)
