"""The button that urges."""

from collections.abc import Sequence

from handlers.callbacks import UrgePress
from handlers.show import Button, Rows
from handlers.texts import Translate

_BYTES = 64


def urge_rows(task_ids: Sequence[int], t: Translate) -> Rows:
    """One button for these tasks: as many of them as fit into what a button can carry."""
    ids = list(task_ids)
    while ids and len((data := UrgePress(tasks=".".join(map(str, ids))).pack()).encode()) > _BYTES:
        ids.pop()
    if not ids:
        return []
    return [[Button(t.plain("button-urge", count=len(ids)), data)]]
