"""The director's page of the week, counted when it is read."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.acting import Act
from core.digest import Digest, DigestFigures, Shortage, UnitStanding
from core.errors import ForbiddenError
from core.people import decides
from core.policy import Policy
from core.ports.digest import DigestCounts
from core.ports.figures import Figures
from core.ports.people import Units
from core.quarters import Period
from core.quota import Standing
from core.summary import Counts

#: A page on a phone: so many lines of each sort.
WORST = 5
BLOCKERS = 5
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_Cells = Mapping[tuple[int | None, str], Counts]


@dataclass(frozen=True, slots=True)
class BuildDigest:
    """Counts of now, of last week and of the week before, by the rules of the summary."""

    figures: Figures
    counts: DigestCounts
    units: Units
    policy: Policy
    read_quota: Callable[[datetime], Awaitable[Sequence[Standing]]]

    async def __call__(self, now: datetime) -> Digest:
        """The digest at `now` (aware). Weeks run from Monday to Sunday, office-local."""
        zone = self.policy.zone
        today = now.astimezone(zone).date()
        monday = today - timedelta(days=today.weekday())
        last = self._week(monday - _WEEK)
        done = await self.figures.counts(last, last.end, None)
        present = await self.figures.counts(self._week(monday), today, None)
        tomorrow = datetime.combine(today + _DAY, time(), zone)
        blockers = await self.figures.blockers(tomorrow, None, BLOCKERS)
        return Digest(
            organisation=self.policy.organisation,
            week_of=monday,
            moment=now,
            now=await self._figures(present, done, monday),
            before=await self._before(monday),
            worst=tuple(await self.figures.overdue(today, None, WORST)),
            units=await self._standings(present, done),
            blockers=tuple(blockers),
            unreached=await self.counts.unreached(now - _WEEK),
            timezone=zone.key,
            short=tuple(Shortage(s.channel, s.forecast.runs_out_on, s.left)
                        for s in await self.read_quota(now) if s.forecast.runs_out_on),
        )

    async def _before(self, monday: date) -> DigestFigures | None:
        """The figures of a week ago; None when there was no task then."""
        last, earlier = self._week(monday - _WEEK), self._week(monday - 2 * _WEEK)
        then = await self.figures.counts(earlier, earlier.end, None)
        if not _total(then.values()).total:
            return None
        return await self._figures(then, then, last.start)

    async def _figures(self, present: _Cells, done: _Cells, monday: date) -> DigestFigures:
        standing, week = _total(present.values()), _total(done.values())
        return DigestFigures(
            open=standing.open,
            overdue=standing.open_overdue,
            due_this_week=await self.counts.due_within(monday, monday + 6 * _DAY),
            done_last_week=week.completed,
            new_last_week=week.new,
        )

    async def _standings(self, present: _Cells, done: _Cells) -> tuple[UnitStanding, ...]:
        found = []
        for unit in await self.units.all():
            standing, week = _of_unit(present, unit.id), _of_unit(done, unit.id)
            if standing.total or week.total:
                found.append(UnitStanding(unit.id, unit.short_name, standing.open,
                                          standing.open_overdue, week.completed,
                                          week.on_time_rate))
        return tuple(sorted(found, key=lambda s: (s.overdue, -s.done, s.open, s.unit)))

    def _week(self, monday: date) -> Period:
        """A week as a counting period."""
        sunday = monday + 6 * _DAY
        return Period(f"{monday}..{sunday}", self.policy.scheme, monday, sunday)


@dataclass(frozen=True, slots=True)
class ShowDigest:
    """/digest: now, for director and coordinator."""

    build: BuildDigest

    async def __call__(self, act: Act) -> Digest:
        """This week's digest. Raises ForbiddenError."""
        if not decides(act.person):
            raise ForbiddenError
        return await self.build(act.now)


def _of_unit(cells: _Cells, unit_id: int) -> Counts:
    return _total(counts for (unit, _), counts in cells.items() if unit == unit_id)


def _total(counts: Iterable[Counts]) -> Counts:
    return sum(counts, Counts())
