"""/people, /invite: who is linked, and the codes that link them."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from core.acting import Act
from core.errors import NotFoundError, WorkError
from core.matching import match_units
from core.policy import Policy
from core.ports.people import People, Units
from core.ports.register import InviteCards
from core.usecases.invite_person import InvitePerson
from core.usecases.list_people import ListPeople
from core.usecases.read_quota import ShowQuota
from handlers.callbacks import Invite, PeoplePages
from handlers.filters import Typed
from handlers.show import Say, Shown
from handlers.texts import Translate
from handlers.texts.invites import card_pieces
from handlers.texts.people import people_page
from handlers.texts.quota import room_lines


def router() -> Router:
    """For those who manage people; the use cases say who may."""
    routes = Router(name="people")
    routes.message.register(people, Typed("people"))
    routes.message.register(invite, Typed("invite"))
    routes.callback_query.register(turn_page, PeoplePages.filter())
    routes.callback_query.register(invite_pressed, Invite.filter())
    return routes


async def people(
    _: Message, args: str, act: Act, t: Translate, list_people: ListPeople, units: Units
) -> Shown:
    """Everyone one may see, or the people of the unit that is named."""
    unit_id = None
    if args:
        found = match_units(args, await units.all(), await units.groups()).unit_ids
        if len(found) != 1:
            raise WorkError("unit-unknown", text=args[:80])
        unit_id = found[0]
    return people_page(t, await list_people(act, unit_id))


async def turn_page(
    _: CallbackQuery, callback_data: PeoplePages, act: Act, t: Translate, list_people: ListPeople
) -> Shown:
    """Another page in the place of the one shown."""
    page = await list_people(act, callback_data.unit or None, callback_data.page)
    return people_page(t, page, edit=True)


async def invite(
    _: Message, args: str, act: Act, t: Translate, policy: Policy, invite_person: InvitePerson,
    invite_cards: InviteCards, show_quota: ShowQuota,
) -> Shown:
    """A one-time code for the person with this staff code."""
    if not args:
        return Say(t("invite-how"))
    return await _invited(args.split()[0], act, t, policy, invite_person, invite_cards, show_quota)


async def invite_pressed(
    _: CallbackQuery, callback_data: Invite, act: Act, t: Translate, policy: Policy,
    invite_person: InvitePerson, invite_cards: InviteCards, people: People,
    show_quota: ShowQuota,
) -> Shown:
    """The button beside somebody who is not linked."""
    person = await people.get(callback_data.person)
    if person is None:
        raise NotFoundError("person", name="")
    return await _invited(person.code, act, t, policy, invite_person, invite_cards, show_quota)


async def _invited(
    staff_code: str, act: Act, t: Translate, policy: Policy, invite_person: InvitePerson,
    cards: InviteCards, quota: ShowQuota,
) -> Shown:
    person, code = await invite_person(act, staff_code)
    done = t("invite-done", name=person.full_name, code=code, hours=policy.invite_hours)
    text = Markup("\n").join([done, *room_lines(t, await quota.people())])
    return card_pieces(t, text, code, cards, cards.ways(code),
                       lambda channel: t("invite-qr", name=person.full_name,
                                           channel=channel or "none"))
