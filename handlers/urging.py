"""/urge CODE… and the button "Đôn đốc" under lists."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.errors import WorkError
from core.usecases.tell_owners import Told
from core.usecases.urge_tasks import UrgeTasks
from handlers.callbacks import UrgePress
from handlers.filters import Typed
from handlers.keyboards_urging import pressed_ids
from handlers.show import Say, Shown
from handlers.texts import Translate
from handlers.texts.letters import letter_rows

#: More than these at once is a letter, not a ping.
_MOST = 30


def router() -> Router:
    """Typed and pressed."""
    routes = Router(name="urging")
    routes.message.register(urge, Typed("urge"))
    routes.callback_query.register(urge_pressed, UrgePress.filter())
    return routes


async def urge(
    _: Message, args: str, act: Act, t: Translate, urge_tasks: UrgeTasks
) -> Shown:
    """One code or several, with commas or blanks between them."""
    codes = args.replace(",", " ").replace(";", " ").split()
    if len(codes) > _MOST or not any(c.isdigit() for c in args):
        raise WorkError("urge-which")
    return _told(t, await urge_tasks.by_codes(act, codes), act)


async def urge_pressed(
    _: CallbackQuery, callback_data: UrgePress, act: Act, t: Translate, urge_tasks: UrgeTasks
) -> Shown:
    """The tasks that the button names."""
    return _told(t, await urge_tasks(act, pressed_ids(callback_data.tasks)), act)


def _told(t: Translate, urged: Told, act: Act) -> Say:
    """With the letter at hand when what was urged is one unit's and overdue."""
    led = {task.lead_unit_id for task in urged.tasks}
    late = any(task.deadline.due_on and task.deadline.due_on < act.today for task in urged.tasks)
    rows = letter_rows(t, act.person, led.pop()) if len(led) == 1 and late else []
    codes = ", ".join(task.code or "" for task in urged.tasks)
    ids = tuple(task.id for task in urged.tasks)
    if urged.send_at > act.now:
        return Say(t("urge-later", codes=codes, people=urged.people, at=urged.send_at), rows,
                   about=ids)
    return Say(t("urge-done", codes=codes, people=urged.people), rows, about=ids)
