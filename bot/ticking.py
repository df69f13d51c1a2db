"""What the clock does, put together."""

import asyncio
from collections.abc import Mapping
from typing import Any

from bot.parts_desk import open_periods
from bot.stores import Stores
from core.digest import Digest
from core.policy import Policy
from core.ports.deliveries import Messenger
from core.ports.runtime import Clock, UnitOfWork
from core.usecases.ask_evidence import AskEvidence
from core.usecases.build_digest import BuildDigest, ShowDigest
from core.usecases.compose import Compose
from core.usecases.compose_quota import ComposeQuota
from core.usecases.compose_unreached import ComposeUnreached
from core.usecases.deliver import Deliver
from core.usecases.directory_for import DirectoryFor
from core.usecases.forget_old import ForgetOld
from core.usecases.next_occurrence import NextOccurrence
from core.usecases.place_pings import PlacePings
from core.usecases.plan_digest import PlanDigest
from core.usecases.plan_pings import PlanPings
from core.usecases.read_quota import ReadQuota
from core.usecases.save_messages import SaveMessages
from core.usecases.send_due import SendDue
from core.usecases.take_up_again import TakeUpAgain
from core.usecases.take_up_opened import TakeUpOpened
from core.usecases.tell_owners import TellOwners
from core.usecases.tell_unreached import TellUnreached
from core.usecases.tick import Tick
from core.usecases.urge_tasks import UrgeTasks
from core.usecases.watch_quota import WatchQuota


def ticking(stores: Stores, policy: Policy) -> dict[str, Any]:
    """What people can ask of the clock's part: the digest now, an urge now."""
    tell = TellOwners(stores.people, stores.deliveries, policy)
    build = BuildDigest(stores.figures, stores.digest, stores.units, policy,
                        ReadQuota(stores.message_counts, stores.calendar, policy))
    return {
        "build_digest": build,
        "show_digest": ShowDigest(build),
        "plot_digest": plot_digest,
        "urge_tasks": UrgeTasks(stores.tasks, stores.histories, tell),
        "ask_evidence": AskEvidence(stores.tasks, stores.evidences, stores.histories, tell),
    }


def build_tick(
    stores: Stores, use_cases: Mapping[str, Any], work: UnitOfWork, clock: Clock, policy: Policy,
    messenger: Messenger, halt: asyncio.Event,
) -> Tick:
    """Plan first, then send, so that what falls due now leaves in the same tick.

    Once `halt` is set nothing more is claimed.
    """
    occurrence = NextOccurrence(
        stores.tasks, stores.histories, stores.reminders, stores.calendar, policy)
    plan = PlanPings(stores.reminders, stores.deliveries, stores.people, stores.calendar, work,
                     PlacePings(stores.deliveries), occurrence, policy)
    digest = PlanDigest(stores.deliveries, stores.people, stores.calendar, work, policy)
    compose = Compose(stores.deliveries, stores.tasks, stores.people, stores.units,
                      stores.extensions, stores.blockers, use_cases["build_digest"],
                      stores.delays, use_cases["compose_parts"], stores.evidences,
                      ComposeUnreached(stores.unreached),
                      ComposeQuota(use_cases["read_quota"], use_cases["show_quota"]))
    tell = TellUnreached(stores.people, use_cases["notify"])
    directory = DirectoryFor(stores.deliveries, stores.tasks, stores.people)
    save = SaveMessages(stores.deliveries, compose, directory, use_cases["read_quota"], work,
                        policy)
    deliver = Deliver(stores.accounts, compose, messenger, tell, work, save)
    send = SendDue(stores.deliveries, directory, deliver, messenger, tell,
                   stores.calendar, work, clock, policy, halt)
    again = TakeUpAgain(stores.deliveries, stores.people, stores.calendar, work,
                        PlacePings(stores.deliveries), policy)
    opened = TakeUpOpened(stores.deliveries, stores.signs, stores.people, stores.calendar,
                          work, PlacePings(stores.deliveries), policy)
    forget = ForgetOld(stores.retention, work, policy)
    gather = open_periods(stores, use_cases["read_part"], work, policy)
    watch = WatchQuota(use_cases["show_quota"], stores.people, use_cases["notify"], work)
    return Tick((plan, digest, gather, again, opened, watch, send, forget))


def plot_digest(digest: Digest) -> bytes:
    """The week as a picture; matplotlib is imported when the first one is drawn."""
    from documents.writing import Labels
    from documents.writing.plots import plot_digest as draw

    return draw(digest, Labels())
