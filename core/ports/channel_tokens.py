"""Tokens of a network that replaces them: each refresh token is good for one use."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Grant:
    """What a network has granted us. Moments are aware UTC; tokens never show in a repr.

    `seed` marks the first refresh tokens that the configuration had. `asked_at`: a new pair was
    asked for and no answer is known; `refusal`: the network's "no" (its code), "" none.
    """

    seed: str
    access_token: str = field(repr=False)
    access_until: datetime
    refresh_token: str = field(repr=False)
    saved_at: datetime
    asked_at: datetime | None = None
    refusal: str = ""


class Grants(Protocol):
    """Keeps the grant of one app. Each method is a transaction of its own: once it returns, a
    kill cannot take it back. Raises StoreDownError."""

    async def load(self) -> Grant | None:
        """What is kept, as it is now."""
        ...

    async def save(self, grant: Grant, instead_of: Grant | None) -> bool:
        """Keep this one; False (and nothing kept) when another one came meanwhile."""
        ...
