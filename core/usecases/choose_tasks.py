"""Which tasks a message means: by its references, by what it answers, by what is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.acting import Act
from core.people import Role
from core.policy import Policy
from core.ports.tasks import Tasks
from core.ports.updates import SentMessages, Spoken
from core.replies import Choice, all_of, choose, matching, numbered
from core.reporting import part_of
from core.tasks import State, Task

#: Tasks of a person that are looked at.
MINE = 50
_SPOKEN_OF = timedelta(hours=48)
#: So long a conversation in a chat is under way: what is sent elsewhere meanwhile is not meant.
_UNDER_WAY = timedelta(minutes=10)
_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Where:
    """The chat a message came in, and the message of ours that it replies to."""

    chat_id: int
    replied_to: str | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """The message of ours that one answers; `replied` when the platform says so, otherwise it is
    our last about tasks to the person."""

    spoken: Spoken
    replied: bool = False


@dataclass(frozen=True, slots=True)
class ChooseTasks:
    """Only tasks that the person may know of are ever chosen."""

    tasks: Tasks
    sent: SentMessages
    policy: Policy

    async def heard(self, act: Act, where: Where) -> Heard:
        """What the person has before their eyes."""
        if where.replied_to is not None:
            said = await self.sent.said(act.channel, where.chat_id, where.replied_to)
            if said.task_ids:
                return Heard(said, replied=True)
        newest = await self._last_to(act, where)
        if act.sent_at is None or not newest.task_ids:
            return Heard(newest)
        return Heard(_seen(await self._last_to(act, where, act.sent_at), newest))

    async def _last_to(self, act: Act, where: Where, until: datetime | None = None) -> Spoken:
        """Our last message about tasks. A ping on one channel may be answered on another."""
        return await self.sent.last_to(
            act.person.id, act.channel, where.chat_id, act.said_at - _UNDER_WAY,
            act.said_at - _SPOKEN_OF, until)

    async def spoken_since(self, act: Act, chat_id: int, since: datetime) -> bool:
        """True when a message of ours about tasks was sent after that moment (aware)."""
        said = await self.sent.last(act.channel, chat_id, since + _INSTANT)
        return bool(said.task_ids)

    async def __call__(self, act: Act, refs: Sequence[str], heard: Heard) -> Choice:
        """The tasks that `refs` (core.progress.ReplyReading.task_refs) name, or the context's."""
        mine = await self.mine(act)
        known = await self._known(act, heard.spoken.task_ids, mine)
        still_open = [t for t in known if t.is_open]
        answered = still_open or known if heard.replied else []
        recent = [] if heard.replied else still_open
        by_id = {t.id: t for t in known}
        listed = [by_id.get(task_id) for task_id in heard.spoken.task_ids]
        lines = numbered(refs, listed) if heard.replied else {}
        others = [ref for ref in refs if ref not in lines]
        named = [t for ref in others if (t := await self._by_ref(act, ref, [*answered, *mine]))]
        return choose(refs, answered, [*mine, *named] if named else mine, recent, lines)

    async def everything(self, act: Act, heard: Heard, count: int | None) -> Choice:
        """"Cả 2 việc": all tasks of the message replied to, else all open ones of the person."""
        known = await self._known(act, heard.spoken.task_ids) if heard.replied else []
        return all_of([t for t in known if t.is_open] or known or await self.mine(act), count)

    async def mine(self, act: Act) -> list[Task]:
        """The person's own open tasks, most urgent first."""
        return await self.tasks.open_of(act.person.id, act.person.units(Role.HEAD), MINE)

    async def _known(
        self, act: Act, ids: Sequence[int], at_hand: Sequence[Task] = ()
    ) -> list[Task]:
        """Tasks by id, in that order, those `at_hand` not read again."""
        found = {t.id: t for t in at_hand}
        missing = [i for i in ids if i not in found]
        if missing:
            found |= {t.id: t for t in await self.tasks.many(missing)}
        known = [found[i] for i in ids if i in found]
        return [t for t in known if part_of(act.person, t) is not None]

    async def _by_ref(self, act: Act, ref: str, known: Sequence[Task]) -> Task | None:
        """A task named by its code that is not among the person's own open ones."""
        if matching(ref, known):
            return None
        code = ref
        if ref.isdecimal():
            code = f"{self.policy.task_prefix}-{act.today.year}-{int(ref):03d}"
        task = await self.tasks.by_code(code) if len(code) <= 40 else None
        if task is None or task.state is State.DRAFT:
            return None
        return task if part_of(act.person, task) is not None else None


def _seen(then: Spoken, newest: Spoken) -> Spoken:
    """What late words may answer: what stood there when they were said.

    What has come since may be a new ping, or our answer to the words before these: then both may
    be meant, and it is asked.
    """
    if not then.task_ids:
        return newest
    if set(then.task_ids) == set(newest.task_ids):
        return then
    return Spoken((*then.task_ids, *(i for i in newest.task_ids if i not in then.task_ids)))
