"""The catalogues in locales/: one place where every value is escaped."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from markupsafe import Markup, escape

from handlers.texts.values import clock_time, day, decimal, moment

LANGUAGES = ("vi", "en")
#: Fluent refuses values beyond 2500 characters: longer ones are put in their place after it.
_LONG = 1000
_PLACE = re.compile("\ue000(\\w+)\ue001")


class Catalogue:
    """All languages; each is read from its files once in a process and never changes."""

    def __init__(self) -> None:
        self._bundles = {language: _load(language) for language in LANGUAGES}

    def translator(self, language: str) -> "Translate":
        """The language's texts; an unknown language speaks Vietnamese."""
        return Translate(self._bundles.get(language, self._bundles["vi"]), language)


class Translate:
    """`t("key", name=value)` → safe HTML. Strings and dates are escaped and formatted here."""

    def __init__(self, bundle: FluentBundle, language: str) -> None:
        self._bundle = bundle
        self.language = language

    def __call__(self, key: str, /, **values: Any) -> Markup:
        """The text of `key`; KeyError when the catalogue has none."""
        message = self._bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        prepared = _prepared(values)
        long = {name: value for name, value in prepared.items()
                if isinstance(value, str) and len(value) > _LONG}
        places = {name: f"\ue000{name}\ue001" for name in long}
        text, errors = self._bundle.format_pattern(message.value, {**prepared, **places})
        if errors:
            msg = f"{key}: {errors[0]!r}"
            raise KeyError(msg)
        text = _PLACE.sub(lambda m: long.get(m[1], m[0]), str(text)) if long else text
        return Markup(text)  # noqa: S704 - the catalogue is ours, the values are escaped above

    def has(self, key: str) -> bool:
        """True when the catalogue knows `key`."""
        return bool(self._bundle.has_message(key))

    def plain(self, key: str, /, **values: Any) -> str:
        """The same without marks and escapes, for buttons, toasts and file names."""
        return self(key, **values).striptags()


def _prepared(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in values.items()}


def _value(value: Any) -> Any:
    match value:
        case Markup():
            return str(value)
        case bool():
            return "yes" if value else "no"
        case int():
            return value
        case Decimal() | float():
            return decimal(value)
        case datetime():
            return moment(value)
        case date():
            return day(value)
        case time():
            return clock_time(value)
        case None:
            return ""
        case _:
            return str(escape(str(value)))


@cache
def _load(language: str) -> FluentBundle:
    # Isolation marks would show as boxes in some clients, and our languages run one way.
    bundle = FluentBundle([language], use_isolating=False)
    folder = files("locales") / language
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle
