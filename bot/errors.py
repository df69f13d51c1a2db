"""Exception → one polite sentence; everything else to the log."""

import logging
from typing import Any

from markupsafe import Markup

from core.errors import StoreDownError, WorkError
from handlers.texts import Translate

log = logging.getLogger("nhacviec")
#: What was typed is said back in part: an error is one sentence.
_QUOTE = 200


def sentence(error: Exception, t: Translate) -> Markup:
    """What the person reads. Unforeseen errors are logged and shown without their cause."""
    if isinstance(error, WorkError):
        key = f"error-{error.code}"
        if t.has(key):
            return t(key, **{name: _short(value) for name, value in error.data.items()})
        log.error("the catalogue has no %s", key)
    elif isinstance(error, StoreDownError):
        log.error("the database cannot work now: %s", error)
        return t("error-store-down")
    else:
        log.error("an update failed", exc_info=error)
    return t("error-unexpected")


def _short(value: Any) -> Any:
    if isinstance(value, str) and len(value) > _QUOTE:
        return f"{value[:_QUOTE].rstrip()}…"
    return value
