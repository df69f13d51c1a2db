"""Exception → one polite sentence; everything else to the log."""

import logging

from markupsafe import Markup

from core.errors import WorkError
from handlers.texts import Translate

log = logging.getLogger("nhacviec")


def sentence(error: Exception, t: Translate) -> Markup:
    """What the person reads. Unforeseen errors are logged and shown without their cause."""
    if isinstance(error, WorkError):
        key = f"error-{error.code}"
        if t.has(key):
            return t(key, **error.data)
        log.error("the catalogue has no %s", key)
    else:
        log.error("an update failed", exc_info=error)
    return t("error-unexpected")
