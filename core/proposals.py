"""From a duty of a directive to the drafts that are proposed for it: one for each unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.directives import Duty, source_key
from core.matching import UnitMatch
from core.tasks import State, Task


@dataclass(frozen=True, slots=True)
class Owner:
    """Who would lead: a unit, or words that name none we know."""

    unit_id: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """Columns of the duty's own row, and of one row for each unit when there are several."""

    top: dict[str, Any]
    children: tuple[dict[str, Any], ...] = ()


def owners(lead: UnitMatch, lead_text: str) -> tuple[Owner, ...]:
    """Each unit the cell names, then each name that is not known: a person is asked about it."""
    found = [Owner(unit_id, lead_text) for unit_id in lead.unit_ids]
    found += [Owner(None, words) for words in lead.unmatched]
    return tuple(found) or (Owner(None, lead_text),)


def propose(
    duty: Duty, leads: Sequence[Owner], supporting: Sequence[int], deadline: dict[str, Any],
    directive_id: int, at: datetime,
) -> Proposed:
    """Drafts for `duty`. Several owners become one task each under a parent (design.md §3)."""
    common = {
        **deadline,
        "directive_id": directive_id, "source_key": source_key(duty), "item_no": duty.item_no,
        "title": duty.title, "detail": duty.detail, "product": duty.product,
        "targets": "; ".join(target.text for target in duty.targets),
        "report_to": duty.report_to,
        "field": duty.field, "support_text": duty.support_text, "state": State.DRAFT,
        "created_at": at,
    }
    if len(leads) == 1:
        return Proposed({**common, **_led(leads[0], supporting)})
    top = {**common, "is_parent": True, "lead_text": duty.lead_text, "lead_unit_id": None,
           "supporting": frozenset(supporting)}
    return Proposed(top, tuple({**common, **_led(owner, supporting)} for owner in leads))


def _led(owner: Owner, supporting: Sequence[int]) -> dict[str, Any]:
    return {"lead_unit_id": owner.unit_id, "lead_text": owner.words, "is_parent": False,
            "supporting": frozenset(supporting) - {owner.unit_id}}


#: What a child has from its parent.
_SHARED = ("directive_id", "source_key", "item_no", "title", "detail", "product", "targets",
           "report_to", "field",
           "support_text", "kind", "start_on", "target_on", "deadline_unsure", "recurrence",
           "recurrence_rule", "state", "lead_text")


def child_of(parent: Task, unit_id: int, at: datetime) -> dict[str, Any]:
    """Columns of one more unit's task under a draft parent."""
    deadline = parent.deadline
    return {
        **{name: getattr(parent, name) for name in _SHARED},
        "deadline_text": deadline.text, "due_on": deadline.due_on,
        "due_time": deadline.due_time, "named_date": deadline.named_date,
        "deadline_why": deadline.why,
        "parent_id": parent.id, "is_parent": False, "lead_unit_id": unit_id,
        "supporting": parent.supporting - {unit_id}, "created_at": at,
    }
