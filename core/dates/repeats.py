"""How often a duty comes again, and the machine form of its stated day."""

import re
from datetime import timedelta

from core.dates.mention import Mention
from core.tasks import Recurrence

_UNIT = r"(?:0?6 thang|sau thang|nua nam|0?3 thang|ba thang|tuan|thang|qu[yi]|nam)"
_NAMED = r"(?! \d| (?:nay|sau|toi|i{1,3}\b|iv\b))"
_LIST = rf"(?: ?(?:,|va|/|hoac|;|-)? ?(?:hang |moi |1 |mot )?{_UNIT}{_NAMED})"
_TWICE = re.compile(
    r"\b(?:(?:mot |1 |moi |hang )?nam (?:hai|2|02) lan|(?:hai|2|02) lan ?(?:/|tren|trong|moi) ?"
    r"(?:mot |1 )?nam)\b"
)
_EVERY = re.compile(
    r"\b(?:dinh k[yi] (?:hang |moi |theo |vao )?|(?:hang|hag|hg) |moi |tung "
    r"|cu (?=(?:0?6|0?3|sau|ba|moi|1|mot) )|theo (?=(?:tuan|thang|qu[yi])(?:$|[,.;])))"
    rf"(?P<units>(?:1 |mot )?{_UNIT}\b{_LIST}{{0,4}})"
    rf"|\b(?P<once>(?:1 |mot )?{_UNIT}) ?(?:/ ?)?(?:mot |1 |01 )?lan\b"
    rf"|\b(?:mot|1|01|\d{{1,2}}) lan ?(?:/|tren|trong|moi) ?(?P<per>(?:1 |mot )?{_UNIT})\b"
    rf"|\b(?P<always>{_UNIT}) nao cung\b"
)
_WEEKDAY = r"(?:thu (?:\d|hai|ba|tu|nam|sau|bay)|chu nhat)"
_EVERY_DAY = re.compile(
    rf"\b(?:(?:{_WEEKDAY}|t[2-7]|cn|ngay \d{{1,2}}) (?:moi|hang|cac) (?P<u>tuan|thang)"
    rf"|(?:moi|cac) (?:sang |chieu )?(?P<day>{_WEEKDAY}(?! nay| tuan| toi)))\b"
)
_EACH_QUARTER = re.compile(
    r"thang (?P<which>dau|cuoi|giua|thu (?:nhat|hai|ba)|thu [123]) (?:tien |cung )?(?:cua )?"
    r"(?:moi |hang |cac )?qu[yi]\b(?! (?:i|ii|iii|iv|[1-4]|nay|sau|toi)\b|/)"
)
_EDGE_OF_EACH = re.compile(
    r"\b(?:ngay )?(?P<edge>dau|giua|cuoi)(?: cung| tien)?(?: cua)?"
    r"(?: (?:tuan|thang|qu[yi]|nam),?)? (?:moi|hang|cac) (?P<unit>tuan|thang|qu[yi]|nam)\b"
)
_EDGES = {
    "tuan": {"dau": "w1", "giua": "w3", "cuoi": "w5"},
    "thang": {"dau": "1", "giua": "15", "cuoi": "31"},
    "quy": {"dau": "m1d1", "giua": "m2d15", "cuoi": "m3d31"},
    "nam": {"dau": "m1d1", "giua": "m6d30", "cuoi": "m12d31"},
}
_CONTINUOUS = re.compile(
    r"\b(?:thuong xuyen|lien tuc|ca nam|suot nam|quanh nam|(?:hang|moi) ngay|hang gio"
    r"|dinh k[yi])\b"
)
_AD_HOC = re.compile(
    r"\b(?:(?<!vang )(?<!nghi )dot xuat|(?:luc|khi) nao co|he co|khi (?:co(?! the)|phat sinh"
    r"|duoc yeu cau|duoc|can|xay ra)\b|ngay khi (?:co(?! the)|phat sinh)"
    r"|theo (?:de nghi|yeu cau)|phat sinh)\b"
)
_NO_DUTY = re.compile(
    r"\b(?:chi|kinh phi|nguon|phu cap|ngan sach|du toan)(?: nha nuoc)?(?: chi)? thuong xuyen\b"
)
_ORDER = (
    (Recurrence.WEEKLY, re.compile(r"\btuan")),
    (Recurrence.MONTHLY, re.compile(r"(?<!6 )(?<!3 )(?<!sau )(?<!ba )\bthang")),
    (Recurrence.QUARTERLY, re.compile(r"\bqu[yi]|\b(?:0?3|ba) thang")),
    (Recurrence.HALF_YEARLY, re.compile(r"\b(?:0?6|sau) thang|\bnua nam|nam (?:hai|0?2) lan")),
    (Recurrence.YEARLY, re.compile(r"(?<!nua )\bnam")),
)
_QUARTER_MONTHS = {"dau": 1, "thu nhat": 1, "thu 1": 1, "giua": 2, "thu hai": 2, "thu 2": 2,
                   "cuoi": 3, "thu ba": 3, "thu 3": 3}  # fmt: skip
PERIODIC = frozenset(kind for kind, _ in _ORDER)
#: One of these stands in every phrase that the expressions above read.
_MAYBE = re.compile(
    r"\b(?:hang|hag|hg|moi|dinh|tung|cu|theo|khi|luc|he|cac) |nao cung|lan\b|qu[yi]\b|thuong x"
    r"|lien tuc|(?:ca|suot|quanh) nam|dot xuat|phat sinh"
)


def find_repeat(plain: str) -> tuple[Recurrence, int, int, str]:
    """The recurrence, its places in `plain`, and the quarter's month ("m3") or the whole slot
    ("m3d31", "w5", "31") that the words name.

    Two periods: the shorter; a period beats ad hoc, which beats continuous (data rules).
    """
    if not _MAYBE.search(plain):
        return Recurrence.NONE, 0, 0, ""
    if quarter := _EACH_QUARTER.search(plain):
        month = f"m{_QUARTER_MONTHS[quarter['which']]}"
        return Recurrence.QUARTERLY, quarter.start(), quarter.end(), month
    if edge := _EDGE_OF_EACH.search(plain):
        unit = edge["unit"].replace("qui", "quy")
        return _kind_of(unit), edge.start(), edge.end(), _EDGES[unit][edge["edge"]]
    if twice := _TWICE.search(plain):
        return Recurrence.HALF_YEARLY, twice.start(), twice.end(), ""
    if every := _EVERY.search(plain):
        words = every["units"] or every["once"] or every["per"] or every["always"]
        return _kind_of(words), every.start(), every.end(), ""
    if day := _EVERY_DAY.search(plain):
        kind = _kind_of(day["u"] or "tuan")
        start = day.end() if day["day"] else day.start("u") - 4
        return kind, start, day.end(), ""
    clear = _NO_DUTY.sub(lambda match: "\x01" * len(match[0]), plain)
    for kind, pattern in ((Recurrence.AD_HOC, _AD_HOC), (Recurrence.CONTINUOUS, _CONTINUOUS)):
        if match := pattern.search(clear):
            return kind, match.start(), match.end(), ""
    return Recurrence.NONE, 0, 0, ""


def _kind_of(words: str) -> Recurrence:
    return next(kind for kind, pattern in _ORDER if pattern.search(words))


_MONTH_ONLY = re.compile(r"m\d{1,2}\Z")


def rule_for(kind: Recurrence, mentions: list[tuple[Mention, bool]], month: str) -> str:
    """The rule (see core/recurrence.py) of a duty due on, or the day before, some mentions.

    Each mention comes with True when its own day is excluded ("trước"). "" when none of them
    names a day that fits the period.
    """
    if month and not _MONTH_ONLY.match(month) and not mentions:
        return f"{kind.value}:{month}"
    slots = list(
        dict.fromkeys(filter(None, (_slot(kind, m, before, month) for m, before in mentions)))
    )
    return f"{kind.value}:{','.join(slots)}" if slots else ""


def _slot(kind: Recurrence, mention: Mention, before: bool, month: str) -> str:
    if kind is Recurrence.WEEKLY:
        return f"w{(mention.weekday - before - 1) % 7 + 1}" if mention.weekday else ""
    day = mention.day
    if day is None and mention.month and not mention.weekday:
        due = mention.first - timedelta(days=1) if before else mention.last
        return f"m{due.month}d{due.day}" if kind is Recurrence.YEARLY else ""
    if day is None:
        return ""
    if kind is Recurrence.MONTHLY:
        return f"{day - before}"
    size = {Recurrence.QUARTERLY: 3, Recurrence.HALF_YEARLY: 6, Recurrence.YEARLY: 12}.get(kind)
    if size is None or not (month or mention.month):
        return ""
    named = month if _MONTH_ONLY.match(month) else ""
    slot = named or f"m{(int(mention.month or 1) - 1) % size + 1}"
    return f"{slot}d{day - before}"
