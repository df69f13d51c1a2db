"""The lists a person can ask for, a page at a time, within what they may see."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from core.acting import Act
from core.errors import NotFoundError
from core.fold import fold
from core.people import OVERSEERS, Role, Unit, visible_units
from core.policy import Policy
from core.ports.lists import (
    PAGE,
    ListKind,
    OpenBlocker,
    Scope,
    TaskLine,
    TaskLists,
    UnitOverdue,
    WaitingLists,
)
from core.ports.people import Units

#: Words looked for at once; a longer question is cut, not refused.
_WORDS = 8


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What is asked: the list, a unit, days ahead or words, and the page from 0."""

    kind: ListKind
    unit_id: int | None = None
    days: int = 7
    words: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One page of it. `units` is the head of /overdue for those who see several units; what is
    due within `soon_days` is marked."""

    query: ListQuery
    total: int
    lines: Sequence[TaskLine]
    unit: Unit | None = None
    units: Sequence[UnitOverdue] = ()
    soon_days: int = 0

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(-(-self.total // PAGE), 1)


@dataclass(frozen=True, slots=True)
class ListTasks:
    """Everyone's lists show what that person may see, and nothing of what they may not."""

    lists: TaskLists
    units: Units
    policy: Policy

    async def __call__(self, act: Act, query: ListQuery) -> TaskPage:
        """The page asked for. Raises NotFoundError for a unit that may not be seen."""
        return replace(await self._page(act, query), soon_days=self.policy.soon_days)

    async def _page(self, act: Act, query: ListQuery) -> TaskPage:
        unit = await self._unit(act, query.unit_id)
        scope = Scope(act.person.id, visible_units(act.person))
        offset = max(query.page, 0) * PAGE
        match query.kind:
            case ListKind.MINE:
                headed = act.person.units(Role.HEAD)
                total, lines = await self.lists.mine(act.person.id, headed, offset)
            case ListKind.OVERDUE | ListKind.UPCOMING:
                return await self._due(act, query, scope, unit)
            case ListKind.SEARCH:
                words = fold(query.words).split()[:_WORDS]
                total = await self.lists.count_search(scope, words)
                lines = await self.lists.search(scope, words, offset)
            case ListKind.STALE:
                since = act.now - timedelta(days=self.policy.stale_days)
                total = await self.lists.count_stale(scope, since)
                lines = await self.lists.stale(scope, since, offset)
        return TaskPage(query, total, lines, unit)

    async def _due(
        self, act: Act, query: ListQuery, scope: Scope, unit: Unit | None
    ) -> TaskPage:
        today = act.today
        if query.kind is ListKind.OVERDUE:
            first, last = None, today - timedelta(days=1)
        else:
            first, last = today, today + timedelta(days=query.days)
        lines = await self.lists.due_before(
            scope, query.unit_id, first, last, max(query.page, 0) * PAGE
        )
        if query.kind is ListKind.OVERDUE and query.unit_id is None and query.page == 0:
            by_unit = await self.lists.overdue_by_unit(scope, today)
            return TaskPage(query, sum(u.count for u in by_unit), lines, unit, by_unit)
        total = await self.lists.count_due(scope, query.unit_id, first, last)
        return TaskPage(query, total, lines, unit)

    async def _unit(self, act: Act, unit_id: int | None) -> Unit | None:
        if unit_id is None:
            return None
        allowed = visible_units(act.person)
        unit = await self.units.get(unit_id) if allowed is None or unit_id in allowed else None
        if unit is None:
            raise NotFoundError("listed-unit")
        return unit


@dataclass(frozen=True, slots=True)
class ListBlockers:
    """Difficulties that wait for a decision: deciders and observers all, a head the unit's."""

    lists: WaitingLists

    async def __call__(self, act: Act, page: int) -> tuple[int, Sequence[OpenBlocker]]:
        """(how many, the page). Raises NotFoundError for people without such a list."""
        everything = act.person.has(*OVERSEERS)
        headed = act.person.units(Role.HEAD)
        if not everything and not headed:
            raise NotFoundError("list")
        scope = Scope(act.person.id, None if everything else headed)
        total = await self.lists.count_blockers(scope)
        return total, await self.lists.blockers(scope, max(page, 0) * PAGE)
