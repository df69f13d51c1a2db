"""Backup and restore: one .tar.gz with the database and the folder of evidence."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.engine import URL

from core.errors import WorkError
from storage.schema import known_revisions
from storage.unusable import UNREACHABLE, why_unusable

_SQLITE, _POSTGRES, _EVIDENCE = "database.sqlite", "database.pgdump", "evidence"
_TOOL_SECONDS = 3600


def back_up(url: str, evidence: Path, target: Path) -> int:
    """Write the archive, complete or not at all; its size in bytes. The bot may go on running.

    Raises WorkError `backup-no-tool`, `backup-failed`, `folder-not-writable`.
    """
    with _writing(target) as partial, tempfile.TemporaryDirectory(prefix="nhacviec-") as folder:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            dump = Path(folder) / _SQLITE
            _copy_sqlite(Path(parsed.database or ""), dump)
        else:
            dump = Path(folder) / _POSTGRES
            _postgres("pg_dump", parsed, ["--format=custom", f"--file={dump}"])
        with tarfile.open(partial, "w:gz") as archive:
            archive.add(dump, dump.name)
            if evidence.is_dir():
                archive.add(evidence, _EVIDENCE)
    return target.stat().st_size


def restore(url: str, evidence: Path, source: Path, *, force: bool = False) -> None:
    """Put a backup in the place of the database and the evidence; the bot must not run.

    Raises WorkError `restore-exists` (unless `force`), `backup-broken`, `database-newer`,
    `backup-other-database`, `file-missing`.
    """
    if not source.is_file():
        raise WorkError("file-missing", name=source.name)
    parsed = make_url(url)
    with tempfile.TemporaryDirectory(prefix="nhacviec-") as folder:
        unpacked = Path(folder)
        _unpack(source, unpacked)
        if parsed.get_backend_name() == "sqlite":
            _restore_sqlite(unpacked / _SQLITE, Path(parsed.database or ""), force=force)
        else:
            _restore_postgres(unpacked / _POSTGRES, parsed, force=force)
        if (unpacked / _EVIDENCE).is_dir():
            # Files are named by their content: those that are there already are the same.
            shutil.copytree(unpacked / _EVIDENCE, evidence, dirs_exist_ok=True)


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


def _copy_sqlite(path: Path, target: Path) -> None:
    """SQLite's online backup: a consistent copy while others write."""
    if not path.is_file():
        raise WorkError("database-old")
    try:
        with (contextlib.closing(sqlite3.connect(path)) as source,
              contextlib.closing(sqlite3.connect(target)) as copy):
            source.backup(copy)
            sound = copy.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.Error as error:
        code = why_unusable(error)
        raise WorkError("backup-failed" if code == UNREACHABLE else code,
                        cause="SQLite", name=str(path)) from None
    if not sound:
        # A copy of rubbish would take the place of a good one.
        raise WorkError("database-corrupt", name=str(path))


def _restore_sqlite(dump: Path, path: Path, *, force: bool) -> None:
    if not dump.is_file():
        raise WorkError("backup-other-database")
    _check_sqlite(dump)
    if path.exists() and not force:
        raise WorkError("restore-exists", file=str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".part")
    shutil.copy(dump, beside)
    for rest in ("-wal", "-shm"):
        path.with_name(path.name + rest).unlink(missing_ok=True)
    beside.replace(path)


def _check_sqlite(dump: Path) -> None:
    """Sound, ours, and not of a later version."""
    try:
        with contextlib.closing(sqlite3.connect(dump)) as connection:
            sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            versions = connection.execute("SELECT version_num FROM alembic_version")
            heads = {row[0] for row in versions}
    except sqlite3.Error:
        raise WorkError("backup-broken") from None
    if not sound or not heads:
        raise WorkError("backup-broken")
    if heads - known_revisions():
        raise WorkError("database-newer")


def _restore_postgres(dump: Path, url: URL, *, force: bool) -> None:
    if not dump.is_file():
        raise WorkError("backup-other-database")
    if not force:
        raise WorkError("restore-exists", file=url.database or "")
    _postgres("pg_restore", url, ["--clean", "--if-exists", "--no-owner", "--single-transaction",
                                  "--exit-on-error", f"--dbname={url.database}", str(dump)])


def _postgres(tool: str, url: URL, arguments: list[str]) -> None:
    """The password travels in the environment: other users can read a command line."""
    program = shutil.which(tool)
    if program is None:
        raise WorkError("backup-no-tool", tool=tool)
    host = url.host or str(url.query.get("host", ""))
    given = {"PGHOST": host, "PGPORT": str(url.port or ""), "PGUSER": url.username or "",
             "PGPASSWORD": str(url.password or ""), "PGDATABASE": url.database or ""}
    environment = {**os.environ, **{k: v for k, v in given.items() if v}}
    done = subprocess.run([program, *arguments], env=environment,  # noqa: S603 - our own arguments
                          capture_output=True, timeout=_TOOL_SECONDS, check=False)
    if done.returncode:
        raise WorkError("backup-failed", cause=f"{tool} {done.returncode}")


def _unpack(source: Path, folder: Path) -> None:
    """Only the members that a backup has; the `data` filter refuses paths that lead outside."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            for member in archive:
                top = member.name.split("/")[0]
                if top in (_SQLITE, _POSTGRES, _EVIDENCE) and (member.isfile() or member.isdir()):
                    archive.extract(member, folder, filter="data")
    except (tarfile.TarError, OSError, EOFError):
        raise WorkError("backup-broken") from None
