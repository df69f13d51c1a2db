"""A database that cannot be worked with: one sentence with the way out, whatever the command."""

import asyncio
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import pytest
from pydantic import SecretStr
from sqlalchemy import make_url

from bot import check as checking
from bot.config import DatabaseSettings, EvidenceSettings, Settings
from bot.run import run
from bot.single import only_one
from bot.task_desk import tick
from bot.terminal import Terminal
from bot.upkeep import backup, migrate, restore
from core.errors import WorkError
from storage.engine import Database
from storage.unusable import why_unusable

Spoil = Callable[[Path], object]
NOW = datetime(2026, 3, 2, tzinfo=UTC)


def settings(url: str, folder: Path) -> Settings:
    return Settings(database=DatabaseSettings(url=SecretStr(url)),
                    evidence=EvidenceSettings(folder=folder / "evidence"))


def sql(statement: str) -> Spoil:
    def spoil(path: Path) -> None:
        with sqlite3.connect(path) as connection:
            connection.execute(statement)
        connection.close()

    return spoil


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def foreign(path: Path) -> None:
    path.unlink()
    sql("CREATE TABLE wp_posts (id INTEGER)")(path)


def torn(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for page in range(4096, len(content), 4096):
        content[page:page + 64] = b"\xee" * 64
    path.write_bytes(content)


@pytest.mark.parametrize(("spoil", "code"), [
    (lambda path: path.write_bytes(b"a letter, saved under the wrong name" * 40),
     "database-corrupt"),
    (torn, "database-corrupt"),
    (lambda path: path.write_bytes(path.read_bytes()[:20_000]), "database-corrupt"),
    (sql("UPDATE alembic_version SET version_num = '9999'"), "database-newer"),
    (foreign, "database-foreign"),
    (as_folder, "database-no-file"),
], ids=["no database", "torn", "cut short", "newer", "foreign", "a folder"])
async def test_every_command_says_it_alike(
    spoil: Spoil, code: str, tmp_path: Path, sqlite_template: Path
) -> None:
    path = tmp_path / "nhacviec.db"
    shutil.copy(sqlite_template, path)
    spoil(path)
    office = settings(f"sqlite:///{path}", tmp_path)
    for command in (migrate(office), run(office, lambda: None)):
        with pytest.raises(WorkError) as caught:
            await command
        assert caught.value.code == code
    found = [f for f in await checking._database(office, NOW) if not f.good]
    assert [f.key for f in found] == [f"error-{code}"]
    said = Terminal().words(found[0].key, **found[0].data)
    assert said.endswith((".", "nhacviec.", "--force", "url.")), said
    if code == "database-corrupt":
        with pytest.raises(WorkError, match="database-corrupt"):
            backup(office, tmp_path / "kept.tar.gz")
        assert not (tmp_path / "kept.tar.gz").exists(), "rubbish would replace a good one"


async def test_what_postgresql_refuses(postgres_url: str, tmp_path: Path) -> None:
    office = settings(str(make_url(postgres_url).set(database="none_such")
                          .render_as_string(hide_password=False)), tmp_path)
    with pytest.raises(WorkError) as caught:
        await migrate(office)
    assert caught.value.code == "database-none"
    assert caught.value.data["name"] == "none_such"
    found = await checking._database(settings(postgres_url, tmp_path), NOW)
    room = next(f for f in found if f.key == "check-connections")
    assert room.data["processes"] == (room.data["most"] - 3) // room.data["each"]
    connection = await asyncpg.connect(postgres_url)
    await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    # Several processes start at once over an empty database.
    await asyncio.gather(*(migrate(settings(postgres_url, tmp_path)) for _ in range(3)))
    await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    await connection.execute("CREATE TABLE wp_posts (id integer)")
    await connection.close()
    office = settings(postgres_url, tmp_path)
    for command in (migrate(office), run(office, lambda: None)):
        with pytest.raises(WorkError, match="database-foreign"):
            await command
    assert [f.key for f in await checking._database(office, NOW)] == ["error-database-foreign"]


@pytest.mark.parametrize(("error", "code"), [
    (asyncpg.InvalidPasswordError(), "database-login"),
    (asyncpg.InvalidAuthorizationSpecificationError(), "database-login"),
    (asyncpg.TooManyConnectionsError(), "database-busy"),
    (asyncpg.CannotConnectNowError(), "database-starting"),
    (asyncpg.InsufficientPrivilegeError(), "database-rights"),
    (asyncpg.ReadOnlySQLTransactionError(), "database-read-only"),
    (asyncpg.DiskFullError(), "database-full"),
    (sqlite3.OperationalError("attempt to write a readonly database"), "database-read-only"),
    (sqlite3.OperationalError("database or disk is full"), "database-full"),
    (OSError(30, "Read-only file system"), "database-read-only"),
    (ConnectionRefusedError(), "database-unreachable"),
    (TimeoutError(), "database-unreachable"),
])
def test_each_cause_has_its_sentence(error: Exception, code: str) -> None:
    assert why_unusable(error) == code
    said = Terminal().words(f"error-{code}", name="nhacviec.db", cause=type(error).__name__)
    assert "{" not in said
    assert len(said) > 40


def test_a_folder_that_takes_no_lock(tmp_path: Path) -> None:
    (tmp_path / "nhacviec.db.lock").mkdir()
    office = settings(f"sqlite:///{tmp_path}/nhacviec.db", tmp_path)
    with pytest.raises(WorkError, match="folder-not-writable"):
        asyncio.run(run(office, lambda: None))
    found = asyncio.run(checking.check(office, datetime(2026, 3, 2, tzinfo=UTC)))
    assert "check-database-missing" in [f.key for f in found]


async def test_a_tick_beside_run_is_not_needed_and_a_drill_may_be(
    sqlite_template: Path, tmp_path: Path
) -> None:
    path = tmp_path / "nhacviec.db"
    shutil.copy(sqlite_template, path)
    office = settings(f"sqlite:///{path}", tmp_path)
    with only_one(Database(f"sqlite:///{path}")):
        with pytest.raises(WorkError, match="tick-beside-run"):
            await tick(office, None)
        with pytest.raises(WorkError, match="already-running"):
            await run(office, lambda: None)
        with pytest.raises(WorkError, match="still-connected") as caught:
            restore(office, tmp_path / "kept.tar.gz", force=True)
        assert caught.value.data["name"] == "nhacviec.db"
        await tick(office, datetime(2026, 3, 2, 1, tzinfo=UTC))
    await tick(office, None)
