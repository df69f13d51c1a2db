"""One `run` per SQLite file: two would both answer every message."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

from core.errors import WorkError
from storage.engine import Database


def sqlite_file(database: Database) -> Path | None:
    """The file of a SQLite database; None for PostgreSQL and for one in memory."""
    name = make_url(database.url).database if database.is_sqlite else None
    return Path(name) if name and name != ":memory:" else None


@contextmanager
def only_one(database: Database, busy: str = "already-running") -> Iterator[None]:
    """Hold the lock beside the file; several processes may share a PostgreSQL.

    Raises WorkError `busy`, `folder-not-writable`.
    """
    path = sqlite_file(database)
    if path is None:
        yield
        return
    try:
        file = path.with_name(path.name + ".lock").open("w")
    except OSError:
        raise WorkError("folder-not-writable", folder=str(path.parent)) from None
    with file as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WorkError(busy, file=path.name, name=path.name) from None
        yield
