"""Reads the settings and says in one sentence which key is wrong, never what a secret holds."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from datetime import time
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.config import WINDOW_EXAMPLE, WINDOW_NAMES, Settings
from core.errors import WorkError
from core.quarters import misfit
from core.reminders import PLANNING_HOUR
from core.reminders_times import hour_is_quiet

DEFAULT_FILE = Path("config.toml")
_PREFIX = "NHACVIEC_"
_FILE = "_FILE"
#: Why a secret's file is not read, where there is something to say about it.
_UNREAD: dict[type[Exception], str] = {
    FileNotFoundError: "config-secret-missing", IsADirectoryError: "config-secret-folder",
    PermissionError: "config-secret-denied",
}


class ConfigError(WorkError):
    """The configuration is wrong: the command ends with exit code 2."""


def load(path: Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """The file (config.toml when it exists), overlaid by the environment.

    `NHACVIEC_TELEGRAM__TOKEN=…` sets telegram.token, `NHACVIEC_TELEGRAM__TOKEN_FILE=…` reads it
    from a file. Raises ConfigError, whose data name the key.
    """
    values = _from_toml(path or DEFAULT_FILE, must_exist=path is not None)
    for section, key, value in _from_environment(environ):
        values.setdefault(section, {})[key] = value
    try:
        settings = Settings(**values)
    except ValidationError as error:
        raise _named(error) from None
    _check_together(settings)
    return settings


def keys() -> list[tuple[str, str]]:
    """Every (section, key) there is."""
    return [(section, key) for section, model in _sections() for key in model.model_fields]


def _sections() -> Iterator[tuple[str, type[BaseModel]]]:
    for name, field in Settings.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield name, field.annotation


def _from_toml(path: Path, *, must_exist: bool) -> dict[str, Any]:
    if not path.exists() and not must_exist:
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise ConfigError("config-no-file", file=str(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError("config-no-toml", file=str(path), cause=str(error)) from None
    for name, value in values.items():
        if name in Settings.model_fields and not isinstance(value, dict):
            raise ConfigError("config-no-section", key=name)
    return values


def _from_environment(environ: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    known = {f"{_PREFIX}{s}__{k}".upper(): (s, k) for s, k in keys()}
    for name, value in environ.items():
        if not name.startswith(_PREFIX) or "__" not in name:
            continue
        if name in known:
            yield *known[name], value
        elif name.endswith(_FILE) and name.removesuffix(_FILE) in known:
            yield *known[name.removesuffix(_FILE)], _secret_file(name, Path(value))
        else:
            raise ConfigError("config-unknown-key", key=name)


def _secret_file(name: str, path: Path) -> str:
    """What the file holds, without blanks around it. One that holds nothing is a mistake: taken for
    "off" it would leave a channel silent."""
    try:
        # Some editors begin a file with a mark that nobody sees.
        found = path.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        code = next((code for kind, code in _UNREAD.items() if isinstance(error, kind)),
                    "config-no-secret-file")
        raise ConfigError(code, key=name, file=str(path)) from None
    if not found:
        raise ConfigError("config-secret-empty", key=name, file=str(path))
    return found


def _named(error: ValidationError) -> ConfigError:
    """The first thing that is wrong, as a sentence's code and data."""
    first = error.errors(include_url=False, include_context=True)[0]
    key = ".".join(str(part) for part in first["loc"] if isinstance(part, str))
    section, _, name = key.partition(".")
    if key.startswith("periods.windows."):
        return _window_named(key, first)
    if first["type"] == "extra_forbidden":
        return ConfigError("config-unknown-key", key=key)
    if _is_secret(section, name):
        return ConfigError("config-bad-secret", key=key)
    expected = str(first.get("ctx", {}).get("expected", "")).replace("'", '"')
    if expected:
        return ConfigError("config-not-one-of", key=key, value=first["input"],
                           choices=expected.replace(" or ", ", "))
    return ConfigError("config-bad-value", key=key, value=first["input"],
                       example=_default(section, name))


def _window_named(key: str, first: ErrorDetails) -> ConfigError:
    """A window's name, or its days, cannot be read."""
    if key.endswith(".[key]"):
        return ConfigError("config-not-one-of", key="periods.windows", value=first["input"],
                           choices=", ".join(WINDOW_NAMES))
    return ConfigError("config-bad-value", key=key, value=first["input"], example=WINDOW_EXAMPLE)


def _default(section: str, key: str) -> str:
    """An example of how the key is written right: its own, or its default."""
    model = dict(_sections()).get(section)
    field = model.model_fields.get(key) if model else None
    if field and field.examples:
        return str(field.examples[0])
    return to_text(field.default) if field else ""


def to_text(value: object) -> str:
    """A value as it is typed: lists with commas, times as 07:30."""
    if isinstance(value, tuple):
        return ", ".join(to_text(part) for part in value)
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def _is_secret(section: str, key: str) -> bool:
    model = dict(_sections()).get(section)
    field = model.model_fields.get(key) if model else None
    return field is not None and "SecretStr" in str(field.annotation)


def _check_together(settings: Settings) -> None:
    _check_windows(settings)
    _check_hours(settings)
    _check_account(settings)
    for name, bot in (("telegram", settings.telegram), ("zalo_bot", settings.zalo_bot)):
        if bot.mode != "webhook" or not bot.token.get_secret_value():
            continue
        if not bot.webhook_secret.get_secret_value():
            raise ConfigError("config-webhook-secret", key=f"{name}.webhook_secret")
        if not settings.web.listen:
            raise ConfigError("config-webhook-listen", key="web.listen")


def _check_account(settings: Settings) -> None:
    """An Official Account is known by four keys, and Zalo calls us: there is no polling.

    The first refresh token may be taken out again: the next ones are in the database.
    """
    account = settings.zalo_oa
    given = {name: bool(getattr(account, name).get_secret_value())
             for name in ("app_secret", "oa_secret", "refresh_token")} | {
        "app_id": bool(account.app_id)}
    if not any(given.values()):
        return
    for name in ("app_id", "app_secret", "oa_secret"):
        if not given[name]:
            raise ConfigError("config-incomplete", key=f"zalo_oa.{name}",
                              others=", ".join(f"zalo_oa.{other}" for other in sorted(given)
                                               if given[other]))
    if not settings.web.listen:
        raise ConfigError("config-webhook-listen", key="web.listen")


def _check_hours(settings: Settings) -> None:
    """No hour of a message lies in quiet hours, nor before the day is planned."""
    ladder = settings.policy().ladder
    hours = [("reminders.slots", hour) for hour in ladder.slots]
    for key, hour in [*hours, ("digest.at", settings.digest.at)]:
        if hour_is_quiet(hour, ladder):
            raise ConfigError("config-quiet-hour", key=key, value=to_text(hour),
                              start=to_text(ladder.quiet_from), end=to_text(ladder.quiet_until))
    if min(ladder.slots) < PLANNING_HOUR:
        raise ConfigError("config-early-hour", key="reminders.slots",
                          value=to_text(min(ladder.slots)), start=to_text(PLANNING_HOUR))


def _check_windows(settings: Settings) -> None:
    """Every day belongs to one month, one quarter, one half-year, one year."""
    scheme, own = settings.periods.scheme, settings.periods.own()
    for tail in own:
        neighbour = misfit(tail, scheme, own)
        if neighbour is not None:
            raise ConfigError("config-windows-misfit", key=f"periods.windows.{tail or 'year'}",
                              neighbour=neighbour.code.partition("-")[2] or "year",
                              start=f"{neighbour.start:%m-%d}", end=f"{neighbour.end:%m-%d}")
