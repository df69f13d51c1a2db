"""Which errors mean that the database cannot work now, and will again: wait, lose nothing."""

import errno

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

#: Classes (two characters) and codes of https://www.postgresql.org/docs/current/errcodes-appendix.html:
#: connection, resources, shutdown, a read-only standby, a conflict that a second try resolves.
#: A damaged file (XX001, XX002) is waited for too: what people say is kept by their network until
#: somebody has put the backup in its place.
_CLASSES = ("08", "53", "58", "XX001", "XX002")
_CODES = ("57P01", "57P02", "57P03", "25006", "40001", "40P01")
#: SQLite gives no codes through the driver, only these words. What has a code is not asked for
#: them: "malformed array literal" (22P02) is a fault of ours, and so is "malformed JSON".
_WORDS = ("disk is full", "readonly database", "disk i/o error", "unable to open database",
          "database is locked", "image is malformed", "malformed database schema",
          "file is not a database")
_ERRNOS = frozenset({errno.ENOSPC, errno.EROFS, errno.EIO, errno.EDQUOT})


def is_down(error: BaseException) -> bool:
    """True when waiting helps. A wrong statement or a bad value never is."""
    if isinstance(error, DBAPIError):
        code = str(getattr(error.orig, "sqlstate", None) or "")
        if error.connection_invalidated or code.startswith(_CLASSES) or code in _CODES:
            return True
        if code:
            return False
        cause = error.orig.__cause__ if error.orig is not None else None
        words = str(error.orig).lower()
        return any(w in words for w in _WORDS) or (cause is not None and is_down(cause))
    if isinstance(error, ConnectionError | TimeoutError | PoolTimeoutError):
        return True
    return isinstance(error, OSError) and error.errno in _ERRNOS
