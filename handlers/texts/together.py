"""Several notices in one message: what goes out now, and what has waited to go along."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from core.notices import Line
from handlers.callbacks import OpenTask
from handlers.show import Button, Say
from handlers.texts.catalogue import Translate

#: A phone's screen; the tasks are one tap away in /mytasks too.
_BUTTONS = 8


def together_say(
    t: Translate, first: Say, others: Sequence[tuple[Sequence[Line], Say]]
) -> Say:
    """The first one's buttons decide; of the others each task has one that opens it.

    Two rows of "agree" would leave nobody sure which is which.
    """
    text = Markup("\n\n").join([
        first.text, t("notice-along"), *(said.text for _, said in others)])
    offered = {button.packed() for row in first.rows for button in row}
    tasks = {line.task.id: line.task for lines, _ in others for line in lines}
    opens = [Button(task.code or "…", OpenTask(task=task.id)) for task in tasks.values()]
    new = [button for button in opens if button.packed() not in offered][:_BUTTONS]
    own = [list(row) for lines, said in others if not lines for row in said.rows]
    about = tuple(dict.fromkeys([*first.about, *(i for _, said in others for i in said.about)]))
    rows = [*first.rows, *(new[i:i + 2] for i in range(0, len(new), 2)), *own]
    return replace(first, text=text, rows=rows, about=about)
