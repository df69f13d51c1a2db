"""Figures that a directive sets: those of a duty, and the goals of the whole plan."""

import re
from dataclasses import replace
from functools import lru_cache

from core.directives.sentences import shut
from core.targets import Target, find_targets

#: A bare count is a figure to reach when so many are made; else it is a heap to work through.
_MADE = re.compile(
    r"\b(?:mở|tổ chức|xây dựng|thành lập|ban hành|đăng tải|đăng|phấn đấu|có|đạt|hoàn thành"
    r"|thực hiện"
    r"|triển khai)\s+(?:được\s+)?(?:có\s+)?\d",
    re.IGNORECASE,
)
#: A number before a noun or a sign, not one inside a day or a document's number.
_COUNTS = re.compile(
    r"(?<![\d/.-])\d[\d.,]*(?![\d/-])\s*(?:%|[^\W\d])|ít nhất|tối thiểu|không dưới|tối đa"
    r"|không quá", re.IGNORECASE,
)
_AIM = re.compile(r"\b(?:phấn đấu|mục tiêu)\s+(?:để\s+|đưa\s+)?", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;.](?=\s)|[,;.]$")
_OPS = {">": ">=", "<": "<="}


@lru_cache(maxsize=1024)
def targets_in(text: str) -> tuple[Target, ...]:
    """The figures that a duty's text sets, in order; "hơn 80%" counts as at least 80.

    Figures inside quotation marks belong to a name; "so" of "so với năm trước" to no unit.
    """
    found = find_targets(text) if _COUNTS.search(text) else ()
    if not found:
        return ()
    inside = shut(text)
    return tuple(
        replace(target, op=_OPS.get(target.op, target.op), unit=target.unit.removesuffix(" so"))
        for target in found
        if _is_set(target) and not inside[max(0, text.find(target.text))]
    )


def _is_set(target: Target) -> bool:
    return target.unit in ("%", "điểm") or target.op != "=" or bool(_MADE.search(target.text))


_ROW_FIGURE = re.compile(
    r"(?:\A|\s)\d{1,2}\s+(?P<what>[A-ZĐÀ-Ỹ].{5,200}?)\s(?P<unit>%|điểm)\s*(?P<op>[≥≤<>]=?)?\s*"
    r"(?P<value>\d{1,3}(?:,\d+)?)(?=\s|\Z)"
)
_SIGNS = {"≥": ">=", "≤": "<=", ">": ">=", "<": "<="}


def goals_in(text: str) -> tuple[Target, ...]:
    """A paragraph of goals: its figures, with the paragraph as their words; of a table run into
    one ("TT Chỉ tiêu … 1 Tỷ lệ … % ≥ 80 2 …") the figure of each row."""
    if text.startswith(("TT ", "STT ")):
        return tuple(_row_goal(match) for match in _ROW_FIGURE.finditer(text[:4_000]))
    return tuple(replace(target, text=text) for target in targets_in(text))


def _row_goal(match: re.Match[str]) -> Target:
    value = float(match["value"].replace(",", "."))
    sign = match["op"] or "="
    return Target(
        int(value) if value.is_integer() else value, match["unit"], _SIGNS.get(sign, sign),
        match["what"],
    )  # fmt: skip


def aims_in(text: str) -> tuple[Target, ...]:
    """Goals that a preamble names: "…, phấn đấu Chỉ số … đạt từ 88 điểm trở lên, …"."""
    goals: list[Target] = []
    for match in _AIM.finditer(text):
        clause = _CLAUSE.search(text, match.end())
        goals += goals_in(text[match.end() : clause.start() if clause else len(text)].strip())
    return tuple(goals)
