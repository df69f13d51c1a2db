"""Text for networks with less than Telegram has: without marks, and in shorter pieces."""

import html
import re
import unicodedata

from aiogram.types import MessageEntity

from channels.markup import MarkupError, parse_html, render_html, utf16_length

_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
#: Where to cut, best first; each matches up to the place where the next piece begins.
_BORDERS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.!?…;:]\s"), re.compile(r"\s"))
_JOINERS = "\u200d\ufe0f"


def html_to_plain(source: str) -> str:
    """Telegram HTML as plain text; a link becomes "text (address)".

    Text that is not valid Telegram HTML is kept too: tags are dropped, the rest stays.
    """
    try:
        text, entities = parse_html(source)
    except MarkupError:
        return html.unescape(_ANY_TAG.sub("", source))
    return with_addresses(text, entities)


def with_addresses(text: str, entities: list[MessageEntity]) -> str:
    """`text` with the address of every link behind its words (unless the words are the address)."""
    encoded = text.encode("utf-16-le")
    for entity in sorted(entities, key=lambda e: -(e.offset + e.length)):
        if entity.type != "text_link" or not entity.url:
            continue
        start, end = entity.offset * 2, (entity.offset + entity.length) * 2
        if encoded[start:end].decode("utf-16-le") != entity.url:
            encoded = encoded[:end] + f" ({entity.url})".encode("utf-16-le") + encoded[end:]
    return encoded.decode("utf-16-le")


def _fitting(text: str, limit: int) -> int:
    """How many characters of `text` fit into `limit` UTF-16 units, at least one."""
    if utf16_length(text) <= limit:
        return len(text)
    units = 0
    for index, char in enumerate(text):
        units += 2 if ord(char) > 0xFFFF else 1
        if units > limit:
            return max(index, 1)
    return len(text)


def _border(text: str, fitting: int) -> int:
    """The best place to cut at or before `fitting`; a piece is not made shorter than a third."""
    window = text[: fitting + 1]
    for border in _BORDERS:
        places = [m.end() for m in border.finditer(window) if m.end() <= fitting + 1]
        if places and min(places[-1], fitting + 1) > fitting // 3:
            return places[-1]
    while fitting > 1 and (unicodedata.combining(text[fitting]) or text[fitting] in _JOINERS):
        fitting -= 1
    return fitting


def split_spans(text: str, limit: int) -> list[tuple[int, int]]:
    """(start, end) of the pieces of `text`, each at most `limit` UTF-16 units once stripped."""
    if limit < 2:
        raise ValueError("limit must hold one character: at least 2 units")
    spans, start = [], 0
    while start < len(text):
        rest = text[start:]
        fitting = _fitting(rest, limit)
        length = fitting if fitting == len(rest) else _border(rest, fitting)
        piece = rest[:length]
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if left < right:
            spans.append((start + left, start + right))
        start += length
    return spans


def split_text(text: str, limit: int) -> list[str]:
    """`text` in pieces of at most `limit` UTF-16 units: at paragraphs, lines, sentences, words.

    White space at the borders is dropped, nothing else; blank text gives no piece.
    """
    return [text[start:end] for start, end in split_spans(text, limit)]


def split_html(source: str, limit: int) -> list[str]:
    """Telegram HTML in pieces whose *text* has at most `limit` units; marks go on in the next.

    Raises MarkupError like `parse_html`.
    """
    text, entities = parse_html(source)
    pieces = []
    for start, end in split_spans(text, limit):
        first, last = utf16_length(text[:start]), utf16_length(text[:end])
        inside = [_clip(e, first, last) for e in entities]
        pieces.append(render_html(text[start:end], [e for e in inside if e.length > 0]))
    return pieces


def _clip(entity: MessageEntity, first: int, last: int) -> MessageEntity:
    """The entity's part within [first, last), counted from `first`."""
    start = max(entity.offset, first)
    end = min(entity.offset + entity.length, last)
    return entity.model_copy(update={"offset": start - first, "length": max(end - start, 0)})
