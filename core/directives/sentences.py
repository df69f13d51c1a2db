"""Where a block's text may be parted: at the end of a sentence, and at semicolons."""

import re

_END = re.compile(r"(?:[.!?…]+[\"”’)]*(?=\s+[\"“(]?[A-ZĐÀ-ỸẠ-Ỹ])|;)\s*")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:TP|Tp|TX|ThS|TS|PGS|GS|Q|P|Tr|Số|No|[A-ZĐ])\.$")
_SIGNS = re.compile(r"[(\[\"“]")


def parts(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, or part of one before a semicolon, with its punctuation.

    Nothing is parted inside brackets or quotation marks.
    """
    found: list[tuple[int, int]] = []
    start = 0
    inside = shut(text)
    for match in _END.finditer(text):
        mark = match.start()
        if inside[mark] or _ABBREVIATION.search(text[max(0, mark - 6) : mark + 1]):
            continue
        end = len(text[: match.end()].rstrip()) if match.end() < len(text) else match.end()
        if text[start:end].strip():
            found.append((start, len(text[start:end].rstrip()) + start))
        start = match.end()
    if text[start:].strip():
        found.append((start, len(text.rstrip())))
    return found


def shut(text: str) -> bytearray:
    """For each place 1 when it stands in brackets or quotes that are closed again."""
    inside = bytearray(len(text) + 1)
    if not _SIGNS.search(text):
        return inside
    opened: list[int] = []
    quote = -1
    for at, sign in enumerate(text):
        if sign in "([":
            opened.append(at)
        elif sign in ")]" and opened:
            begin = opened.pop()
            if not opened and at - begin < 600:
                inside[begin:at] = b"\x01" * (at - begin)
        elif sign in "“":
            quote = at
        elif sign == "”" and quote >= 0:
            inside[quote:at] = b"\x01" * (at - quote)
            quote = -1
        elif sign == '"':
            if quote >= 0 and at - quote < 600:
                inside[quote:at] = b"\x01" * (at - quote)
                quote = -1
            else:
                quote = at
    return inside
