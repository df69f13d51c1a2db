"""Why a database cannot be worked with, as a code of the catalogue (`error-database-…`)."""

import errno

from sqlalchemy.exc import DBAPIError

#: Words of SQLite, which gives no codes through the driver.
_WORDS = {
    "is not a database": "database-corrupt",
    "malformed": "database-corrupt",
    "readonly database": "database-read-only",
    "disk is full": "database-full",
    "disk i/o error": "database-full",
    "unable to open": "database-no-file",
    "is locked": "database-locked",
}
#: Codes of https://www.postgresql.org/docs/current/errcodes-appendix.html, by their beginning.
_STATES = {
    "28": "database-login",
    "3D": "database-none",
    "42501": "database-rights",
    "25006": "database-read-only",
    "53100": "database-full",
    "53300": "database-busy",
    "57P03": "database-starting",
    "XX001": "database-corrupt",
    "XX002": "database-corrupt",
}
_ERRNOS = {
    errno.ENOSPC: "database-full",
    errno.EDQUOT: "database-full",
    errno.EROFS: "database-read-only",
    errno.EACCES: "database-no-file",
}
UNREACHABLE = "database-unreachable"


def why_unusable(error: BaseException | None) -> str:
    """The code of the sentence that says what is wrong and how to mend it."""
    while error is not None:
        found = _of(error)
        if found is not None:
            return found
        cause = error.orig if isinstance(error, DBAPIError) else None
        error = cause or error.__cause__
    return UNREACHABLE


def _of(error: BaseException) -> str | None:
    state = str(getattr(error, "sqlstate", None) or "")
    by_state = next((code for start, code in _STATES.items() if state.startswith(start)), None)
    if by_state is not None:
        return by_state
    if isinstance(error, OSError) and error.errno in _ERRNOS:
        return _ERRNOS[error.errno]
    words = str(error).lower() if type(error).__module__ == "sqlite3" else ""
    return next((code for part, code in _WORDS.items() if part in words), None)
