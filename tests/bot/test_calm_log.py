"""The log of an outage can be read: each kind of complaint now and then, the rest counted."""

import logging
import sys

from bot.calm_log import MOST, SECONDS, Calm
from core.errors import StoreDownError


class Time:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def record(words: str, *values: object, error: Exception | None = None) -> logging.LogRecord:
    info = None
    if error is not None:
        try:
            raise error
        except Exception:  # noqa: BLE001 - only to have a traceback
            info = sys.exc_info()
    return logging.LogRecord("nhacviec", logging.ERROR, "x.py", 1, words, values, info)


def test_a_flood_is_counted() -> None:
    clock = Time()
    calm = Calm(clock)
    passed = [calm.filter(record("delivery %s is not noted yet", n)) for n in range(100)]
    assert passed == [True] * MOST + [False] * (100 - MOST)
    assert calm.filter(record("something else"))
    clock.now = SECONDS
    again = record("delivery %s is not noted yet", 100)
    assert calm.filter(again)
    assert again.getMessage() == f"delivery 100 is not noted yet (and {100 - MOST} more)"


def test_what_is_no_complaint_passes() -> None:
    calm = Calm()
    told = logging.LogRecord("x", logging.INFO, "x.py", 1, "stopping", (), None)
    assert all(calm.filter(told) for _ in range(100))


def test_an_outage_is_one_line_and_a_fault_has_its_traceback() -> None:
    calm = Calm()
    down = record("a tick failed", error=ExceptionGroup("", [StoreDownError("x")]))
    assert calm.filter(down)
    assert (down.exc_info, down.getMessage()) == (
        None, "a tick failed: the database cannot work now")
    fault = record("a tick failed", error=ExceptionGroup("", [StoreDownError("x"), ValueError()]))
    assert calm.filter(fault)
    assert fault.exc_info is not None
