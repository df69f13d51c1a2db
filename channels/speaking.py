"""Whose language a message speaks, for the few words that a channel adds to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_language: ContextVar[str] = ContextVar("language", default="")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """What is said inside is for somebody who reads `language`; "" is the office's."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def spoken() -> str:
    """The language of whom we speak with; "" where nobody said."""
    return _language.get()
