"""Backup and restore: one .tar.gz with the database and the folder of evidence."""

import contextlib
import os
import re
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import make_url

from core.errors import WorkError
from storage.backup_postgres import Postgres
from storage.backup_sqlite import Sqlite
from storage.evidence_files import put_whole

_EVIDENCE = "evidence"
#: Evidence is named by its content; anything else in the folder is half-written.
_KEPT = re.compile(r"[0-9a-f]{2}/[0-9a-f]{64}")
_NAMES = {"sqlite": "database.sqlite", "postgresql": "database.pgdump"}


def back_up(url: str, evidence: Path, target: Path, tools: str = "") -> int:
    """Write the archive, complete or not at all; its size in bytes. The bot may go on running.

    The database is copied first: every file that it names was there before. `tools`: the folder
    of PostgreSQL's programs, when it is not on the path. Raises WorkError `backup-no-tool`,
    `backup-old-tool`, `backup-failed`, `folder-not-writable`, `database-…`.
    """
    kind, database = _database(url, tools)
    with _writing(target) as partial, _scratch(target.parent) as folder:
        dump = folder / _NAMES[kind]
        database.dump(dump)
        with tarfile.open(partial, "w:gz") as archive:
            archive.add(dump, dump.name)
            for path in sorted(evidence.glob("??/*")):
                name = str(path.relative_to(evidence))
                if _KEPT.fullmatch(name):
                    archive.add(path, f"{_EVIDENCE}/{name}")
        with partial.open("rb") as written:
            os.fsync(written.fileno())
    return target.stat().st_size


def restore(
    url: str, evidence: Path, source: Path, *, force: bool = False, tools: str = ""
) -> None:
    """Put a backup in the place of the database and the evidence; the bot must not run.

    The whole archive is read before anything is changed, and the database takes its place in one
    step at the end. Raises WorkError `restore-exists` (unless `force`), `backup-broken`,
    `database-newer`, `backup-other-database`, `file-missing`, `folder-not-writable`, and as
    `back_up` does.
    """
    if not source.is_file():
        raise WorkError("file-missing", name=source.name)
    kind, database = _database(url, tools)
    if not force and (there := database.there()):
        raise WorkError("restore-exists", file=there)
    with _scratch(database.beside()) as folder:
        _read_through(source, folder)
        dump = folder / _NAMES[kind]
        if not dump.is_file():
            other = any((folder / name).is_file() for name in _NAMES.values())
            raise WorkError("backup-other-database" if other else "backup-broken")
        database.check(dump)
        try:
            _put_evidence(source, evidence)
        except OSError:
            raise WorkError("folder-not-writable", folder=str(evidence)) from None
        database.put(dump)


def _database(url: str, tools: str) -> tuple[str, Sqlite | Postgres]:
    parsed = make_url(url)
    kind = parsed.get_backend_name()
    if kind == "sqlite":
        return kind, Sqlite(Path(parsed.database or ""))
    return kind, Postgres(parsed, tools)


@contextlib.contextmanager
def _scratch(folder: Path | None) -> Iterator[Path]:
    """A place beside what is written, for our eyes only: /tmp may be too small for a database."""
    try:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        scratch = tempfile.TemporaryDirectory(prefix=".nhacviec-", dir=folder)
    except OSError:
        raise WorkError("folder-not-writable", folder=str(folder)) from None
    with scratch as name:
        yield Path(name)


@contextlib.contextmanager
def _writing(target: Path) -> Iterator[Path]:
    """A file beside `target` that takes its name only when all went well; for our eyes only."""
    partial = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.touch(mode=0o600)
        yield partial
        partial.replace(target)
    except OSError:
        raise WorkError("folder-not-writable", folder=str(target.parent)) from None
    finally:
        partial.unlink(missing_ok=True)


def _read_through(source: Path, folder: Path) -> None:
    """Read the archive to its end, and unpack what a database may be in."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            for member in archive:
                if member.name in _NAMES.values() and member.isfile():
                    archive.extract(member, folder, filter="data")
    except OSError as error:
        if error.errno is not None:
            raise WorkError("folder-not-writable", folder=str(folder.parent)) from None
        raise WorkError("backup-broken") from None
    except (tarfile.TarError, EOFError, ValueError):
        raise WorkError("backup-broken") from None


def _put_evidence(source: Path, evidence: Path) -> None:
    """Files are named by their content: what is there already is the same, or was altered."""
    with tarfile.open(source, "r:gz") as archive:
        for member in archive:
            top, _, name = member.name.partition("/")
            if top != _EVIDENCE or not member.isfile() or not _KEPT.fullmatch(name):
                continue
            content = archive.extractfile(member)
            if content is not None:
                put_whole(content, evidence / name)
