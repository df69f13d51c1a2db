"""Which of the times a text names is its deadline."""

from dataclasses import dataclass
from datetime import date

from core.dates.governors import Governor, governor
from core.dates.lexer import CLOCK, CODE
from core.dates.line import Line
from core.dates.mention import Mention
from core.dates.told import is_refused, is_told

#: Documents whose date is no deadline ("Nghị định … ngày 14/9/2020").
_PAPER_WORDS = "nghi cong quyet thong chi luat van ket to cv qd nd tt nq bien giay hop"
_PAPERS = frozenset(_PAPER_WORDS.split())
_PAPER_LAST_WORDS = "dinh van tu bao thi quyet luan dien ban trinh moi cv qd nd tt nq luat"
_PAPER_ENDS = frozenset(_PAPER_LAST_WORDS.split())
_SHORT_PAPERS = frozenset({"cv", "qd", "nd", "nq", "luat"})
#: What was done, or begins to hold, on a date.
_DONE_ON = frozenset({"ky", "hanh", "luc", "qua", "sinh", "lap", "duyet", "cap", "hop", "le"})
_DONE_BEFORE = {"hanh": ("ban", "thi"), "luc": ("hieu",), "qua": ("thong",), "lap": ("thanh",),
                "duyet": ("phe",), "hop": ("cuoc", "phien"), "le": ("ngay",)}  # fmt: skip
_KY = frozenset({"dinh", "thoi", "hoc", "chu", "nhiem"})
_PASSING = frozenset({"", "ngay", "tu", "ke", "cua", "vao"})
_INNER = frozenset({"trong", "het", "cuoi", "noi"})
_FINENESS = {"day": 3, "range": 3, "week": 2}
_TO = frozenset({"den", "toi", "-", "het", ",", "cho", "ngay", "va", "vao", "cuoi"})


@dataclass(slots=True)
class Found:
    """A mention with what rules it."""

    mention: Mention
    governor: Governor


def ruled(line: Line, mention: Mention, place: int) -> Found:
    """The mention with its ruler; `place` is where to look for one (a clock may stand between).

    "trong", "hết", "cuối" inside the mention rule it too; of a range "từ" tells the start.
    """
    ruler = governor(line, place)
    if mention.unit == "range" and ruler.weight < 0:
        ruler.weight = 0
    if line.word(mention.start) in _INNER and ruler.weight >= 0:
        inner = governor(line, mention.start + 1)
        ruler = inner if inner.weight > ruler.weight else ruler
        ruler.weight = max(ruler.weight, 2)
    return Found(mention, ruler)


def choose(line: Line, found: list[Found]) -> Found | None:
    """The best ruled and finest mention, the first of equals.

    Never the date of a document that the text cites, a start ("từ ngày …"), nor a past day that
    no deadline word rules.
    """
    live = [f for f in _joined(line, found) if _may_be_due(line, f)]
    kept = [f for f in live if not is_refused(line, f.mention, f.governor)]
    return max(kept or live, key=_rank, default=None)


def _rank(found: Found) -> tuple[bool, float, int]:
    mention = found.mention
    fine = _FINENESS.get(mention.unit, 0) + (mention.weekday is None) / 2
    return not mention.weak, found.governor.weight + fine, -mention.start


def _may_be_due(line: Line, found: Found) -> bool:
    weight = found.governor.weight
    if weight < 0 or is_told(line, found.mention, found.governor):
        return False
    if weight >= 4 or found.mention.void:
        return True
    return not _is_past(line, found.mention.last) and not is_cited(line, found)


def _is_past(line: Line, day: date) -> bool:
    return day < (line.moment.directive_date or line.moment.today)


def is_cited(line: Line, found: Found) -> bool:
    """True for the date of a document named before it, or of something that was done then."""
    mention = found.mention
    if mention.unit not in ("day", "month", "year") or mention.weekday or found.governor.weight > 0:
        return False
    if mention.unit == "day" and mention.month is None and mention.day is None:
        return False
    if _is_feast(line, mention):
        return True
    back = mention.start - 1
    while line.word(back) in ("ngay", "tu", "ke", "vao"):
        back -= 1
    word = line.word(back)
    if word == "ky" and (line.word(back - 1) in _KY or not line.says(back, "ký")):
        return False  # định kỳ ngày 15
    if word in _DONE_ON and (word not in _DONE_BEFORE or line.word(back - 1) in _DONE_BEFORE[word]):
        return True
    return _behind_paper(line, mention.start)


def _is_feast(line: Line, mention: Mention) -> bool:
    """ "Ngày Pháp luật Việt Nam (9/11)", "kỷ niệm 80 năm Quốc khánh 2/9": a name, no deadline."""
    if mention.unit != "day" or not mention.month:
        return False
    for back in range(mention.start - 1, max(-1, mention.start - 9), -1):
        if line.sign(back) not in ("", "("):
            return False
        word = line.word(back)
        if word == "niem" and line.word(back - 1) == "ky":
            return True
        if word == "ngay" and back + 1 < mention.start:
            token = line.at(back + 1)
            return line.source.words(token.start, token.end)[:1].isupper()
    return False


def _behind_paper(line: Line, place: int) -> bool:
    back, words = place - 1, 0
    back -= line.sign(back) == ","
    while back >= 0 and words < 9:
        token = line.at(back)
        if token.kind == CODE:
            return True
        if token.kind == "sign" and token.text not in "-/&()":
            return False
        word = line.word(back)
        if word in _SHORT_PAPERS or (word in _PAPER_ENDS and line.word(back - 1) in _PAPERS):
            return words <= 1 or _is_numbered(line, back)
        back -= 1
        words += 1
    return False


def _is_numbered(line: Line, back: int) -> bool:
    """True for "công văn số 12 …", "Quyết định của UBND …"."""
    return line.word(back + 1) in ("so", "cua")


def _joined(line: Line, found: list[Found]) -> list[Found]:
    """ "từ A đến B" and "A - B" become one range that ends on B's last day."""
    joined: list[Found] = []
    for item in found:
        if joined and _names_day(line, joined[-1].mention, item.mention):
            item.governor, item.mention.start = joined[-1].governor, joined[-1].mention.start
            joined[-1] = item
        elif joined and _is_range(line, joined[-1], item):
            head, tail = joined[-1], item.mention
            first = head.mention.first
            while first > tail.last:
                first = _year_earlier(first)
            tail.first, tail.unit, tail.start = first, "range", head.mention.start
            tail.day = tail.month = None
            item.governor.start = min(head.governor.start, item.governor.start)
            item.governor.before = False
            item.governor.weight = max(0, head.governor.weight, item.governor.weight)
            joined[-1] = item
        else:
            joined.append(item)
    return joined


def _names_day(line: Line, head: Mention, tail: Mention) -> bool:
    """True for "thứ 5 (23/10)", "thứ Sáu, ngày 26/6": the date decides."""
    if (
        not head.weekday
        or not (tail.month or tail.void)
        or tail.unit != "day"
        or tail.start - head.end > 2
    ):
        return False
    return all(line.sign(place) in ("(", ",", "-") or line.word(place) in ("tuc", "la", "ngay")
               for place in range(head.end, tail.start))  # fmt: skip


def _is_range(line: Line, head: Found, item: Found) -> bool:
    """True when nothing but "đến", "-", a clock time stands between two mentions."""
    between = range(head.mention.end, item.mention.start)
    if not 0 < len(between) <= 4:
        return False
    words = [line.word(place) or line.sign(place) for place in between]
    if not any(word in ("den", "toi", "-") for word in words) or item.governor.before:
        return False
    return all(
        word in _TO or line.at(place).kind == CLOCK
        for word, place in zip(words, between, strict=True)
    )


def _year_earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
