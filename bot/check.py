"""`check`: what is wrong with the installation and how to mend it; no secret is printed."""

import asyncio
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiogram.exceptions import TelegramNotFound, TelegramUnauthorizedError
from sqlalchemy import text

from bot.check_address import look_at_address
from bot.check_documents import blanks, try_documents
from bot.check_quota import look_at_quota
from bot.check_shapes import address_fault, token_fault
from bot.check_zalo import look_at_zalo_bot
from bot.check_zalo_oa import look_at_zalo_oa
from bot.config import Settings
from bot.config_file import ConfigError
from bot.opening import open_database, unusable
from bot.run import telegram_channel
from bot.single import sqlite_file
from core.errors import WorkError
from core.people import Role
from storage.engine import Database
from storage.people import PersonStore
from storage.schema import Standing, standing
from storage.unusable import UNREACHABLE

_ANSWER_SECONDS = 10
#: A machine whose clock stands before this was never set.
_BUILT = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: `good`, and the catalogue's key and data of what to say."""

    good: bool
    key: str
    data: dict[str, Any]


def _good(key: str, **data: Any) -> Finding:
    return Finding(True, f"check-{key}", data)


def _bad(key: str, **data: Any) -> Finding:
    return Finding(False, f"check-{key}", data)


async def check(settings: Settings, now: datetime) -> list[Finding]:
    """Everything that can be looked at without changing anything. `now` is the machine's time."""
    found = [*await _database(settings, now), *await _telegram(settings)]
    found += [Finding(*look) for look in await look_at_zalo_bot(settings)]
    found += [Finding(*look) for look in await look_at_zalo_oa(settings, now)]
    found += [Finding(*look) for look in await look_at_address(settings)]
    found += await _documents(settings, now)
    found += [_web(settings), _folder(settings.evidence.folder), _clock(settings, now)]
    # Two channels may want the same address mended.
    return [finding for n, finding in enumerate(found) if finding not in found[:n]]


async def _database(settings: Settings, now: datetime) -> list[Finding]:
    try:
        database = open_database(settings)
    except WorkError as error:
        return [Finding(False, f"error-{error.code}", error.data)]
    path = sqlite_file(database)
    if path is not None and not path.exists():
        await database.close()
        return [_bad("database-missing", file=str(path))]
    try:
        return await asyncio.wait_for(
            _schema(database, settings, now), _ANSWER_SECONDS)
    except Exception as error:  # noqa: BLE001 - drivers have many errors of their own
        wrong = unusable(database, error)
        if wrong.code == UNREACHABLE:
            return [_bad("database-unreachable", **wrong.data)]
        return [Finding(False, f"error-{wrong.code}", wrong.data)]
    finally:
        await database.close()


async def _schema(database: Database, settings: Settings, now: datetime) -> list[Finding]:
    found = await standing(database)
    if found in (Standing.NEWER, Standing.FOREIGN):
        return [Finding(False, f"error-database-{found.value}", {})]
    if found is not Standing.CURRENT:
        return [_bad("database-old")]
    async with database.reading():
        people = PersonStore(database)
        coordinators = await people.holding(Role.COORDINATOR)
        quota = [Finding(*look) for look in await look_at_quota(database, settings.policy(), now)]
    kind = "SQLite" if database.is_sqlite else "PostgreSQL"
    return [_good("database", kind=kind),
            *await _connections(database, settings.database.connections),
            _good("people") if coordinators else _bad("no-coordinator"), *quota]


async def _connections(database: Database, each: int) -> list[Finding]:
    """How many processes the server has room for."""
    if database.is_sqlite:
        return []
    async with database.reading():
        most, kept = [int((await database.execute(text(f"SHOW {name}"))).scalar_one())
                      for name in ("max_connections", "superuser_reserved_connections")]
    processes = (most - kept) // each
    say = _good if processes else _bad
    return [say("connections", most=most, each=each, processes=processes)]


async def _telegram(settings: Settings) -> list[Finding]:
    token = settings.telegram.token.get_secret_value()
    if not token:
        return [_good("telegram-off")]
    if fault := token_fault(token, telegrams=True):
        return [Finding(False, fault, {"key": "telegram.token"})]
    try:
        channel = telegram_channel(settings)
    except ConfigError as error:
        return [Finding(False, f"error-{error.code}", error.data)]
    try:
        me = await asyncio.wait_for(channel.bot.me(), _ANSWER_SECONDS)
    except (TelegramUnauthorizedError, TelegramNotFound):
        return [_bad("telegram-token")]
    except Exception as error:  # noqa: BLE001 - a proxy or network may fail in any way
        return [_bad("telegram-unreachable", cause=type(error).__name__)]
    finally:
        await channel.close()
    return [_good("telegram", name=me.username or ""), *_webhook(settings)]


def _webhook(settings: Settings) -> list[Finding]:
    if settings.telegram.mode != "webhook":
        return []
    public = settings.web.public_url
    if not public:
        return [_bad("webhook-url")]
    fault = address_fault(public)
    return [Finding(False, fault, {"url": public}) if fault else _good("webhook")]


async def _documents(settings: Settings, now: datetime) -> list[Finding]:
    try:
        await asyncio.to_thread(try_documents, settings, now)
    except WorkError as error:
        return [Finding(False, f"error-{error.code}", error.data)]
    blank = blanks(settings)
    return [_good("documents-blank", keys=", ".join(blank)) if blank else _good("documents")]


def _web(settings: Settings) -> Finding:
    listen, public = settings.web.listen, settings.web.public_url
    if not listen:
        return _good("web-off")
    if not listen.startswith(("127.", "localhost:", "[::1]:")) and not public:
        return _bad("web-open", address=listen)
    return _good("web", address=listen)


def _folder(folder: Path) -> Finding:
    """The nearest folder that exists must let us write."""
    nearest = next(p for p in (folder, *folder.absolute().parents) if p.exists())
    try:
        with tempfile.TemporaryFile(dir=nearest):
            return _good("folder", folder=str(folder))
    except OSError:
        return Finding(False, "error-folder-not-writable", {"folder": str(folder)})


def _clock(settings: Settings, now: datetime) -> Finding:
    """A moment from before this was built says that nobody set the machine's clock."""
    zone = settings.organisation.timezone
    return Finding(now >= _BUILT, "check-clock", {"now": now, "zone": zone})
