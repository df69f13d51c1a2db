"""The use cases by the names that handlers ask for, one function per subject."""

from typing import Any

from bot.exporting import exporting
from bot.invitations import Invitations
from bot.parts_desk import collecting, parting
from bot.publishing import publishing
from bot.replying import replying
from bot.stores import Stores
from bot.tasks_in import assigning, editing, importing
from bot.ticking import ticking
from core.policy import Policy
from core.ports.runtime import UnitOfWork
from core.usecases.announce_tasks import AnnounceTasks
from core.usecases.build_summary import BuildSummary
from core.usecases.change_task import ChangeTask
from core.usecases.export_my_data import ExportMyData
from core.usecases.import_organisation import ImportOrganisation
from core.usecases.invite_person import InvitePerson, IssueCode
from core.usecases.link_account import AgreeLink, OfferLink, UnlinkAccount
from core.usecases.list_people import ListPeople
from core.usecases.list_tasks import ListBlockers, ListTasks
from core.usecases.list_unreached import ListUnreached
from core.usecases.move_morning import MoveMorning
from core.usecases.notify import NotifyPeople
from core.usecases.place_pings import PlacePings
from core.usecases.read_quota import ReadQuota, ShowQuota
from core.usecases.settings import AddChannel, ChangeSettings, ShowSettings
from handlers.texts import Catalogue


def build_use_cases(
    stores: Stores, policy: Policy, work: UnitOfWork, catalogue: Catalogue
) -> dict[str, Any]:
    """Handler argument name → use case."""
    change = ChangeTask(stores.tasks, stores.histories)
    telling = _telling(stores, policy)
    return {
        "policy": policy,
        "change_task": change,
        "catalogue": catalogue,
        **_people(stores, policy),
        **_register(stores, policy),
        **telling,
        **ticking(stores, policy),
        **assigning(stores, policy, change, telling["announce_tasks"]),
        **editing(stores, policy, change, telling["notify"]),
        **importing(stores, policy, work, change, telling["announce_tasks"]),
        **replying(stores, policy, change, telling["notify"]),
        **parting(stores, policy, telling["notify"], catalogue),
        **_asking(stores, policy, work, catalogue),
        **_quota(stores, policy),
        **exporting(stores, policy, work),
    }


def _people(stores: Stores, policy: Policy) -> dict[str, Any]:
    issue = IssueCode(stores.invites, policy.invite_hours)
    notify = NotifyPeople(stores.deliveries, policy)
    return {
        "offer_link": OfferLink(stores.invites, stores.people),
        "agree_link": AgreeLink(
            stores.invites, stores.people, stores.accounts, stores.consents, notify),
        "unlink_account": UnlinkAccount(
            stores.people, stores.accounts, stores.consents, notify),
        "issue_code": issue,
        "invite_person": InvitePerson(stores.people, issue),
    }


def _register(stores: Stores, policy: Policy) -> dict[str, Any]:
    show = ShowSettings(stores.people, stores.accounts, stores.unreached, policy)
    return {
        "people": stores.people,
        "invite_cards": Invitations(),
        "list_people": ListPeople(stores.register),
        "show_settings": show,
        "add_channel": AddChannel(IssueCode(stores.invites, policy.invite_hours), show),
        "change_settings": ChangeSettings(stores.people, show, MoveMorning(
            stores.deliveries, stores.people, stores.calendar,
            PlacePings(stores.deliveries), policy)),
        "export_my_data": ExportMyData(stores.my_data, stores.histories),
        "import_organisation": ImportOrganisation(
            stores.organisation, stores.calendar, policy.language),
    }


def _telling(stores: Stores, policy: Policy) -> dict[str, Any]:
    notify = NotifyPeople(stores.deliveries, policy)
    return {
        "notify": notify,
        "announce_tasks": AnnounceTasks(stores.tasks, stores.people, notify),
    }


def _quota(stores: Stores, policy: Policy) -> dict[str, Any]:
    read = ReadQuota(stores.message_counts, stores.calendar, policy)
    return {"read_quota": read, "show_quota": ShowQuota(read, stores.accounts, policy)}


def _asking(
    stores: Stores, policy: Policy, work: UnitOfWork, catalogue: Catalogue
) -> dict[str, Any]:
    words = catalogue.translator(policy.language)
    summary = BuildSummary(
        stores.figures, stores.units, policy,
        lambda field: words.plain(f"field-{field.replace('_', '-')}"),
        collecting(stores, policy, catalogue),
    )
    return {
        "units": stores.units,
        "list_tasks": ListTasks(stores.task_lists, stores.units, policy),
        "list_blockers": ListBlockers(stores.waiting_lists),
        "list_unreached": ListUnreached(stores.unreached),
        "build_summary": summary,
        **publishing(stores, policy, work, summary),
    }
