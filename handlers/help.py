"""/help by role, /cancel; and one sentence for people who hold no role."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.people import Person
from handlers.filters import Typed
from handlers.show import Say, Shown
from handlers.texts import Translate
from handlers.texts.help import help_text


def router() -> Router:
    """Comes before every dialogue: these two words always work."""
    routes = Router(name="help")
    routes.message.register(help_, Typed("help"))
    routes.message.register(cancel, Typed("cancel"))
    return routes


def roleless() -> Router:
    """Whoever is linked but holds no role can look at the own data, and nothing else."""
    routes = Router(name="roleless")
    routes.message.register(no_role, _without_role)
    routes.callback_query.register(no_role, _without_role)
    return routes


async def _without_role(_: object, person: Person) -> bool:
    return not person.memberships


async def help_(_: Message, act: Act, t: Translate) -> Shown:
    """What this person can do."""
    return Say(help_text(t, act.person))


async def cancel(_: Message, state: FSMContext, t: Translate) -> Shown:
    """End any dialogue; nothing of it was recorded."""
    running = await state.get_state() is not None
    await state.clear()
    return Say(t("cancel-done" if running else "cancel-nothing"))


async def no_role(_: Message | CallbackQuery, t: Translate) -> Shown:
    """Linked, but the organisation's list gives no role."""
    return Say(t("no-role"))
