"""Text from outside, made safe for document formats."""

import re
import unicodedata

#: What XML 1.0 cannot hold: controls, halves of surrogate pairs, noncharacters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """One line of NFC text: forbidden characters dropped, every run of blanks one space."""
    # Nearly every text is clean already; to see that is much faster than to clean it.
    if (
        text.isprintable()
        and "  " not in text
        and text[:1] != " " != text[-1:]
        and unicodedata.is_normalized("NFC", text)
    ):
        return text
    return " ".join(unicodedata.normalize("NFC", _FORBIDDEN.sub("", text)).split())


def shorten(text: str, length: int) -> str:
    """At most `length` characters, cut between words when that loses little; "…" marks a cut."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    words = head.rsplit(" ", 1)[0]
    return (words if len(words) > length // 2 else head).rstrip() + "…"
