"""Paragraphs into items with their sub-items."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.directives.markers import ARTICLE, LETTER, NUMBER, PART, ROMAN, UPPER, Marker, follows
from core.directives.paragraphs import Paragraph


@dataclass(slots=True)
class Block:
    """An item: its own words first in `paragraphs`, then those below it without a marker."""

    marker: Marker | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)
    children: list["Block"] = field(default_factory=list)
    #: Paragraphs and items below the first paragraph, in the order they were written.
    content: list["Paragraph | Block"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The item's own words; "" for the document itself."""
        return self.paragraphs[0].text if self.paragraphs and self.marker else ""


#: Ranks that go down in this order wherever they are mixed; list signs stand below them.
_ORDER = (PART, UPPER, ROMAN, ARTICLE)


def build_tree(paragraphs: Sequence[Paragraph]) -> Block:
    """The document as one block. An unmarked paragraph belongs to the numbered item above it,
    and to no list sign: after bullets it goes on with what held them."""
    root = Block()
    path = [root]
    for paragraph in paragraphs:
        if paragraph.marker is None:
            while len(path) > 1 and _is_sign(path[-1]):
                path.pop()
            path[-1].paragraphs.append(paragraph)
            path[-1].content.append(paragraph)
            continue
        block = Block(paragraph.marker, [paragraph])
        _climb(path, paragraph.marker)
        path[-1].children.append(block)
        path[-1].content.append(block)
        path.append(block)
    return root


def _is_sign(block: Block) -> bool:
    return block.marker is not None and block.marker.is_list_sign


def _climb(path: list[Block], marker: Marker) -> None:
    """Leave the items that `marker` does not stand under."""
    ranks = [block.marker.rank if block.marker else "" for block in path]
    if marker.kind == NUMBER and "." in marker.number:
        _climb_to_prefix(path, marker)
        return
    if marker.rank in ranks:
        at = len(ranks) - 1 - ranks[::-1].index(marker.rank)
        brother = path[at].marker
        fresh = not marker.is_list_sign and marker.number in ("1", "I", "a", "A")
        if brother and fresh and at < len(path) - 1 and not follows(marker, brother.number):
            if marker.kind in _ORDER or ranks[-1] in (LETTER,):
                del path[at:]
            return
        del path[at:]
        return
    if marker.kind == NUMBER:
        while len(path) > 1 and _is_sign(path[-1]):
            path.pop()
    if marker.kind in _ORDER:
        while len(path) > 1 and not _above(path[-1], marker):
            path.pop()


def _above(block: Block, marker: Marker) -> bool:
    kind = block.marker.kind if block.marker else ""
    return kind in _ORDER and _ORDER.index(kind) < _ORDER.index(marker.kind)


def _climb_to_prefix(path: list[Block], marker: Marker) -> None:
    """ "3.2" stands under "3" if that is open, else beside the last number as deep as itself."""
    prefix = marker.number.rpartition(".")[0]
    for at in range(len(path) - 1, 0, -1):
        holder = path[at].marker
        if holder and holder.kind == NUMBER and holder.number == prefix:
            del path[at + 1 :]
            return
    for at in range(len(path) - 1, 0, -1):
        holder = path[at].marker
        if holder and holder.rank == marker.rank:
            del path[at:]
            return
    while len(path) > 1 and _is_sign(path[-1]):
        path.pop()
