"""The words of the documents as the settings hold them: lists of lines, codes, one-line texts."""

import re
from collections.abc import Callable

#: Longer than this no line of a document is, and no code.
LINE, _CODE = 300, 40


def lines(value: object) -> object:
    """Lines in the environment are parted by semicolons: names hold commas."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(";") if part.strip()]
    return value


def one_line(value: str) -> str:
    """A text without a break. Raises ValueError."""
    if len(value) > LINE or "\n" in value:
        raise ValueError("one line is needed")
    return value


def placeholders(*known: str) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """A check of lines: each has text and no placeholder but these; it raises ValueError."""

    def check(lines: tuple[str, ...]) -> tuple[str, ...]:
        for line in lines:
            if not line.strip() or set(re.findall(r"\{[^}]*\}?", line)) - set(known):
                raise ValueError("unknown placeholder")
            one_line(line)
        return lines

    return check


def document_code(value: str) -> str:
    """Capitals, digits, "-" without spaces (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II.3).

    Raises ValueError.
    """
    if len(value) > _CODE or value != value.upper() or not re.fullmatch(r"[\w.&-]*", value):
        raise ValueError("a code is needed")
    return value
