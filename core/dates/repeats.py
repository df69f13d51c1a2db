"""How often a duty comes again, and the machine form of its stated day."""

import re
from datetime import timedelta

from core.dates.mention import Mention
from core.tasks import Recurrence

_UNIT = r"(?:0?6 thang|sau thang|nua nam|tuan|thang|qu[yi]|nam)"
_LIST = rf"(?: ?(?:,|va|/|hoac|;)? ?(?:hang |moi |1 |mot )?{_UNIT}(?! \d| (?:nay|sau|toi)))"
_EVERY = re.compile(
    rf"\b(?:dinh k[yi] (?:hang |moi )?|hang |moi |tung |theo (?=(?:tuan|thang|qu[yi])(?:$|[,.;])))"
    rf"(?P<units>(?:1 |mot )?{_UNIT}\b{_LIST}{{0,4}})"
)
_EACH_QUARTER = re.compile(
    r"thang (?P<which>dau|cuoi|giua|thu (?:nhat|hai|ba)) (?:cua )?(?:moi |hang )?qu[yi]\b"
    r"(?! (?:i|ii|iii|iv|[1-4]|nay|sau|toi)\b)"
)
_CONTINUOUS = re.compile(
    r"\b(?:thuong xuyen|lien tuc|ca nam|quanh nam|hang ngay|moi ngay|dinh k[yi])\b"
)
_AD_HOC = re.compile(
    r"\b(?:dot xuat|khi (?:co|phat sinh|duoc|can)\b|ngay khi (?:co|phat sinh)"
    r"|theo yeu cau|phat sinh)\b"
)
_ORDER = (
    (Recurrence.WEEKLY, re.compile(r"\btuan")),
    (Recurrence.MONTHLY, re.compile(r"(?<!6 )(?<!sau )\bthang")),
    (Recurrence.QUARTERLY, re.compile(r"\bqu[yi]")),
    (Recurrence.HALF_YEARLY, re.compile(r"\b(?:0?6|sau) thang|\bnua nam")),
    (Recurrence.YEARLY, re.compile(r"(?<!nua )\bnam")),
)
_QUARTER_MONTHS = {"dau": 1, "thu nhat": 1, "giua": 2, "thu hai": 2, "cuoi": 3, "thu ba": 3}


def find_repeat(plain: str) -> tuple[Recurrence, int, int, str]:
    """The recurrence, its places in `plain`, and the quarter's month if one is named ("m3").

    Two periods: the shorter; a period beats ad hoc, which beats continuous (data rules).
    """
    quarter = _EACH_QUARTER.search(plain)
    if quarter:
        month = f"m{_QUARTER_MONTHS[quarter['which']]}"
        return Recurrence.QUARTERLY, quarter.start(), quarter.end(), month
    every = _EVERY.search(plain)
    if every:
        kind = next(kind for kind, pattern in _ORDER if pattern.search(every["units"]))
        return kind, every.start(), every.end(), ""
    for kind, pattern in ((Recurrence.AD_HOC, _AD_HOC), (Recurrence.CONTINUOUS, _CONTINUOUS)):
        match = pattern.search(plain)
        if match:
            return kind, match.start(), match.end(), ""
    return Recurrence.NONE, 0, 0, ""


def rule_for(kind: Recurrence, mention: Mention, before: bool, month: str) -> str:
    """The rule (see core/recurrence.py) of a duty due on, or the day before, a mention.

    "" when the mention does not name a day that fits the period.
    """
    if kind is Recurrence.WEEKLY:
        return f"weekly:w{(mention.weekday - before - 1) % 7 + 1}" if mention.weekday else ""
    day = mention.day
    if day is None and mention.month and not mention.weekday:
        due = mention.first - timedelta(days=1) if before else mention.last
        return f"yearly:m{due.month}d{due.day}" if kind is Recurrence.YEARLY else ""
    if day is None:
        return ""
    if kind is Recurrence.MONTHLY:
        return f"monthly:{day - before}"
    size = {Recurrence.QUARTERLY: 3, Recurrence.HALF_YEARLY: 6, Recurrence.YEARLY: 12}.get(kind)
    if size is None or not (month or mention.month):
        return ""
    slot = month or f"m{(int(mention.month or 1) - 1) % size + 1}"
    return f"{kind.value}:{slot}d{day - before}"
