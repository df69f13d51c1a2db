"""`init`, `org import`, `invite`: the organisation and its one-time codes."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from aiogram.exceptions import TelegramAPIError

from bot.app import App
from bot.config import Settings
from bot.config_file import ConfigError
from bot.invitations import Invitations, other_ways
from bot.opening import opened
from bot.run import telegram_channel
from core.errors import NotFoundError
from core.organisation import PersonRow
from core.people import Person, Role
from core.ports.register import Way
from core.usecases.import_organisation import ImportOutcome
from documents.reading.organisation import read_organisation

ADMIN = "admin"
_NAME_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Invited:
    """A fresh code and what carries it; `code` is None when the person is linked already.

    `pictures`: a QR picture for a terminal, by the channel that it opens, "" the words to type.
    """

    person: Person
    code: str | None
    ways: Sequence[Way] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)


async def init(settings: Settings, name: str) -> Invited:
    """Bring the database to this version; the first administrator (`name`), with a code."""
    async with opened(settings, migrating=True) as app:
        async with app.database.unit():
            found = await app.stores.people.holding(Role.ADMIN)
            if not found:
                roles = frozenset({(Role.ADMIN, "")})
                await app.stores.organisation.put_person(
                    PersonRow(ADMIN, name, name, roles), settings.organisation.language)
                found = await app.stores.people.holding(Role.ADMIN)
            if any([await app.stores.accounts.of(person.id) for person in found]):
                return Invited(found[0], None)
        return await _invited(app, settings, found[0])


async def invite(settings: Settings, staff_code: str) -> Invited:
    """A one-time code for this person. Raises NotFoundError `no-person`."""
    async with opened(settings) as app:
        async with app.database.reading():
            person = await app.stores.people.by_code(staff_code)
        if person is None or not person.active:
            raise NotFoundError("person", name=staff_code)
        return await _invited(app, settings, person)


async def import_people(settings: Settings, path: Path, *, prune: bool) -> ImportOutcome:
    """Make the organisation what the file says. Raises WorkError `org-…`, `file-…`."""
    organisation = await asyncio.to_thread(read_organisation, path)
    async with opened(settings) as app, app.database.unit():
        outcome: ImportOutcome = await app.use_cases["import_organisation"](
            organisation, prune=prune)
        return outcome


async def _invited(app: App, settings: Settings, person: Person) -> Invited:
    async with app.database.unit():
        code: str = await app.use_cases["issue_code"](person.id, None, app.clock.now())
    cards = Invitations(await telegram_name(settings), other_ways(settings))
    ways = cards.ways(code)
    opened = {way.channel: way.link for way in ways if way.link and way.app}
    return Invited(person, code, ways, {
        channel: cards.terminal(link)
        for channel, link in (opened or {"": f"/start {code}"}).items()})


async def telegram_name(settings: Settings) -> str:
    """The bot's user name, asked of Telegram; "" without a token or an answer."""
    if not settings.telegram.token.get_secret_value():
        return ""
    try:
        channel = telegram_channel(settings)
    except ConfigError:
        return ""
    try:
        me = await asyncio.wait_for(channel.bot.me(), _NAME_SECONDS)
    except (TelegramAPIError, TimeoutError, OSError):
        return ""
    finally:
        await channel.close()
    return me.username or ""
