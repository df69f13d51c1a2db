"""The buttons that ask something of the owners of the tasks on a page."""

from collections.abc import Callable, Sequence

from aiogram.filters.callback_data import CallbackData

from handlers.callbacks import AskEvidencePress, UrgePress
from handlers.show import Button, Rows
from handlers.texts import Translate

_BYTES = 64
#: What a column of ids can hold.
_DIGITS = 9


def urge_rows(task_ids: Sequence[int], t: Translate) -> Rows:
    """One button for these tasks: as many of them as fit into what a button can carry."""
    return _row(task_ids, t, "button-urge", lambda ids: UrgePress(tasks=ids))


def ask_evidence_rows(task_ids: Sequence[int], t: Translate) -> Rows:
    """The same for files that show the work."""
    return _row(task_ids, t, "button-ask-evidence", lambda ids: AskEvidencePress(tasks=ids))


def pressed_ids(tasks: str) -> list[int]:
    """The ids that such a button names; whatever else it holds is left out."""
    return [int(part) for part in tasks.split(".") if part.isdecimal() and len(part) <= _DIGITS]


def _row(
    task_ids: Sequence[int], t: Translate, key: str, press: Callable[[str], CallbackData]
) -> Rows:
    room = _BYTES - len(press("").pack().encode())
    named = ""
    count = 0
    for task_id in task_ids:
        longer = f"{named}.{task_id}".lstrip(".")
        if len(longer) > room:
            break
        named, count = longer, count + 1
    data = press(named).pack()
    return [[Button(t.plain(key, count=count), data)]] if count else []
