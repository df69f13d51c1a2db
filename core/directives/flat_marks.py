"""Stretches of a flattened row that can be a cell (units, a deadline), and where one begins."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from core.directives.folding import fold
from core.directives.times import Clock
from core.directives.units import kind_end
from core.directives.verbs import toned, verb_at

_CUE = re.compile(
    r"(?:Trước|Chậm nhất|Muộn nhất|Xong|Đến hết|Đến|Hoàn thành|Trong|Tháng|Quý|Năm|Cả năm|Hằng|Hàng"
    r"|Thường xuyên|Định kỳ|Khi có|Khi|Đột xuất|Ngày|Từ|Cuối|Đầu|Giữa|Tuần|Sau khi|Hạn"
    r"|Theo (?:kế hoạch|tiến độ|quy định|yêu cầu)|Giai đoạn|[Tt]rước (?:ngày|\d)"
    r"|\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}/\d{4}|\d+ (?:tháng|lần))(?!\w)"
)
_EVENT = re.compile(r"(?:Khi|Sau khi)\b")
_WITHIN_DEADLINE = re.compile(
    r"(?:ngày|tháng|quý|năm|hằng|hàng|cuối|đầu|giữa|trước|và|đến|hết|từ|-|–|\(?\d[\d/.\-–]*\)?[,;]?"
    r"|[IVX]+(?:/\d{4})?[,;]?|của|trong|thường|xuyên|liên|tục|đột|xuất|kỳ,?|nhất|là|có|văn|bản|bộ"
    r"|xây|dựng|hoàn|thành|tuần|theo|quy|định|kế|hoạch|yêu|cầu|khi|phát|sinh|sau|nhận|được|hướng"
    r"|dẫn|tiến|độ|giai|đoạn|lần|đợt|vào|các|cả|tháng,|năm,|quý,|tuần,|xuyên,)\Z",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"(?:^|\s)(?:của|tại|với|cho|từ|và|về|theo|gửi"
    r"|(?<!quy )(?<!toàn )(?<!chương )(?<!công )(?<!lộ )trình|báo cáo|giữa|qua|đến|do|bởi|Luật"
    r"|kiện toàn|tham mưu|(?<!trực )thuộc|hoặc|là|trong|trên|được|cùng|Nghị định|đối với|những"
    r"|một|mỗi|các|[,;:(–-])\s*\Z"
)
_KIND_ALONE = re.compile(
    r"(?:^|\s)(?:(?:Các )?(?:[Pp]hòng|Trung tâm|Chi cục|Chi nhánh|Bộ phận|Bệnh viện)|Ban|Bộ|Ủy ban"
    r"|UBND)\s*\Z"
)
_STOPS = re.compile(
    r"(?:theo|tại|để|được|trong|năm|khi|trước|nhằm|về|với|cho|bằng|gồm|tỷ|mức|đúng|đạt|từ|do)(?!\w)"
)
_NO_UNIT = re.compile(
    r"(?:Sở(?!\s+[A-ZĐ][a-zđà-ỹ]|\s*[,;])|Sở\s+(?:Các|Văn phòng|Phòng|Thanh tra|Trung tâm|Chi cục)"
    r"|Chủ tịch|Giám đốc|Phó )"
)
#: Behind these a unit's kind still belongs to the same name: "Chi nhánh Văn phòng Đăng ký đất đai".
_FIXED_INSIDE = re.compile(
    r"(?:Chi nhánh|Bộ phận|Đảng ủy|Công đoàn|Hội|Chánh|Phó|Trưởng|Lãnh đạo|Thủ trưởng|Ban|Ủy ban"
    r"|Uỷ ban|Văn phòng|[,;:]|và|của|các|Các)\s\Z"
)
_JOINED = re.compile(r"(?:[,;:–-]|\b(?:và|các|của|Các))\s*\Z")
#: Behind these "Sở" is the end of a name: "Văn phòng Sở", "các đơn vị trực thuộc Sở".
_HAS_OFFICE = re.compile(r"(?:Văn phòng|Thanh tra|thuộc|đơn vị|cơ quan|Lãnh đạo|Công đoàn) \Z")
_BARE_OFFICE = re.compile(r"Sở(?!\s+[A-ZĐ][a-zđà-ỹ])(?!\s*[,;])")
_SENTENCE_END = re.compile(r"[.!?][\"”)]*\Z")
_ACRONYM = re.compile(r"[A-ZĐ]{2,}")
_WORD = re.compile(r"\S+")
_LONGEST_UNITS, _LONGEST_TIME = 300, 90


@dataclass(slots=True)
class FlatRow:
    """The words of one row on one line; `breaks` are the places where its lines began, `lengths`
    how long the line was that ended there."""

    text: str
    breaks: dict[int, int]
    folded: str = field(init=False)
    low: str = field(init=False)

    def __post_init__(self) -> None:
        self.folded = fold(self.text)
        self.low = toned(self.text)
        if len(self.folded) != len(self.text):
            self.folded = self.low

    def starts(self, *, within: bool) -> list[int]:
        """Where a cell can begin: at a capital or a figure that no word before it holds on to;
        `within` adds the lines on which a cell may go on that began in the row above."""
        return [
            place for m in _WORD.finditer(self.text)
            if self._may_begin(place := m.start()) or (within and self._goes_on(place))
        ]  # fmt: skip

    def _goes_on(self, at: int) -> bool:
        return at in self.breaks and self.text[at].islower()

    def _may_begin(self, at: int) -> bool:
        if at == 0:
            return True
        sign = self.text[at]
        if not (sign.isupper() or sign in "\"“" or _CUE.match(self.text, at)):
            return sign.isdigit() and at in self.breaks
        if self.text[at + 1 : at + 2] in ("", " "):  # "Phòng Nghiệp vụ Y"
            return False
        before = self.text[max(0, at - 24) : at]
        if self.text.startswith("Sở", at) and (
            _HAS_OFFICE.search(before) or _BARE_OFFICE.match(self.text, at)
        ):
            return False
        return not _PREPOSITION.search(before) and not _KIND_ALONE.search(before)

    def begins_units(self, at: int) -> bool:
        """True where the name of a unit begins: no person's title, no "Sở" that ends a name."""
        named = kind_end(self.text, self.folded, at) is not None
        return named and self.text[at].isupper() and not _NO_UNIT.match(self.text, at)

    def units_end(self, at: int) -> int:
        """How far words that begin at `at` can be names of units; `at` when none begins there."""
        if not self.begins_units(at):
            return at
        place = kind_end(self.text, self.folded, at) or at
        limit = min(len(self.text), at + _LONGEST_UNITS)
        while place < limit:
            match = _WORD.search(self.text, place)
            if match is None:
                return len(self.text)
            start = match.start()
            joined = _JOINED.search(self.text, max(at, start - 6), start)
            if not joined and self._ends_names(start):
                return start
            if _SENTENCE_END.search(match.group()) or self._is_behind_office(start):
                return start
            place = kind_end(self.text, self.folded, start) or match.end()
        return min(place, len(self.text))

    def _is_behind_office(self, at: int) -> bool:
        """True for a line that goes on with the row above's sentence behind "… thuộc Sở"."""
        return self._goes_on(at) and self.text.endswith("Sở ", max(0, at - 3), at)

    def _ends_names(self, at: int) -> bool:
        if self.text[at].isdigit() or self.text[at] == "(":
            return True
        if _STOPS.match(self.low, at):
            return True
        named = self.low.startswith(("xây dựng", "trả kết quả"), at)
        return verb_at(self.low, self.text, at) and not named

    def units_worth(self, start: int, end: int, known: Collection[str]) -> float:
        """How much the words from `start` to `end` look like one cell of units; it falls for each
        capital inside that nothing joins to what stands before it."""
        words = " ".join(self.text[start:end].split())
        worth = 6.0 + (1.5 if start in self.breaks else 0.0) + len(words) / 100
        if words in known:
            return worth + 3.0
        place = kind_end(self.text, self.folded, start) or start
        first = True
        for match in _WORD.finditer(self.text, place, end):
            at = match.start()
            before = self.text[max(0, at - 12) : at]
            if self.text[at].isupper() and not first and not _JOINED.search(before):
                if self.begins_units(at) and not _FIXED_INSIDE.search(before):
                    worth -= 5.0
                elif match.group() != "Sở" and not _ACRONYM.match(match.group()):
                    worth -= 1.5
            first = self.text[at].isupper() and first
        return worth

    def time_ends(self, at: int, clock: Clock) -> list[int]:
        """Where a deadline that begins at `at` can end; none when none begins there."""
        cue = _CUE.match(self.text, at)
        if cue is None:
            return []
        event = _EVENT.match(cue.group()) is not None
        limit = min(len(self.text), at + _LONGEST_TIME)
        ends: list[int] = []
        for match in _WORD.finditer(self.text, cue.end(), limit):
            ends.append(match.start())
            within = _WITHIN_DEADLINE.match(match.group().strip(".;"))
            if not within and not (event and match.group()[0].islower()):
                break
        else:
            ends.append(limit)
        return [end for end in ends if self._is_time(at, end, event, clock)]

    def _is_time(self, start: int, end: int, event: bool, clock: Clock) -> bool:
        words = self.text[start:end].strip(" .;")
        if not words or _PREPOSITION.search(words):
            return False
        reading = clock(words)
        return bool(reading.due_on) or reading.recurrence.value != "none" or event
