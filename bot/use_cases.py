"""The use cases by the names that handlers ask for, one function per subject."""

from typing import Any

from bot.stores import Stores
from core.policy import Policy
from core.usecases.change_task import ChangeTask
from core.usecases.invite_person import InvitePerson, IssueCode
from core.usecases.link_account import AgreeLink, OfferLink, UnlinkAccount


def build_use_cases(stores: Stores, policy: Policy) -> dict[str, Any]:
    """Handler argument name → use case."""
    change = ChangeTask(stores.tasks, stores.histories)
    return {
        "policy": policy,
        "change_task": change,
        **_people(stores, policy),
    }


def _people(stores: Stores, policy: Policy) -> dict[str, Any]:
    issue = IssueCode(stores.invites, policy.invite_hours)
    return {
        "offer_link": OfferLink(stores.invites, stores.people),
        "agree_link": AgreeLink(stores.invites, stores.people, stores.accounts, stores.consents),
        "unlink_account": UnlinkAccount(stores.accounts, stores.consents),
        "issue_code": issue,
        "invite_person": InvitePerson(stores.people, issue),
    }
