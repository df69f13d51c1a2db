"""Zalo's OAuth host: access tokens of 25 hours, refresh tokens that are good for one use."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

LIFE = timedelta(hours=25)
REFRESH_LIFE = timedelta(days=90)
#: How a refresh token that was used before is answered: reports differ.
Used = Literal["empty", "-14014", "-118"]


class DeniedError(Exception):
    """Answered with HTTP 200 and an error."""

    def __init__(self, code: int, name: str) -> None:
        super().__init__(name)
        self.code = code
        self.name = name

    @property
    def body(self) -> dict[str, Any]:
        """As the host writes it."""
        return {"error": self.code, "error_name": self.name, "error_reason": self.name,
                "error_description": self.name, "access_token": "", "refresh_token": ""}


@dataclass
class Issuer:
    """Gives out pairs; `refresh` holds the living refresh tokens and their end."""

    app_id: str
    secret: str
    now: Callable[[], datetime]
    used_is: Used = "empty"
    #: The old access token dies when a new one is given.
    old_dies: bool = True
    #: One answer reported from traffic had no new refresh token: the old one stays good.
    rotates: bool = True
    access: dict[str, datetime] = field(default_factory=dict)
    refresh: dict[str, datetime] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    granted: int = 0
    #: Used ones that came again, and ones that never were.
    refused: list[str] = field(default_factory=list)
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def consent(self) -> str:
        """The owner grants the app: a refresh token to begin with."""
        token = f"refresh-{next(self._numbers)}-" + "r" * 40
        self.refresh[token] = self.now() + REFRESH_LIFE
        return token

    def revoke(self) -> None:
        """The owner takes the grant back."""
        self.refresh.clear()
        self.access.clear()

    def trade(self, form: dict[str, Any], secret: str) -> dict[str, Any] | None:
        """A refresh token for a new pair; None is an empty answer. Raises DeniedError."""
        if form.get("app_id") != self.app_id:
            raise DeniedError(-14002, "Invalid app id")
        if secret != self.secret:
            raise DeniedError(-14004, "Invalid app secret")
        if form.get("grant_type") != "refresh_token":
            raise DeniedError(-14005, "Invalid grant type")
        return self._trade(str(form.get("refresh_token") or ""))

    def _trade(self, token: str) -> dict[str, Any] | None:
        if self.refresh.get(token, self.now()) <= self.now():
            self.refused.append(token)
            if token in self.used and self.used_is == "empty":
                return None
            raise DeniedError(int(self.used_is) if token in self.used else -14014,
                         "Invalid refresh token")
        answer = {"access_token": self.grant(), "expires_in": str(int(LIFE.total_seconds()))}
        if self.rotates:
            del self.refresh[token]
            self.used.add(token)
            answer["refresh_token"] = self.consent()
        return answer

    def grant(self) -> str:
        """A new access token."""
        if self.old_dies:
            self.access.clear()
        token = f"access-{next(self._numbers)}-" + "a" * 40
        self.access[token] = self.now() + LIFE
        self.granted += 1
        return token

    def check(self, token: str) -> None:
        """Raises DeniedError for an access token that is not good."""
        until = self.access.get(token)
        if until is None:
            raise DeniedError(-216, "Access token is invalid")
        if until <= self.now():
            raise DeniedError(-220, "access_token is expired or removed")
