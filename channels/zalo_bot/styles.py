"""Telegram's entities as Zalo's `text_styles`, in pieces that Zalo takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiogram.types import MessageEntity

from channels.markup import utf16_length
from channels.plain import split_spans, with_addresses

#: Zalo's limit for a text or caption; counted by UTF-16 units, the larger of what it may mean.
TEXT_LIMIT = 2000
_CODES = {"bold": "b", "italic": "i", "underline": "u", "strikethrough": "s"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One message: its text and its styles (offsets in UTF-16 units)."""

    text: str
    styles: list[dict[str, Any]]


def pieces(
    text: str, entities: Sequence[MessageEntity], tail: str = "", limit: int = TEXT_LIMIT
) -> list[Piece]:
    """`text`, links followed by their addresses, and `tail` behind it; cut at sentences.

    Marks that Zalo does not know fall away, their text stays.
    """
    full = with_addresses(text, list(entities)) + tail
    styles = _moved(text, entities)
    found = []
    for start, end in split_spans(full, limit):
        first, last = utf16_length(full[:start]), utf16_length(full[:end])
        inside = [clipped for style in styles if (clipped := _clip(style, first, last))]
        found.append(Piece(full[start:end], inside))
    return found


def _moved(text: str, entities: Sequence[MessageEntity]) -> list[tuple[int, int, str]]:
    """(start, end, code) of the marks in the text with addresses."""
    grown = []
    for entity in entities:
        if entity.type == "text_link" and entity.url:
            added = utf16_length(with_addresses(text, [entity])) - utf16_length(text)
            grown.append((entity.offset + entity.length, added))
    found = []
    for entity in entities:
        if code := _CODES.get(str(entity.type)):
            start, end = entity.offset, entity.offset + entity.length
            found.append((
                start + sum(added for at, added in grown if at <= start),
                end + sum(added for at, added in grown if at < end),
                code,
            ))
    return found


def _clip(style: tuple[int, int, str], first: int, last: int) -> dict[str, Any] | None:
    start, end = max(style[0], first), min(style[1], last)
    return {"start": start - first, "len": end - start, "st": [style[2]]} if start < end else None
