"""Linking an account: /start CODE, the notice, the yes; /unlink. Strangers get one sentence."""

import re
from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from core.acting import Act
from core.codes import has_shape
from core.fold import fold
from core.people import Person
from core.policy import Policy
from core.usecases.link_account import AgreeLink, LinkRefusal, OfferLink, UnlinkAccount
from handlers.callbacks import Consent
from handlers.filters import Typed
from handlers.show import Button, Say, Shown
from handlers.states import Linking
from handlers.texts import Translate
from handlers.texts.people import channel_name

#: Changes with the wording of `consent-notice`: the proof names what was read.
NOTICE_VERSION = "2026-11"
_CODE = re.compile(
    r"(?P<word>(?:(?:nhap )?ma(?: moi| lien ket| ket noi)?|code|(?:lien|ket) ?(?:ket|noi))[ :]+)?"
    r"(?P<code>[a-z0-9]{2,12}[- ]?[a-z0-9]{2,12})")
_YES = {"dong y", "toi dong y", "co", "ok", "yes", "agree", "i agree"}


def router() -> Router:
    """Comes first: linking works for people whom nothing else serves."""
    routes = Router(name="start")
    routes.message.register(start, Typed("start"))
    routes.message.register(start, Typed("link"))
    routes.message.register(start, _code, ~StateFilter(Linking.consent))
    routes.callback_query.register(consent_pressed, Consent.filter(), StateFilter(Linking.consent))
    routes.message.register(
        consent_typed, StateFilter(Linking.consent), F.text, ~F.text.startswith("/"))
    routes.message.register(unlink, Typed("unlink"), F.from_user, _known)
    return routes


def strangers() -> Router:
    """Everything else from people we do not know: one sentence, and nothing more."""
    routes = Router(name="strangers")
    routes.message.register(stranger, _unknown)
    routes.callback_query.register(stranger, _unknown)
    return routes


async def _known(_: object, person: Person | None) -> bool:
    return person is not None


async def _unknown(_: object, person: Person | None) -> bool:
    return person is None


async def _code(message: Message, person: Person | None) -> bool | dict[str, str]:
    """A code by itself, or after a word such as "mã": where no link can bring it along."""
    found = _CODE.fullmatch(fold(message.text or "").strip(" .!\n"))
    if found is None:
        return False
    code = found["code"]
    sure = (has_shape(code) and any(c.isalpha() for c in code)
            and ("-" in code or any(c.isdigit() for c in code)))
    # From somebody who is linked a word is a word; from a stranger "mã …" is meant as one.
    return {"args": code} if sure or (person is None and found["word"]) else False


async def start(
    message: Message, args: str, state: FSMContext, channel: str, now: datetime, t: Translate,
    person: Person | None, offer_link: OfferLink, policy: Policy,
) -> Shown:
    """A code leads to the notice; without one, a known person gets a welcome."""
    if not args:
        return Say(t("start-welcome", name=person.full_name) if person else t("stranger"))
    offered = await offer_link(channel, message.chat.id, args, now)
    if isinstance(offered, LinkRefusal):
        return Say(t(f"link-{offered}"))
    if person is not None and person.id == offered.id:
        return Say(t("link-same", name=person.full_name))
    await state.set_state(Linking.consent)
    await state.set_data({"code": args})
    notice = t("consent-notice", name=offered.full_name, months=policy.raw_months,
               organisation=policy.organisation)
    if person is not None:
        notice = Markup("\n\n").join(
            [notice, t("consent-moves", old=person.full_name, new=offered.full_name)])
    return Say(notice, [[Button(t.plain("consent-yes"), Consent(agree=True)),
                         Button(t.plain("consent-no"), Consent(agree=False))]])


async def stranger(_: Message | CallbackQuery, t: Translate) -> Shown:
    """Anyone not linked."""
    return Say(t("stranger"))


async def consent_pressed(
    press: CallbackQuery, callback_data: Consent, state: FSMContext, channel: str, now: datetime,
    t: Translate, agree_link: AgreeLink,
) -> Shown:
    """The button under the notice."""
    return await _answer(callback_data.agree, press.from_user.id if press.message is None
                         else press.message.chat.id, state, channel, now, t, agree_link)


async def consent_typed(
    message: Message, state: FSMContext, channel: str, now: datetime, t: Translate,
    agree_link: AgreeLink,
) -> Shown:
    """"ĐỒNG Ý" typed, in any spelling; anything else is a no."""
    agree = fold(message.text or "").strip(" .!") in _YES
    return await _answer(agree, message.chat.id, state, channel, now, t, agree_link)


async def _answer(
    agree: bool, chat_id: int, state: FSMContext, channel: str, now: datetime, t: Translate,
    agree_link: AgreeLink,
) -> Shown:
    code = (await state.get_data()).get("code", "")
    await state.clear()
    if not agree:
        return Say(t("consent-refused"))
    linked = await agree_link(channel, chat_id, code, NOTICE_VERSION, now)
    if isinstance(linked, LinkRefusal):
        return Say(t(f"link-{linked}"))
    name = linked.person.full_name
    if linked.first:
        return Say(t("link-second", name=name, channel=channel_name(t, linked.first)))
    return Say(t("link-done", name=name))


async def unlink(
    message: Message, act: Act, channel: str, t: Translate, state: FSMContext,
    unlink_account: UnlinkAccount,
) -> Shown:
    """Leave this channel at once."""
    await state.clear()
    left = await unlink_account(act.person, channel, message.chat.id, act.now)
    if not left:
        return Say(t("unlink-done"))
    return Say(t("unlink-done-left", channel=channel_name(t, left[0].channel)))
