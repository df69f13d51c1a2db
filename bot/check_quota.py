"""What `check` finds about the month's messages and the people that a plan serves."""

from datetime import datetime
from typing import Any

from core.policy import Policy
from core.quota import people_step
from core.usecases.read_quota import ReadQuota, ShowQuota
from handlers.texts import Catalogue
from handlers.texts.people import channel_name
from handlers.texts.values import count, short_day
from storage.accounts import AccountStore
from storage.calendar import CalendarStore
from storage.engine import Database
from storage.message_counts import MessageCountStore

#: Good or bad, the catalogue's key, its data.
Look = tuple[bool, str, dict[str, Any]]


async def look_at_quota(database: Database, policy: Policy, now: datetime) -> list[Look]:
    """Within a reading unit; nothing for an office without such a channel."""
    read = ReadQuota(MessageCountStore(database), CalendarStore(database), policy)
    t = Catalogue().translator(policy.language)
    found: list[Look] = []
    for one in await read(now):
        data = {"channel": channel_name(t, one.channel), "used": count(one.used.total),
                "limit": count(one.limit)}
        day = one.forecast.runs_out_on
        found.append((True, "check-quota", data) if day is None else
                     (False, "check-quota-short", {**data, "day": short_day(day)}))
    people = await ShowQuota(read, AccountStore(database), policy).people()
    return found + [
        (False, "check-people-limit", {"channel": channel_name(t, served.channel),
                                       "linked": count(served.linked),
                                       "limit": count(served.limit)})
        for served in people if people_step(served.linked, served.limit)]
