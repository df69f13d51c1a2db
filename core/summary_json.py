"""Dataclasses to plain JSON values and back, so that a frozen report can be shown again."""

from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")

_hints = lru_cache(maxsize=None)(get_type_hints)


def dump(value: Any) -> Any:
    """Dataclasses become dicts, tuples lists, enums their value, dates and times ISO text.

    Decimals become text, which keeps their digits. Raises TypeError for anything else.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: dump(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [dump(item) for item in value]
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"cannot write {type(value).__name__}")


def load(kind: type[T], plain: Any) -> T:
    """The value of type `kind` that `dump` made `plain` of.

    Unknown keys are left out and missing ones take their defaults, so that reports frozen by an
    older release open. Raises TypeError or ValueError when `plain` has another shape.
    """
    loaded: T = _load(kind, plain)
    return loaded


def _load(kind: Any, plain: Any) -> Any:
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        known = [f.name for f in fields(kind) if f.name in plain]
        return kind(**{name: _load(hints[name], plain[name]) for name in known})
    if get_origin(kind) is UnionType:
        if plain is None:
            return None
        return _load(next(arm for arm in get_args(kind) if arm is not type(None)), plain)
    if get_origin(kind) is tuple:
        return _load_tuple(get_args(kind), plain)
    if issubclass(kind, date | time):
        return kind.fromisoformat(plain)
    if issubclass(kind, Enum | Decimal):
        return kind(plain)
    if not isinstance(plain, kind):
        raise TypeError(f"{plain!r} is not {kind.__name__}")
    return plain


def _load_tuple(kinds: tuple[Any, ...], plain: list[Any]) -> tuple[Any, ...]:
    if kinds[1:] == (...,):
        return tuple(_load(kinds[0], item) for item in plain)
    return tuple(_load(kind, item) for kind, item in zip(kinds, plain, strict=True))
