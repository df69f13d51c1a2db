"""What a handler may answer with; the bot turns it into messages after the commit.

Nothing is sent while the transaction is open: a slow network must not hold up the database.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from aiogram.filters.callback_data import CallbackData

from core.progress.context import Asked


@dataclass(frozen=True, slots=True)
class Button:
    """A tap: a plain label and what it sends, at most 64 bytes."""

    label: str
    data: CallbackData | str

    def packed(self) -> str:
        """The callback data as sent."""
        return self.data if isinstance(self.data, str) else self.data.pack()


Rows: TypeAlias = Sequence[Sequence[Button]]


@dataclass(frozen=True, slots=True)
class Say:
    """A message. `about`: tasks that a reply to it speaks of. `edit`: replaces the message whose
    button was pressed (where there was none, it is a new one). `asks`: its question about them,
    which a bare answer completes. `passing`: it only tells that something goes on, and is taken for
    a message only where what follows can take its place. `aside`: what was offered before is still
    what is spoken of. `language` of its words, where the person has just chosen another one."""

    text: str
    rows: Rows = ()
    about: tuple[int, ...] = ()
    edit: bool = False
    asks: Asked | None = None
    passing: bool = False
    aside: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class SendFile:
    """A document (or a picture, shown as such) with a caption.

    `content` may lie in a file instead, which is read piece by piece while it is sent; it has to
    stay until then (the update's `leftovers`). `above`: the caption is what is said, and the
    picture only goes with it.
    """

    name: str
    content: bytes | Path
    caption: str = ""
    picture: bool = False
    rows: Rows = ()
    about: tuple[int, ...] = ()
    above: bool = False


@dataclass(frozen=True, slots=True)
class Toast:
    """A short word over the pressed button."""

    text: str
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Later:
    """Slow work done after the answer went out, outside the transaction: it opens its own.

    `working` is told when it takes longer than a moment. `words` are said at once; where every
    message counts they wait for the picture that `run` gives, and are its caption.
    """

    run: Callable[[], Awaitable["Shown"]]
    working: str = ""
    words: Say | None = None


Piece: TypeAlias = Say | SendFile | Toast | Later
Shown: TypeAlias = Piece | Sequence[Piece] | None


def pieces(shown: Shown) -> Sequence[Piece]:
    """Always a sequence."""
    if shown is None:
        return ()
    return shown if isinstance(shown, Sequence) else (shown,)
