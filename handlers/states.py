"""The dialogues that wait for an answer; their data is JSON-plain and lives in SQL."""

from aiogram.fsm.state import State, StatesGroup


class Linking(StatesGroup):
    """A good code was given; waits for the yes."""

    consent = State()


class Importing(StatesGroup):
    """/import was typed without a file."""

    file = State()


class Reviewing(StatesGroup):
    """Waits for what is typed about a duty, or about the directive."""

    title = State()
    due = State()
    date = State()
    number = State()


class Telling(StatesGroup):
    """Waits for words about a task: what stops it, a day, a reason, an answer."""

    blocker = State()
    wish_day = State()
    wish_reason = State()
    other_day = State()
    return_reason = State()
    answer = State()


class Explaining(StatesGroup):
    """Waits for what is said of a late task: its cause, the reason, or an objection."""

    cause = State()
    reason = State()
    contest = State()


class Parting(StatesGroup):
    """A unit's part stands on the screen; `line` and `new` wait for the words of one line."""

    lines = State()
    line = State()
    new = State()


class Editing(StatesGroup):
    """Waits for a task's new title or deadline, or for why it is paused or cancelled."""

    title = State()
    due = State()
    pause = State()
    cancel = State()


class Assigning(StatesGroup):
    """/assign left something open; the data holds what is known."""

    answer = State()
