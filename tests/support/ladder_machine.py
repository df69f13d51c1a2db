"""Whatever people do and whatever the clock does: what must hold of every ping."""

from collections import Counter
from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core.policy import Ladder
from core.reminders import HOUR
from core.reminders_people import Directory
from core.tasks import OPEN, Recurrence, State
from tests.support.ladder import COORDINATOR, HEAD, OWNERS, ZONE, Life, in_order

_DAY = timedelta(days=1)
#: A working day, and the hours at which a bot that never stops would do something.
_HOURS = (time(5), time(7, 30), time(9), time(14), time(23))
LADDERS = (
    Ladder(),
    Ladder(before=(5, 0), after=(2,), weekly_after=3, slots=(time(14), time(8))),
    Ladder(quiet_from=time(12), quiet_until=time(13, 30), fresh_hours=24, answer_stale_days=3),
    Ladder(before=(), after=(), escalate=(1, 1, 2), hours_before=0),
)
numbers = st.integers(0, 30)
spans = st.integers(-10, 40)
hours = st.none() | st.sampled_from([time(0, 30), time(7, 30), time(9), time(16), time(23)])


class LadderMachine(RuleBasedStateMachine):
    """One office, up to six tasks, from January to whenever the clock gets."""

    def __init__(self) -> None:
        super().__init__()
        self.life = Life()
        self.seen = 0
        #: Tasks of which somebody answered while a message waited, or whose people changed: what
        #: was planned for the one is not told to the next; the step or level after it is.
        self.overtaken: set[int] = set()

    @initialize(ladder=st.sampled_from(LADDERS), day=st.integers(0, 160))
    def begin(self, ladder: Ladder, day: int) -> None:
        self.life = Life(ladder, datetime(2025, 12, 15, 1, tzinfo=ZONE) + day * _DAY)

    @precondition(lambda self: len(self.life.tasks) < 6)
    @rule(days=st.none() | spans, hour=hours, owner=st.sampled_from(OWNERS),
          recurrence=st.sampled_from([Recurrence.NONE, Recurrence.MONTHLY]),
          restricted=st.booleans())
    def give(self, days: int | None, hour: time | None, owner: int, recurrence: Recurrence,
             restricted: bool) -> None:
        due_on = None if days is None else self.life.today + days * _DAY
        self.life.give(due_on, hour, owner, recurrence=recurrence, restricted=restricted)

    @rule(n=numbers, forecast=st.none() | spans)
    def report(self, n: int, forecast: int | None) -> None:
        if self.state_of(n) in OPEN:
            more = {} if forecast is None else {"forecast_on": self.life.today + forecast * _DAY}
            self.overtaken |= self.life.waiting()
            self.change(n, state=State.IN_PROGRESS, last_progress_at=self.life.now, **more)

    @rule(n=numbers, state=st.sampled_from(
        [State.COMPLETED, State.SUBMITTED, State.CANCELLED, State.PAUSED]))
    def end(self, n: int, state: State) -> None:
        if self.state_of(n) in OPEN:
            self.change(n, state=state)

    @rule(n=numbers, state=st.sampled_from([State.RETURNED, State.IN_PROGRESS]))
    def reopen(self, n: int, state: State) -> None:
        if self.state_of(n) in (State.COMPLETED, State.SUBMITTED, State.PAUSED):
            self.change(n, state=state)

    @rule(n=numbers, days=st.none() | spans, hour=hours)
    def move_deadline(self, n: int, days: int | None, hour: time | None) -> None:
        due_on = None if days is None else self.life.today + days * _DAY
        self.change(n, due_on=due_on, due_time=hour if due_on else None)

    @rule(n=numbers, owners=st.sets(st.sampled_from([*OWNERS, HEAD])))
    def hand_over(self, n: int, owners: set[int]) -> None:
        self.overtaken |= self.life.tasks.keys()
        self.change(n, assignees=frozenset(owners))

    @rule(person=st.sampled_from([*OWNERS, HEAD]), active=st.booleans())
    def come_or_go(self, person: int, active: bool) -> None:
        self.overtaken |= self.life.tasks.keys()
        self.life.set_person(person, active=active)

    @rule(person=st.sampled_from([*OWNERS, HEAD, COORDINATOR]),
          hour=st.sampled_from([None, time(7), time(8, 30), time(9)]))
    def choose_hour(self, person: int, hour: time | None) -> None:
        self.life.set_person(person, morning_at=hour)

    @rule(down=st.booleans())
    def network(self, down: bool) -> None:
        self.life.down = down

    @rule(minutes=st.integers(1, 600))
    def a_while(self, minutes: int) -> None:
        self.life.now += timedelta(minutes=minutes)
        self.life.tick()

    @rule(minutes=st.integers(1, 180))
    def the_clock_is_put_back(self, minutes: int) -> None:
        self.life.now -= timedelta(minutes=minutes)
        self.life.tick()

    @rule(hours=st.integers(1, 24 * 12))
    def a_stop(self, hours: int) -> None:
        self.life.now += timedelta(hours=hours)
        self.life.tick()

    @rule(days=st.integers(1, 12))
    def days_go_by(self, days: int) -> None:
        today = self.life.today
        for n in range(days + 1):
            for hour in _HOURS:
                moment = datetime.combine(today + n * _DAY, hour, ZONE)
                if moment > self.life.now:
                    self.life.now = moment
                    self.life.tick()

    @invariant()
    def each_ping_was_right(self) -> None:
        for told in self.life.told[self.seen:]:
            wrong = in_order(told, self.life.ground)
            assert not wrong, f"{wrong}: {told}"
        self.seen = len(self.life.told)

    @invariant()
    def nothing_twice_and_one_message_a_slot(self) -> None:
        twice = Counter((t.person, t.item) for t in self.life.told).most_common(1)
        assert not twice or twice[0][1] == 1, twice
        a_day = Counter((person, at.astimezone(ZONE).date())
                        for at, person, key in self.life.sendings if key.startswith("morning"))
        most = max(a_day.values(), default=0)
        assert most <= len(self.life.ladder.slots), a_day.most_common(1)

    @invariant()
    def the_ceiling_is_kept(self) -> None:
        ladder, pings = self.life.ladder, Counter[tuple[int, int, int]]()
        for told in self.life.told:
            if not told.item.milestone.startswith("escalate"):
                pings[told.person, told.item.task_id, told.item.revision] += 1
        for (_, number, revision), count in pings.items():
            task = self.life.tasks[number]
            if task.deadline_revision == revision and task.deadline.due_on is not None:
                weeks = max((self.life.today - task.deadline.due_on).days, 0) + 21
                most = len(ladder.before) + len(ladder.after) + 1 + weeks // ladder.weekly_after
                assert count <= most

    def teardown(self) -> None:
        """Everything that is due is told in the end, each on its day."""
        self.life.down = False
        self.days_go_by(12)
        self.days_go_by(12)
        begin = self.life.now
        wanted = {n: self.life.expected(t, 24) for n, t in self.life.tasks.items()}
        self.days_go_by(12)
        self.days_go_by(12)
        self.each_ping_was_right()
        self.nothing_twice_and_one_message_a_slot()
        for number, steps in wanted.items():
            told = {(t.item.milestone, t.at.astimezone(ZONE).date()) for t in self.life.told
                    if t.item.task_id == number and t.at > begin}
            own = {step for step in told if not step[0].startswith((HOUR, "escalate"))}
            assert own == set(steps), (number, sorted(own), steps, self.life.tasks[number])
            if number not in self.overtaken:
                self._escalated(number)

    def _escalated(self, number: int) -> None:
        task, directory = self.life.tasks[number], Directory.of(self.life.people.values())
        due_on = task.deadline.due_on
        if not task.is_open or due_on is None:
            return
        base = max(due_on, task.assigned_on or date.min)
        last = self.life.ground.calendar.add_working_days(base, max(self.life.ladder.escalate))
        if last >= self.life.today:
            return
        for level in (1, 2, 3):
            told = {t.person for t in self.life.told
                    if t.item.task_id == number and t.item.milestone == f"escalate:{level}"
                    and t.item.revision == task.deadline_revision}
            others = set(directory.escalated_to(task, level)) - set(directory.owners(task))
            assert told or not others, (number, level, task)

    def state_of(self, n: int) -> State | None:
        """The state of the n-th task, None without tasks."""
        return self.life.tasks[self._number(n)].state if self.life.tasks else None

    def change(self, n: int, **values: object) -> None:
        if self.life.tasks:
            self.life.change(self._number(n), **values)

    def _number(self, n: int) -> int:
        return n % len(self.life.tasks) + 1
