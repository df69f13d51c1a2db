"""Names that a letterhead writes in capitals, as people write them."""

from collections.abc import Sequence

from core.directives.folding import fold
from core.directives.lines import Line


def spelled(capitals: str, lines: Sequence[Line]) -> str:
    """A name in capitals as the document spells it elsewhere; as it is when it never does."""
    if not capitals:
        return ""
    wanted = _loose(capitals)
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        if line.text.isupper() or not (line.text[0].isalnum() or line.text[0] in "(-–"):
            continue
        words = f"{line.text} {below.text}" if below else line.text
        if (at := _loose(words).find(wanted)) >= 0:
            found = words[at : at + len(capitals)]
            if not found.isupper() and len(_loose(words)) == len(words):
                return found
    return _lowered(capitals)


def _loose(words: str) -> str:
    return fold(words).replace("–", "-")


def _lowered(capitals: str) -> str:
    """ "SỞ Y TẾ" → "Sở Y tế": the first word of each part of a name keeps its capital."""
    words = capitals.lower().split()
    small = {"và", "-", "–"}
    out = [
        word.capitalize() if at == 0 or at == 1 or (words[at - 1] in small and word not in small)
        else word
        for at, word in enumerate(words)
    ]
    for at, word in enumerate(words[:-1]):
        if word == "tỉnh" and at:
            out[at + 1 :] = [w.capitalize() for w in words[at + 1 :]]
            break
    name = " ".join(out)
    if fold(name).startswith("uy ban nhan dan"):
        rest = name[len("ủy ban nhân dân") :].split()
        tail = [rest[0].lower(), *(w.capitalize() for w in rest[1:])] if rest else []
        name = " ".join([name[:1] + "y ban nhân dân" if name[:1] in "UỦ" else name[:3], *tail])
        name = name.replace("Uy ban", "Ủy ban")
    return name
