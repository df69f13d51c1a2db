"""What the command line says: sentences of the catalogue, without marks."""

import re
from typing import Any

from rich.console import Console

from bot.config_file import ConfigError
from bot.errors import sentence
from core.errors import WorkError
from handlers.texts import Catalogue

#: Wrong use or configuration, and everything else that goes wrong.
USAGE, FAILURE = 2, 1
_MARKED = re.compile(r"[<&]")
_WRONG_USE = frozenset({"parse-kind", "period-future", "period-unknown", "period-upside-down",
                        "report-form", "report-unit-unknown"})


class Terminal:
    """Speaks Vietnamese, as its readers do; results to stdout, complaints to stderr."""

    def __init__(self) -> None:
        self._t = Catalogue().translator("vi")
        # Narrow pipes must not break lines: what is printed may be read by a program.
        self._out = Console(soft_wrap=True, highlight=False, markup=False, emoji=False)
        self._err = Console(stderr=True, soft_wrap=True, highlight=False, markup=False, emoji=False)

    def say(self, key: str, /, **values: Any) -> None:
        """One text of the catalogue."""
        self.write(_plain(self._t(key, **values)))

    def write(self, text: str) -> None:
        """As it is."""
        self._out.print(text)

    def write_html(self, html: str) -> None:
        """A text that was made for a chat."""
        self.write(_plain(html))

    def words(self, key: str, /, **values: Any) -> str:
        """One text of the catalogue, plain, not printed."""
        return _plain(self._t(key, **values))

    def complain(self, key: str, /, **values: Any) -> None:
        """One text of the catalogue on stderr: the work went on without something."""
        self._err.print(self.words(key, **values))

    def fail(self, error: WorkError) -> int:
        """Tell what is wrong and how to mend it; the exit code."""
        self._err.print(_plain(sentence(error, self._t)))
        wrong_use = isinstance(error, ConfigError) or error.code in _WRONG_USE
        return USAGE if wrong_use else FAILURE


def _plain(html: str) -> str:
    """Without the marks; what has none needs no reader of them, who brings aiogram with it."""
    if not _MARKED.search(html):
        return html
    from channels.plain import html_to_plain

    return html_to_plain(html)


def config_first(arguments: list[str]) -> list[str]:
    """--config may stand anywhere: `nhacviec run --config x` is `nhacviec --config x run`."""
    for place, word in enumerate(arguments):
        if word == "--config" and place + 1 < len(arguments):
            return [word, arguments[place + 1], *arguments[:place], *arguments[place + 2:]]
        if word.startswith("--config="):
            return [word, *arguments[:place], *arguments[place + 1:]]
    return arguments
