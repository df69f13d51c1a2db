"""The dialogues that wait for an answer; their data is JSON-plain and lives in SQL."""

from aiogram.fsm.state import State, StatesGroup


class Linking(StatesGroup):
    """A good code was given; waits for the yes."""

    consent = State()
