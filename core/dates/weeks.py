"""Weekdays, and pieces of a week. A week runs from Monday to Sunday, its work ends on Friday."""

import re
from datetime import timedelta

from core.dates.mention import LEFT, RIGHT, Mention, Moment, Rule
from core.dates.source import Source

_NAMES = {"hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7}
_TONED = {"hai": "hai", "ba": "ba", "tu": "tư", "nam": "năm", "sau": "sáu", "bay": "bảy"}
_WEEKS = {"nay": 0, "sau": 1, "toi": 1, "sau nua": 2}
_WHICH = r"(?: tuan (?P<week>nay|sau nua|sau|toi)| (?:nay|toi))?"

_WEEKDAY = re.compile(
    rf"{LEFT}(?:thu ?(?P<n>[2-7]|hai|ba|tu|nam|sau|bay)|t(?P<t>[2-7])|cn|chu nhat)"
    rf"{_WHICH}{RIGHT}"
)
_WEEK = re.compile(
    rf"{LEFT}(?:(?P<part>trong|cuoi|het|dau|giua|noi) )?tuan(?: (?P<week>nay|sau nua|sau|toi))?"
    rf"{RIGHT}"
)
_PARTS = {"dau": 0, "giua": 2}


def _weekday(match: re.Match[str], source: Source, moment: Moment) -> Mention | None:
    name = match["n"]
    if name and not source.says(match.start(), "thứ"):
        return None
    spelled = name not in _TONED or source.toned.startswith(_TONED[name], match.start("n"))
    if not spelled and source.toned.startswith("thứ", match.start()):
        return None  # thứ tự, thứ nam: not a weekday
    number = int(match["t"] or 0) or (_NAMES.get(name) or int(name) if name else 8)
    weekday = number - 2
    today = moment.today
    if match["week"]:
        ahead = weekday - today.weekday() + 7 * _WEEKS[match["week"]]
    else:
        ahead = (weekday - today.weekday() - 1) % 7 + 1
    value = today + timedelta(days=ahead)
    return Mention(match.start(), match.end(), value, value, weekday=weekday + 1)


def _week(match: re.Match[str], _: Source, moment: Moment) -> Mention | None:
    if not (match["part"] or match["week"]):
        return None
    monday = moment.today - timedelta(days=moment.today.weekday())
    monday += timedelta(days=7 * _WEEKS[match["week"] or "nay"])
    if match["part"] in _PARTS:
        value = monday + timedelta(days=_PARTS[match["part"]])
        return Mention(match.start(), match.end(), value, value, "week")
    return Mention(match.start(), match.end(), monday, monday + timedelta(days=4), "week")


WEEKDAY_RULES: tuple[Rule, ...] = ((_WEEKDAY, _weekday),)
WEEK_RULES: tuple[Rule, ...] = ((_WEEK, _week),)
