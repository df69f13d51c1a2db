"""What buttons send, at most 64 bytes. A button proves nothing: use cases check the presser."""

from aiogram.filters.callback_data import CallbackData

from core.ports.lists import ListKind


class Consent(CallbackData, prefix="consent"):
    """Yes or no to the notice."""

    agree: bool


class OpenTask(CallbackData, prefix="open"):
    """Show a task's card."""

    task: int


class ListPage(CallbackData, prefix="list"):
    """A page of a list; `unit` 0 is none. The words of a search wait in the dialogue's data."""

    kind: ListKind
    unit: int = 0
    days: int = 7
    page: int = 0


class WaitingPage(CallbackData, prefix="wait"):
    """A page of the difficulties that wait for a decision."""

    page: int


class ReportFile(CallbackData, prefix="report"):
    """A file or a picture of a period's report; `unit` 0 is the whole organisation."""

    form: str
    period: str
    unit: int = 0


class Report(CallbackData, prefix="rep"):
    """A report by one tap. `revision` is the deadline's that the reader saw; `what`: done, menu,
    p25, p50, p75, blocked, clear, extend."""

    task: int
    revision: int
    what: str


class TaskLeaf(CallbackData, prefix="leaf"):
    """A page behind a task's card: history or evidence."""

    task: int
    leaf: str
    page: int = 0


class GetEvidence(CallbackData, prefix="evi"):
    """Send a piece of evidence."""

    evidence: int


class PickTask(CallbackData, prefix="pick"):
    """Which task the text or file that waits is about; 0 is all of those offered."""

    task: int


class Clarify(CallbackData, prefix="clr"):
    """What an unsure report meant: done, in_progress, blocked or note."""

    progress: int
    mean: str


class Undo(CallbackData, prefix="undo"):
    """Take that change back; `again` asks for the right words or the right task afterwards."""

    change: str
    again: bool = False


class DecideExtension(CallbackData, prefix="ext"):
    """grant, refuse, or other (another day)."""

    extension: int
    verdict: str


class DecideCompletion(CallbackData, prefix="acc"):
    """accept or return a task reported done; on_time or late for one done on the named day."""

    task: int
    verdict: str


class AnswerBlocker(CallbackData, prefix="blk"):
    """Write an answer to a difficulty."""

    blocker: int
