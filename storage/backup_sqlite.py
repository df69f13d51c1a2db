"""The copy of a SQLite file, and how it takes the file's place."""

import contextlib
import os
import shutil
import sqlite3
from pathlib import Path

from core.errors import WorkError
from storage.schema import known_revisions
from storage.unusable import UNREACHABLE, why_unusable

_REST = ("-wal", "-shm")


class Sqlite:
    """One file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def dump(self, target: Path) -> None:
        """SQLite's online backup: a consistent copy while others write.

        Raises WorkError `database-old` (there is none), `database-corrupt`, `backup-failed`.
        """
        if not self._path.is_file():
            raise WorkError("database-old")
        try:
            with (contextlib.closing(sqlite3.connect(self._path)) as source,
                  contextlib.closing(sqlite3.connect(target)) as copy):
                source.backup(copy)
                sound = copy.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        except sqlite3.Error as error:
            raise self._failed(error) from None
        if not sound:
            # A copy of rubbish would take the place of a good one.
            raise WorkError("database-corrupt", name=str(self._path))

    def there(self) -> str:
        """What would be overwritten; "" for nothing."""
        return str(self._path) if self._path.exists() else ""

    def beside(self) -> Path:
        """Where the copy may lie, to be renamed into its place."""
        return self._path.parent

    def check(self, dump: Path) -> None:
        """Sound, ours, and not of a later version. Raises WorkError `backup-broken`,
        `database-newer`."""
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

    def put(self, dump: Path) -> None:
        """Take the file's place in one step. Raises WorkError `folder-not-writable`."""
        try:
            beside = self._path.with_name(self._path.name + ".part")
            shutil.copy(dump, beside)
            with beside.open("rb+") as written:
                os.fsync(written.fileno())
            self._settle()
            beside.replace(self._path)
        except OSError:
            raise WorkError("folder-not-writable", folder=str(self._path.parent)) from None

    def _settle(self) -> None:
        """Let the old file be whole without its log, which the new one must never meet."""
        if not self._path.is_file():
            return
        try:
            with contextlib.closing(sqlite3.connect(self._path)) as old:
                old.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error:
            # It is no database any more; what it was is kept for whoever can read it.
            self._path.replace(self._path.with_name(self._path.name + ".old"))
        for rest in _REST:
            self._path.with_name(self._path.name + rest).unlink(missing_ok=True)

    def _failed(self, error: sqlite3.Error) -> WorkError:
        code = why_unusable(error)
        return WorkError("backup-failed" if code == UNREACHABLE else code,
                         cause="SQLite", name=str(self._path))
