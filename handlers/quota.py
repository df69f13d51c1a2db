"""/quota: how many messages the month has left, and how long they will do."""

from aiogram import Router
from aiogram.types import Message

from core.acting import Act
from core.usecases.read_quota import ShowQuota
from handlers.filters import Typed
from handlers.show import Say, Shown
from handlers.texts import Translate
from handlers.texts.quota import quota_page


def router() -> Router:
    """Only reads."""
    routes = Router(name="quota")
    routes.message.register(quota, Typed("quota"))
    return routes


async def quota(_: Message, act: Act, t: Translate, show_quota: ShowQuota) -> Shown:
    """Every channel whose plan has limits."""
    return Say(quota_page(t, *await show_quota(act)))
