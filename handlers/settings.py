"""/settings and /mydata: one's own language, hour and channel; a copy of what is held."""

import json

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.policy import Policy
from core.ports.register import InviteCards
from core.usecases.export_my_data import ExportMyData
from core.usecases.settings import AddChannel, ChangeSettings, ShowSettings
from handlers.callbacks import Setting
from handlers.filters import Typed
from handlers.show import SendFile, Shown
from handlers.texts import Catalogue, Translate
from handlers.texts.invites import card_pieces
from handlers.texts.people import my_data_text
from handlers.texts.settings import ADD_CHANNEL, missing, settings_page


def router() -> Router:
    """For everybody who is linked."""
    routes = Router(name="settings")
    routes.message.register(settings, Typed("settings"))
    routes.message.register(my_data, Typed("mydata"))
    routes.callback_query.register(change, Setting.filter())
    routes.callback_query.register(add, F.data == ADD_CHANNEL)
    return routes


async def settings(
    _: Message, act: Act, t: Translate, show_settings: ShowSettings, invite_cards: InviteCards
) -> Shown:
    """What is set, with buttons to change it."""
    return settings_page(t, await show_settings(act), invite_cards.ways(""))


async def change(
    _: CallbackQuery, callback_data: Setting, act: Act, change_settings: ChangeSettings,
    catalogue: Catalogue, invite_cards: InviteCards,
) -> Shown:
    """One tap changes one thing; the page then speaks the chosen language."""
    own = await change_settings(act, callback_data.name, callback_data.value)
    t = catalogue.translator(own.person.language)
    return settings_page(t, own, invite_cards.ways(""), edit=True)


async def add(
    _: CallbackQuery, act: Act, t: Translate, policy: Policy, add_channel: AddChannel,
    invite_cards: InviteCards,
) -> Shown:
    """A code for one's own next channel, and how that is opened."""
    code, own = await add_channel(act)
    ways = missing(own, invite_cards.ways(code))
    text = t("channel-add", code=code, hours=policy.invite_hours)
    return card_pieces(t, text, code, invite_cards, ways, lambda channel: t(
        "channel-add-qr", channel=channel or "none"))


async def my_data(_: Message, act: Act, t: Translate, export_my_data: ExportMyData) -> Shown:
    """Two files: one for machines, one to read."""
    data = await export_my_data(act)
    machine = json.dumps(data, ensure_ascii=False, indent=2).encode()
    readable = my_data_text(t, data, act).encode("utf-8-sig")
    return [
        SendFile("du-lieu-cua-toi.json", machine, t("mydata-json")),
        SendFile("du-lieu-cua-toi.txt", readable, t("mydata-text")),
    ]
