"""/settings and /mydata: one's own language, hour and channel; a copy of what is held."""

import json

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.usecases.export_my_data import ExportMyData
from core.usecases.settings import ChangeSettings, ShowSettings
from handlers.callbacks import Setting
from handlers.filters import Typed
from handlers.show import SendFile, Shown
from handlers.texts import Catalogue, Translate
from handlers.texts.people import my_data_text, settings_page


def router() -> Router:
    """For everybody who is linked."""
    routes = Router(name="settings")
    routes.message.register(settings, Typed("settings"))
    routes.message.register(my_data, Typed("mydata"))
    routes.callback_query.register(change, Setting.filter())
    return routes


async def settings(_: Message, act: Act, t: Translate, show_settings: ShowSettings) -> Shown:
    """What is set, with buttons to change it."""
    return settings_page(t, await show_settings(act))


async def change(
    _: CallbackQuery, callback_data: Setting, act: Act, change_settings: ChangeSettings,
    catalogue: Catalogue,
) -> Shown:
    """One tap changes one thing; the page then speaks the chosen language."""
    own = await change_settings(act, callback_data.name, callback_data.value)
    return settings_page(catalogue.translator(own.person.language), own, edit=True)


async def my_data(_: Message, act: Act, t: Translate, export_my_data: ExportMyData) -> Shown:
    """Two files: one for machines, one to read."""
    data = await export_my_data(act)
    machine = json.dumps(data, ensure_ascii=False, indent=2).encode()
    readable = my_data_text(t, data, act).encode("utf-8-sig")
    return [
        SendFile("du-lieu-cua-toi.json", machine, t("mydata-json")),
        SendFile("du-lieu-cua-toi.txt", readable, t("mydata-text")),
    ]
