"""Receives XML as it is parsed: no tree is built, so memory stays bounded."""

from core.errors import WorkError

#: Twice what 5,000 rows of eight columns take as Word writes them; bounds time, not memory.
MAX_ELEMENTS = 2_000_000


def local_name(name: str) -> str:
    """`name` without its namespace: transitional and strict OOXML read alike."""
    return name.rpartition("}")[2]


class Target:
    """Base of the parts' readers: they override `opened`, `closed` and `text`."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self._left = MAX_ELEMENTS

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Called by the parser at a start tag."""
        self._left -= 1
        if self._left < 0:
            raise WorkError("file-too-large")
        name = local_name(tag)
        self.path.append(name)
        if attributes:
            attributes = {local_name(key): value for key, value in attributes.items()}
        self.opened(name, attributes)

    def end(self, _tag: str) -> None:
        """Called by the parser at an end tag."""
        self.closed(self.path.pop())

    def data(self, text: str) -> None:
        """Called by the parser for text between tags."""
        self.text(text)

    def close(self) -> None:
        """Called by the parser at the end of the part."""

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; both names are without namespaces."""

    def closed(self, name: str) -> None:
        """An element ends; `path` no longer holds it."""

    def text(self, text: str) -> None:
        """Text inside the innermost open element."""
