"""Text as every database takes it."""

import re

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """`text` without null characters and halves of characters: PostgreSQL refuses both."""
    return _UNSTORABLE.sub("", text)
