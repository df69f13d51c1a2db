"""Walks a line once and collects the times it names, each rule at the word that opens it."""

from collections.abc import Callable

from core.dates import days, durations, months, named_days, quarters, terms, weeks
from core.dates.clock import ClockTime, clock
from core.dates.lexer import CLOCK, NUMBER, PAIR, TRIPLE, WORD
from core.dates.line import Line
from core.dates.mention import Mention
from core.dates.numbers import VALUES

Rule = Callable[[Line, int], Mention | None]

_PARTS = {"dau": "dau", "giua": "giua", "cuoi": "cuoi", "het": "het", "trong": "trong", "ca": "ca",
          "suot": "ca", "noi": "trong", "trung": "giua", "ha": "cuoi", "thuong": "dau"}  # fmt: skip
_BASES: dict[str, Callable[[Line, int, str], Mention | None]] = {
    "tuan": weeks.week, "thang": months.month, "quy": quarters.quarter, "nam": terms.year,
    "t": months.short_month, "q": quarters.quarter,
}  # fmt: skip
_ENDS_OF_DAY = frozenset({"gio", "buoi", "ngay", "sang", "chieu"})


def _part(line: Line, place: int) -> Mention | None:
    """ "cuối tháng", "đầu tuần sau", "trong quý II", "cuối giờ", "nửa đầu năm"."""
    part, after = _PARTS[line.word(place)], place + 1
    word = line.word(after)
    if line.word(place) in ("trung", "ha", "thuong"):
        return _third(line, place, part)
    if word == "ngay" and (found := days.day_word(line, after)):
        found.start = place
        return found
    if word in _ENDS_OF_DAY and part in ("cuoi", "het", "trong", "dau"):
        return _end_of_day(line, place, after)
    if found := terms.part_of_year(line, after, part):
        found.start = place
        return found
    if word not in _BASES or (word == "nam" and not line.says(after, "năm")):
        return None
    found = _BASES[word](line, after, part)
    if found:
        found.start = place
    return found


def _third(line: Line, place: int, part: str) -> Mention | None:
    """Thượng, trung, hạ tuần: the days to the 10th, the 20th and the last of a month."""
    if line.word(place + 1) != "tuan" or line.word(place + 2) != "thang":
        return None
    found = months.month(line, place + 2, "ca")
    if found is None:
        return None
    last = {"dau": 10, "giua": 20}.get(part)
    if last:
        found.last = found.first.replace(day=last)
    found.first, found.start, found.ask = found.last, place, True
    return found


def _end_of_day(line: Line, place: int, after: int) -> Mention | None:
    """ "cuối giờ", "trong ngày", "hết giờ hành chính": today, unless a day follows."""
    today = line.moment.today
    word = line.word(after)
    if word in ("sang", "chieu"):
        found = named_days.part_of_day(line, after)
        if found:
            found.start = place
            return found
        if line.word(place) in ("trong", "dau"):
            return None
    if (line.word(place), word == "gio") in (("dau", False), ("trong", True)):
        return None
    end = after + 1
    if (line.word(end), line.word(end + 1)) in (("hanh", "chinh"), ("lam", "viec")):
        end += 2
    if word in ("gio", "buoi") and line.word(end) in ("sang", "chieu"):
        found = named_days.part_of_day(line, end)
        if found:
            found.start = place
            return found
        end += 1
    if word == "ngay" and not line.says(after, "ngày"):
        return None
    if word == "ngay" and line.word(end) in ("cuoi", "dau", "nghi"):
        return None
    return Mention(place, end, today, today, weak=True)


def _half(line: Line, place: int) -> Mention | None:
    """ "nửa tháng nữa", "nửa cuối năm", "nửa đầu tháng 7"."""
    if not line.says(place, "nửa"):
        return None
    if found := durations.term(line, place):
        return found
    which = line.word(place + 1)
    if which not in ("dau", "cuoi"):
        return None
    if line.word(place + 2) == "nam":
        return terms.months_of_year(line, place)
    if line.word(place + 2) != "thang":
        return None
    found = months.month(line, place + 2, "giua" if which == "dau" else "cuoi")
    if found:
        found.start, found.day = place, None
    return found


def _thu_t(line: Line, place: int) -> Mention | None:
    """ "t6" is Friday, "t8" and "t6/2021" are months."""
    return months.short_month(line, place) or weeks.weekday(line, place)


def _last_day(line: Line, place: int) -> Mention | None:
    """ "ngày cuối tháng", "ngày làm việc cuối cùng của quý II"; else a day's number."""
    after, working = place + 1, False
    if line.word(after) == "lam" and line.word(after + 1) == "viec":
        after, working = after + 2, True
    which = line.word(after)
    if which not in ("cuoi", "dau"):
        return None if working else days.day_word(line, place)
    after += 1
    while line.word(after) in ("cung", "tien", "cua", "moi"):
        after += 1
    if line.word(after) not in ("tuan", "thang", "quy", "nam"):
        return None
    found = _BASES[line.word(after)](line, after, "ca")
    if found is None:
        return None
    calendar = line.moment.calendar
    edge = found.last if which == "cuoi" else found.first
    if working:
        edge = calendar.previous_working(edge) if which == "cuoi" else calendar.next_working(edge)
    found.first = found.last = edge
    found.start, found.unit, found.day = place, "day", edge.day
    return found


_BY_WORD: dict[str, tuple[Rule, ...]] = {
    "ngay": (_last_day,), "hom": (days.day_word,), "mung": (days.day_word,),
    **dict.fromkeys(("homnay", "ngaymai", "nay"), (named_days.today_words,)),
    "mai": (named_days.tomorrow,), "mot": (durations.term, named_days.tomorrow),
    "thang": (months.month,), "quy": (quarters.quarter,), "q": (quarters.quarter,),
    "tuan": (weeks.week,), "nam": (durations.term, terms.year),
    "thu": (weeks.weekday,), "chunhat": (weeks.weekday,), "chu": (weeks.weekday,),
    "t": (_thu_t,), "giai": (terms.programme,), "nua": (_half,),
    "sang": (named_days.part_of_day, terms.next_year), "qua": (terms.next_year,),
    **dict.fromkeys(("trua", "chieu", "toi", "dem", "khuya", "ch"), (named_days.part_of_day,)),
    **dict.fromkeys(("qi", "qii", "qiii", "qiv"), (quarters.written_together,)),
    "moi": (named_days.today_words,), "tieng": (durations.and_a_half,),
    "chua": (weeks.weekday,),
    **dict.fromkeys(_PARTS, (_part,)),
}  # fmt: skip
_NUMBERED: tuple[Rule, ...] = (
    terms.months_of_year, durations.term, days.number_day, terms.span_of_years,
)  # fmt: skip


def find_times(line: Line) -> tuple[list[Mention], list[ClockTime]]:
    """The days and the clock times that a line names, in order."""
    mentions: list[Mention] = []
    clocks: list[ClockTime] = []
    place = 0
    while place < line.last:
        found = _at(line, place)
        if isinstance(found, Mention):
            mentions.append(found)
            place = found.end
        elif found is not None:
            clocks.append(found)
            place = found.end
        else:
            place += 1
    return mentions, clocks


def _at(line: Line, place: int) -> Mention | ClockTime | None:
    token = line.tokens[place]
    if token.kind == WORD:
        return _at_word(line, place, token.text)
    if token.kind == NUMBER:
        if line.joined(place) and line.word(place - 1) not in ("ngay", "hom", "mung"):
            return None
        return clock(line, place) or _first(_NUMBERED, line, place)
    if token.kind == PAIR:
        return terms.span_of_years(line, place) or days.pair(line, place)
    if token.kind == TRIPLE:
        return days.triple(line, place)
    if token.kind == CLOCK:
        return durations.clock_term(line, place) or clock(line, place)
    return None


def _at_word(line: Line, place: int, word: str) -> Mention | ClockTime | None:
    found = _first(_BY_WORD.get(word, ()), line, place)
    if found or word not in VALUES:
        return found
    return clock(line, place) or _first(_NUMBERED, line, place)


def _first(rules: tuple[Rule, ...], line: Line, place: int) -> Mention | None:
    for rule in rules:
        if found := rule(line, place):
            return found
    return None
