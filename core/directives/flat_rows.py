"""Rows of a flattened table by their numbers: "1", "2.3", "9.", sections "II", "C".

Rows may be numbered inside their sections or through all of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.directives.lines import Line

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,2}){0,3})\s*[.)]?(?:\s+(?=\S)|\Z)")
_ROMAN = re.compile(r"([IVX]{1,5}|[A-HĐK])\s*[.)]?\s+(?=[A-ZĐÀ-Ỹ])")
_LETTERS = "ABCDĐEGHIKLM"


@dataclass(slots=True)
class RawRow:
    """Lines of one numbered row; `level` is the depth of its number. `lines` are its words
    without the number, `sources` whole lines whose first `skip` characters are the number.
    `cells` are its cells by role, where the places of the words have told them apart."""

    number: str
    level: int
    lines: list[str]
    sources: list[Line]
    skip: int = 0
    page: int = 0
    cells: dict[str, str] | None = None


def headed(row: RawRow, rows: Sequence[RawRow], at: int) -> bool:
    """True for a section: the row behind it (`at` is its own place) is numbered deeper."""
    if at + 1 >= len(rows):
        return False
    below = rows[at + 1]
    inside = row.level == 0 or below.number.startswith(f"{row.number}.")
    return below.level > row.level and inside


def numbered_rows(lines: Sequence[Line]) -> list[RawRow]:
    """Rows and sections by their numbers; a page's number between them is passed over."""
    rows: list[RawRow] = []
    open_numbers: list[str] = []
    section, last, dotted = "", "", ""
    page = 0
    for at, line in enumerate(lines):
        number, rest = _row_start(
            line, lines[at + 1 : at + 81], open_numbers, section, (last, dotted)
        )
        if number:
            section = number if number[0].isalpha() else section
            last = number if number.isdigit() else last
            dotted = number if "." in number else dotted
            level = 0 if number[0].isalpha() else 1 + number.count(".")
            skip = len(line.text) - len(rest)
            rows.append(RawRow(number, level, [rest] if rest else [], [line], skip, page))
            open_numbers = _opened(open_numbers, number)
        elif line.is_page:
            page += 1
        elif rows:
            rows[-1].lines.append(line.text)
            rows[-1].sources.append(line)
    return rows


def _row_start(
    line: Line,
    below: Sequence[Line],
    opened: Sequence[str],
    section: str,
    last: tuple[str, str],
) -> tuple[str, str]:
    """The number and the words behind it of a line that begins a row or a section; rows may be
    counted through all sections (`last` are the last ones without and with a dot)."""
    match = _ROMAN.match(line.text)
    if match and _is_next_section(match.group(1), section):
        heads = line.text[match.end() :].isupper() or not opened or opened[0][0].isalpha()
        if heads:
            return match.group(1), line.text[match.end() :]
    match = _NUMBER.match(line.text)
    if match is None:
        return "", ""
    follows = _counts_on(match.group(1), last[0]) or _goes_up(line.text, match, last[1])
    if not follows and not _expected(match.group(1), opened):
        return "", ""
    number, rest = match.group(1), line.text[match.end() :]
    if line.is_page and "." not in number and _comes_again(number, below):
        return "", ""
    if "." not in number and rest and not rest[0].isupper():
        return "", ""
    marked = line.text.endswith((".", ")"))
    if not rest and "." not in number and not line.is_page and not marked:
        return "", ""
    return number, rest


def _is_next_section(number: str, last: str) -> bool:
    """True for the section after `last` ("" before the first); one or two may be missing."""
    if not last:
        return number in ("I", "A")
    if (len(number) > 1 or number in "IVX") and (len(last) > 1 or last in "IVX"):
        return 1 <= roman_value(number) - roman_value(last) <= 2
    if len(number) > 1 or number not in _LETTERS or last not in _LETTERS:
        return False
    return 1 <= _LETTERS.index(number) - _LETTERS.index(last) <= 2


def roman_value(number: str) -> int:
    """4 for "IV"; 0 for what is no Roman number up to 39."""
    values = [{"I": 1, "V": 5, "X": 10}.get(sign, 0) for sign in number]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _counts_on(number: str, last: str) -> bool:
    return bool(last) and number.isdigit() and 1 <= int(number) - int(last) <= 2


def _goes_up(text: str, match: re.Match[str], last: str) -> bool:
    """True for a criterion's number ("1.4." behind "1.2."): a plan lists only some of them."""
    number = match.group(1)
    if "." not in number or not text[match.end() : match.end() + 1].isupper():
        return False
    own = [int(part) for part in number.split(".")]
    before = [int(part) for part in last.split(".")] if last else [0]
    return before < own and own[0] - before[0] <= 2 and own[-1] <= 20


def _comes_again(number: str, below: Sequence[Line]) -> bool:
    """True when the same number opens a row further down: this one was the page's.

    Looked for up to the next number or section: rows may be counted anew in each section.
    """
    following = str(int(number) + 1)
    for line in below[:80]:
        if _ROMAN.match(line.text):
            return False
        match = _NUMBER.match(line.text)
        if match is None or not (
            line.is_page or line.text[match.end() : match.end() + 1].isupper()
        ):
            continue
        if match.group(1) == number:
            return True
        if match.group(1) in (following, f"{number}.1"):
            return False
    return False


def _expected(number: str, opened: Sequence[str]) -> bool:
    """True when `number` can follow the numbers that are open: the next brother, or a first
    child."""
    plain = [known for known in opened if known[0].isdigit()]
    if not plain:
        return number in ("1", "01", "1.1")
    head, _, last = number.rpartition(".")
    for known in plain:
        known_head, _, known_last = known.rpartition(".")
        if head == known_head and int(known_last) < int(last) <= int(known_last) + 2:
            return True
    restarts = number == "1" and len(opened) > len(plain) and len(plain) == 0
    return restarts or (int(last) == 1 and bool(head) and head.lstrip("0") == plain[-1].lstrip("0"))


def _opened(opened: Sequence[str], number: str) -> list[str]:
    if number[0].isalpha():
        return [number]
    kept = [n for n in opened if n[0].isalpha() or n.count(".") < number.count(".")]
    return [*kept, number]
