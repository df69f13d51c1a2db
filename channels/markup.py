"""Telegram's HTML dialect ↔ plain text with entities (core.telegram.org/bots/api#html-style).

Offsets and lengths are UTF-16 code units, as in the Bot API. Rendering is safe for a page: all text
is escaped and only addresses of known schemes become links.
"""

import html
import re
from urllib.parse import urlsplit

from aiogram.types import MessageEntity

_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}  # fmt: skip
_RENDERED = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code",
    "pre": "pre", "text_link": "a", "blockquote": "blockquote",
    "expandable_blockquote": "blockquote", "spoiler": "tg-spoiler",
}  # fmt: skip
_TOKEN = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z-]*)(?P<rest>[^<>]*)>|<|[^<]+")
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "tg"})


class MarkupError(ValueError):
    """The text is not Telegram HTML: an unknown tag, one left open, or a bare `<`."""


def utf16_length(text: str) -> int:
    """The number of UTF-16 code units in `text`: what Telegram counts."""
    return len(text) + sum(1 for char in text if ord(char) > 0xFFFF)


class _Reader:
    """Collects text and entities while tags open and close."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.length = 0
        self.entities: list[MessageEntity] = []
        self.open: list[tuple[str, int, str | None]] = []

    def add(self, text: str) -> None:
        self.text.append(text)
        self.length += utf16_length(text)

    def start(self, name: str, rest: str) -> None:
        href = _HREF.search(rest) if name == "a" else None
        address = next((g for g in href.groups() if g is not None), "") if href else None
        self.open.append((name, self.length, html.unescape(address) if address else None))

    def end(self, name: str) -> None:
        if not self.open or self.open[-1][0] != name:
            raise MarkupError(f'unmatched end tag "{name}"')
        _, offset, url = self.open.pop()
        length = self.length - offset
        if not length or (name == "a" and not url):
            return
        self.entities.append(MessageEntity(type=_TAGS[name], offset=offset, length=length, url=url))


def parse_html(source: str) -> tuple[str, list[MessageEntity]]:
    """The plain text of Telegram HTML and its entities, outermost first.

    Raises MarkupError where Telegram would refuse the text.
    """
    reader = _Reader()
    for token in _TOKEN.finditer(source):
        name = (token["name"] or "").lower()
        if not name:
            if token[0] == "<":
                raise MarkupError(f"unsupported start tag at offset {token.start()}")
            reader.add(html.unescape(token[0]))
        elif name not in _TAGS:
            raise MarkupError(f'unsupported start tag "{name}" at offset {token.start()}')
        elif token["close"]:
            reader.end(name)
        else:
            reader.start(name, token["rest"])
    if reader.open:
        raise MarkupError(f'can\'t find end tag "{reader.open[-1][0]}"')
    # Inner tags close first: turned round, the outer one of two equal spans leads.
    reader.entities.reverse()
    reader.entities.sort(key=lambda e: (e.offset, -e.length))
    return "".join(reader.text), reader.entities


def safe_address(url: str | None) -> str | None:
    """`url` when it may be a link on a page (known scheme), else None."""
    if not url:
        return None
    try:
        return url if urlsplit(url.strip()).scheme.lower() in _SCHEMES else None
    except ValueError:
        return None


def _open_tag(entity: MessageEntity) -> str:
    if entity.type == "text_link":
        return f'<a href="{html.escape(entity.url or "")}">'
    return f"<{_RENDERED[entity.type]}>"


def _renders(entity: MessageEntity) -> bool:
    if entity.type == "text_link":
        return safe_address(entity.url) is not None
    return entity.type in _RENDERED


def _cut(text: str, borders: list[int]) -> list[tuple[int, str]]:
    """Pieces of `text` beginning at each UTF-16 border (sorted, from 0)."""
    encoded = text.encode("utf-16-le")
    ends = [*borders[1:], len(encoded) // 2]
    return [
        (start, encoded[start * 2 : end * 2].decode("utf-16-le", "replace"))
        for start, end in zip(borders, ends, strict=True)
    ]


def render_html(text: str, entities: list[MessageEntity] | None) -> str:
    """Well-formed, escaped HTML of the text: the tags of `parse_html`, nothing else.

    Entities that overlap without nesting are closed and opened again at the border.
    """
    spans = sorted(filter(_renders, entities or []), key=lambda e: (e.offset, -e.length))
    ends = {e.offset + e.length for e in spans}
    borders = sorted({0} | {e.offset for e in spans} | ends)
    borders = [b for b in borders if b <= utf16_length(text)]
    out: list[str] = []
    stack: list[MessageEntity] = []
    for start, piece in _cut(text, borders):
        while any(e.offset + e.length <= start for e in stack):
            closing = next(i for i, e in enumerate(stack) if e.offset + e.length <= start)
            out.extend(f"</{_RENDERED[e.type]}>" for e in reversed(stack[closing:]))
            reopened = [e for e in stack[closing:] if e.offset + e.length > start]
            out.extend(map(_open_tag, reopened))
            stack[closing:] = reopened
        opened = [e for e in spans if e.offset == start and e.length > 0]
        out.extend(map(_open_tag, opened))
        stack.extend(opened)
        out.append(html.escape(piece, quote=False))
    out.extend(f"</{_RENDERED[e.type]}>" for e in reversed(stack))
    return "".join(out)
