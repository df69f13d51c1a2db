"""Whom messages did not reach lately, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from core.acting import Act
from core.errors import NotFoundError
from core.people import DECIDERS, Role
from core.ports.lists import PAGE, Scope
from core.ports.unreached import Unreached, UnreachedPeople

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class UnreachedList:
    """One page, counted from 0, of `total` people."""

    total: int
    people: Sequence[Unreached]
    page: int

    @property
    def pages(self) -> int:
        """At least one."""
        return max(-(-self.total // PAGE), 1)


@dataclass(frozen=True, slots=True)
class ListUnreached:
    """Of the last seven days: deciders see all, a head the people of the own units."""

    unreached: UnreachedPeople

    async def __call__(self, act: Act, page: int = 0) -> UnreachedList:
        """Raises NotFoundError for people without such a list."""
        headed = act.person.units(Role.HEAD)
        if not act.person.has(*DECIDERS) and not headed:
            raise NotFoundError("list")
        scope = Scope(act.person.id, None if act.person.has(*DECIDERS) else headed)
        since = act.now - _WEEK
        total = await self.unreached.count(scope, since)
        page = min(max(page, 0), max(-(-total // PAGE) - 1, 0))
        return UnreachedList(total, await self.unreached.page(scope, since, page * PAGE), page)
