"""The gathering of the units' parts, put together."""

from typing import Any

from bot.stores import Stores
from core.policy import Policy
from core.ports.deliveries import Notify
from core.ports.runtime import UnitOfWork
from core.usecases.collect_parts import CollectParts
from core.usecases.compose_parts import ComposeParts
from core.usecases.confirm_part import ConfirmPart
from core.usecases.edit_part import EditPart
from core.usecases.gather_parts import GatherParts
from core.usecases.open_periods import OpenPeriods
from core.usecases.read_part import ReadPart
from handlers.texts import Catalogue
from handlers.texts.part_lines import part_sentence


def parting(
    stores: Stores, policy: Policy, notify: Notify, catalogue: Catalogue
) -> dict[str, Any]:
    """The part of one unit, and the board of all."""
    read = _reading(stores, policy, catalogue)
    return {
        "read_part": read,
        "edit_part": EditPart(stores.parts, read),
        "confirm_part": ConfirmPart(stores.parts, stores.people, read, notify),
        "gather_parts": GatherParts(
            stores.parts, stores.figures, stores.people, stores.units, stores.calendar,
            stores.deliveries, read, notify, policy),
        "compose_parts": ComposeParts(stores.parts, stores.people, read),
    }


def collecting(stores: Stores, policy: Policy, catalogue: Catalogue) -> CollectParts:
    """What the parts bring into a report."""
    words = catalogue.translator(policy.language)
    return CollectParts(stores.parts, _reading(stores, policy, catalogue),
                        lambda field: words.plain(f"field-{field.replace('_', '-')}"))


def _reading(stores: Stores, policy: Policy, catalogue: Catalogue) -> ReadPart:
    """A part is of the office's own document: its sentences speak the office's language."""
    words = catalogue.translator(policy.language)
    return ReadPart(stores.parts, stores.part_facts, stores.people, stores.units, stores.calendar,
                    policy, lambda result: part_sentence(words, result))


def open_periods(
    stores: Stores, read: ReadPart, work: UnitOfWork, policy: Policy
) -> OpenPeriods:
    """The clock's step."""
    return OpenPeriods(stores.parts, stores.figures, read, stores.deliveries, stores.people,
                       stores.units, stores.calendar, work, policy)
