"""What a line says, part by part."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.people import Person, Unit, UnitGroup
from core.targets import Target


@dataclass(frozen=True, slots=True)
class Named:
    """A unit or a person as the line names them, `words` verbatim.

    `ids` are all meant (a group of units is several). With none, it is a question: `near` are
    those who may be meant, best first; () when nobody comes close.
    """

    words: str
    ids: tuple[int, ...] = ()
    near: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """The parts of an order. `title`, `deadline_text`, `product` and `report_to` are the line's
    own words, "" where it says nothing; a unit may also come from the one person named. `left_out`
    are supporting units that nobody could make out."""

    title: str
    leads: tuple[Named, ...] = ()
    supporting: tuple[Named, ...] = ()
    people: tuple[Named, ...] = ()
    deadline_text: str = ""
    targets: tuple[Target, ...] = ()
    product: str = ""
    report_to: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def unit_ids(self) -> tuple[int, ...]:
        """The lead units that are known, each once."""
        return _ids(self.leads)

    @property
    def supporting_ids(self) -> tuple[int, ...]:
        """The supporting units that are known, without the lead ones."""
        leads = set(self.unit_ids)
        return tuple(i for i in _ids(self.supporting) if i not in leads)

    @property
    def person_ids(self) -> tuple[int, ...]:
        """The assignees that are known."""
        return _ids(self.people)


@dataclass(frozen=True, slots=True)
class Names:
    """The units, groups and people that a line may name."""

    units: Sequence[Unit]
    groups: Sequence[UnitGroup]
    people: Sequence[Person]


def _ids(named: Sequence[Named]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(i for name in named for i in name.ids))
