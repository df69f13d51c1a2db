"""What buttons send, at most 64 bytes. A button proves nothing: use cases check the presser."""

from typing import Annotated, TypeAlias

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from core.lateness import Cause
from core.ports.lists import ListKind

#: An id, a page, a count: what no column could hold is no button of ours.
Number: TypeAlias = Annotated[int, Field(ge=-1, lt=2**31)]


class Consent(CallbackData, prefix="consent"):
    """Yes or no to the notice."""

    agree: bool


class OpenTask(CallbackData, prefix="open"):
    """Show a task's card."""

    task: Number


class ListPage(CallbackData, prefix="list"):
    """A page of a list; `unit` 0 is none. The words of a search wait in the dialogue's data."""

    kind: ListKind
    unit: Number = 0
    days: Number = 7
    page: Number = 0


class WaitingPage(CallbackData, prefix="wait"):
    """A page of the difficulties that wait for a decision."""

    page: Number


class UnreachedPage(CallbackData, prefix="unre"):
    """A page of the people whom messages do not reach."""

    page: Number


class ReportFile(CallbackData, prefix="report"):
    """A file or a picture of a period's report, or of the published one `f12`; `unit` 0 is all."""

    form: str
    period: str
    unit: Number = 0


class EvidenceZip(CallbackData, prefix="ezip"):
    """The files of evidence of a period's tasks; `unit` 0 is the whole organisation."""

    period: str
    unit: Number = 0


class Report(CallbackData, prefix="rep"):
    """A report by one tap. `revision` is the deadline's that the reader saw; `what`: done, menu,
    p25, p50, p75, blocked, clear, extend."""

    task: Number
    revision: Number
    what: str


class TaskLeaf(CallbackData, prefix="leaf"):
    """A page behind a task's card: history or evidence; "card" is the way back."""

    task: Number
    leaf: str
    page: Number = 0


class GetEvidence(CallbackData, prefix="evi"):
    """Send a piece of evidence."""

    evidence: Number


class PickTask(CallbackData, prefix="pick"):
    """Which task the text or file that waits is about; 0 is all of those offered."""

    task: Number


class Clarify(CallbackData, prefix="clr"):
    """What an unsure report meant: done, in_progress, blocked or note."""

    progress: Number
    mean: str


class Undo(CallbackData, prefix="undo"):
    """Take that change back; `again` asks for the right words or the right task afterwards."""

    change: str
    again: bool = False


class DecideExtension(CallbackData, prefix="ext"):
    """grant, refuse, or other (another day)."""

    extension: Number
    verdict: str


class DecideCompletion(CallbackData, prefix="acc"):
    """accept or return a task reported done; on_time or late for one done on the named day."""

    task: Number
    verdict: str


class ExplainLate(CallbackData, prefix="late"):
    """Speak of a late task. `what`: reason or contest; `progress`: a report that may say why."""

    task: Number
    what: str
    progress: Number = 0


class LateCause(CallbackData, prefix="cause"):
    """The reason is objective or subjective, as its owner says."""

    task: Number
    cause: Cause


class JudgeLate(CallbackData, prefix="judge"):
    """The verdict on what the row says."""

    delay: Number
    verdict: Cause


class UrgePress(CallbackData, prefix="urge"):
    """Urge these tasks: ids with dots between them."""

    tasks: str


class AskEvidencePress(CallbackData, prefix="evask"):
    """Ask for the evidence of these tasks: ids with dots between them."""

    tasks: str


class DraftLetter(CallbackData, prefix="letter"):
    """The letter that urges a unit; `unit` 0 is every unit with overdue tasks."""

    unit: Number = 0


class AnswerBlocker(CallbackData, prefix="blk"):
    """Write an answer to a difficulty."""

    blocker: Number


class PeoplePages(CallbackData, prefix="people"):
    """A page of the register; `unit` 0 is everyone."""

    unit: Number = 0
    page: Number = 0


class Invite(CallbackData, prefix="invite"):
    """A one-time code for this person."""

    person: Number


class Setting(CallbackData, prefix="set"):
    """language, hour (0730, or nothing for the office's) or channel."""

    name: str
    value: str = ""


class Review(CallbackData, prefix="rv"):
    """The review of a directive. `to`: summary, page, unclear, accept, drop, drop_yes, date,
    number."""

    directive: Number
    to: str
    page: Number = 0


class DraftDo(CallbackData, prefix="dr"):
    """Something to do to a duty under review; `page` is where its list stood, -1 is none."""

    task: Number
    do: str
    page: Number = 0


class DraftSet(CallbackData, prefix="ds"):
    """A value chosen for a duty under review. `what`: lead, support, field, name."""

    task: Number
    what: str
    value: str
    on: bool
    page: Number = 0


class EditDo(CallbackData, prefix="ed"):
    """Change a task. `do`: menu, title, due, lead, support, assign, pause, resume, cancel."""

    task: Number
    do: str


class EditSet(CallbackData, prefix="es"):
    """A unit or a person chosen for a task. `what`: assignee, lead, support."""

    task: Number
    what: str
    value: Number
    on: bool


class AssignPick(CallbackData, prefix="as"):
    """An answer to a question of /assign. `key` names the question; `what`: unit, support, person,
    more, skip."""

    key: str
    what: str
    value: Number = 0
