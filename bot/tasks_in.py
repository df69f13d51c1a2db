"""Use cases by which tasks come in: directives, single assignments, and changes to them."""

from typing import Any

from bot.stores import Stores
from core.policy import Policy
from core.ports.deliveries import Notify
from core.ports.directives import Announce
from core.ports.runtime import UnitOfWork
from core.usecases.accept_directive import AcceptDirective
from core.usecases.assign_task import AssignTask
from core.usecases.change_task import ChangeTask
from core.usecases.edit_task import EditTask
from core.usecases.halt_task import HaltTask
from core.usecases.hand_over_task import HandOverTask
from core.usecases.prepare_order import PrepareOrder
from core.usecases.propose_directive import ProposeDirective
from core.usecases.review_directive import DropDrafts, ReviewDirective
from core.usecases.revise_draft import ReviseDraft
from core.usecases.settle_directive import FillHeader, NameLead
from documents.reading import read_directive


def importing(
    stores: Stores, policy: Policy, work: UnitOfWork, change: ChangeTask, announce: Announce
) -> dict[str, Any]:
    """A file → proposed duties → review → tasks."""
    tasks, drafts, directives = stores.tasks, stores.drafts, stores.directives
    return {
        "propose_directive": ProposeDirective(
            read_directive, work, directives, drafts, tasks, stores.units, stores.calendar, policy),
        "review_directive": ReviewDirective(directives, drafts, tasks, stores.units),
        "revise_draft": ReviseDraft(tasks, stores.calendar, policy),
        "name_lead": NameLead(tasks, drafts, stores.units),
        "drop_drafts": DropDrafts(tasks, drafts),
        "fill_header": FillHeader(directives, drafts, tasks, stores.calendar, policy),
        "accept_directive": AcceptDirective(
            work, directives, drafts, tasks, change, announce, stores.calendar, policy),
    }


def assigning(
    stores: Stores, policy: Policy, change: ChangeTask, announce: Announce
) -> dict[str, Any]:
    """One typed line, or step by step → a task."""
    people, calendar = stores.people, stores.calendar
    return {
        "prepare_order": PrepareOrder(stores.units, people, calendar, policy),
        "assign_task": AssignTask(stores.tasks, people, change, announce, calendar, policy),
    }


def editing(
    stores: Stores, policy: Policy, change: ChangeTask, notify: Notify
) -> dict[str, Any]:
    """Changes to a task that is already given."""
    tasks, people = stores.tasks, stores.people
    return {
        "edit_task": EditTask(
            tasks, stores.units, people, change, stores.calendar, policy, notify),
        "hand_over_task": HandOverTask(tasks, people, change, notify),
        "halt_task": HaltTask(tasks, people, stores.progress, change, notify),
    }
