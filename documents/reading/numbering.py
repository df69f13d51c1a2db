"""Automatic item numbers of a .docx: "1.", "a)", "II." are not in its text but in its styles.

ECMA-376 Part 1, 17.9: a paragraph names a list and a level; the list's abstract form says each
level's first number, its way of counting and its pattern ("%1.%2.").
"""

import re
from dataclasses import dataclass, field

from documents.reading.package import Package
from documents.reading.target import Target

_LEVELS = 9
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMANS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_BULLETS = frozenset({"bullet", "none"})
_PLACE = re.compile(r"%([1-9])")
#: "Điều %1." and the like; a longer one would be repeated at every paragraph.
_LONGEST_PATTERN = 40
#: Far above any real document's lists.
MAX_LISTS = 20_000


@dataclass(slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    pattern: str = ""


@dataclass(slots=True)
class Numbering:
    """Lists by their numbers, and the list that a paragraph style brings along."""

    lists: dict[str, dict[int, _Level]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, list[int]] = field(default_factory=dict)

    def sign(self, list_number: str, level: int, style: str) -> str:
        """What stands before the next paragraph of a list ("3.", "b)", "-"); "" without one."""
        if not list_number and style in self.styles:
            list_number, level = self.styles[style]
        levels = self.lists.get(list_number)
        if not levels or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts.setdefault(list_number, [0] * _LEVELS)
        own = levels.get(level, _Level())
        counts[level] = counts[level] + 1 if counts[level] else own.start
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        if own.kind in _BULLETS:
            return "-" if own.kind == "bullet" else ""

        def number(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            form = levels.get(at, _Level())
            return _written(counts[at] or form.start, form.kind)

        return _PLACE.sub(number, own.pattern).strip()


def read_numbering(package: Package, folder: str) -> Numbering:
    """The lists of the document whose parts stand in `folder`; none when it has no such part."""
    numbering = Numbering()
    forms = _FormsTarget()
    if package.has(f"{folder}/numbering.xml"):
        package.feed(f"{folder}/numbering.xml", forms)
    for number, form in forms.lists.items():
        numbering.lists[number] = forms.forms.get(form, {})
    styles = _StylesTarget()
    if package.has(f"{folder}/styles.xml"):
        package.feed(f"{folder}/styles.xml", styles)
    numbering.styles = styles.lists
    return numbering


def _written(number: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = _LETTERS[(number - 1) % 26] * ((number - 1) // 26 % 5 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman"):
        roman = ""
        rest = number % 40
        for value, sign in _ROMANS:
            while rest >= value:
                roman, rest = roman + sign, rest - value
        return roman.upper() if kind == "upperRoman" else roman
    return f"{number:02d}" if kind == "decimalZero" else str(number)


class _FormsTarget(Target):
    """The abstract forms by number, and which form each list has."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, dict[int, _Level]] = {}
        self.lists: dict[str, str] = {}
        self._form: dict[int, _Level] = {}
        self._level = _Level()
        self._list = ""

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "abstractNum":
            self._form = self.forms.setdefault(attributes.get("abstractNumId", ""), {})
        elif name == "lvl" and "abstractNum" in self.path:
            self._level = _Level()
            self._form[_number(attributes.get("ilvl", ""))] = self._level
        elif name == "num":
            self._list = attributes.get("numId", "")
        elif name == "abstractNumId" and len(self.lists) < MAX_LISTS:
            self.lists[self._list] = value
        elif name == "start":
            self._level.start = _number(value)
        elif name == "numFmt":
            self._level.kind = value
        elif name == "lvlText":
            self._level.pattern = value[:_LONGEST_PATTERN]


class _StylesTarget(Target):
    """Paragraph styles that bring a list along."""

    def __init__(self) -> None:
        super().__init__()
        self.lists: dict[str, tuple[str, int]] = {}
        self._style, self._list, self._level = "", "", 0

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._style, self._list, self._level = attributes.get("styleId", ""), "", 0
        elif name == "numId":
            self._list = attributes.get("val", "")
        elif name == "ilvl":
            self._level = _number(attributes.get("val", ""))

    def closed(self, name: str) -> None:
        if name == "style" and self._list:
            self.lists[self._style] = (self._list, self._level)


def _number(value: str) -> int:
    return int(value[:6]) if value.isascii() and value.isdigit() else 0
