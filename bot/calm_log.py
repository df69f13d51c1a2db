"""A log that says a trouble now and then, and not a thousand times."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from core.errors import StoreDownError

#: Of one kind of complaint so many are written in so many seconds; the rest is counted.
MOST, SECONDS = 5, 30.0


@dataclass(slots=True)
class _Window:
    began: float
    written: int = 0
    left_out: int = 0


class Calm(logging.Filter):
    """For a handler. A kind is what the code wrote, before the values were put in.

    A database that cannot work now is told in one line: where it was met says nothing.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._windows: dict[tuple[str, str], _Window] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """False for what is left out."""
        if record.levelno < logging.WARNING:
            return True
        _shorten(record)
        now = self._clock()
        kind = (record.name, str(record.msg))
        window = self._windows.get(kind)
        if window is None or now - window.began >= SECONDS:
            left_out = window.left_out if window else 0
            window = self._windows[kind] = _Window(now)
            if left_out:
                record.msg, record.args = f"{record.getMessage()} (and {left_out} more)", ()
        if window.written >= MOST:
            window.left_out += 1
            return False
        window.written += 1
        return True


def _shorten(record: logging.LogRecord) -> None:
    error = record.exc_info[1] if record.exc_info else None
    if error is not None and _is_down(error):
        record.exc_info = record.exc_text = None
        record.msg = f"{record.msg}: the database cannot work now"


def _is_down(error: BaseException) -> bool:
    if isinstance(error, BaseExceptionGroup):
        return all(_is_down(part) for part in error.exceptions)
    return isinstance(error, StoreDownError)
