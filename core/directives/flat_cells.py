"""The cells of one flattened row: the cut into stretches, in the order of the columns, that fits
best.

Evidence of a cut: names of units and words of deadlines that fill a stretch; a capital at the
start of a line; a line ended before it was full; a name that fills a cell elsewhere in the table;
the nouns that products begin with. A column may be left out where a merged cell says it above.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from core.directives.flat_marks import FlatRow
from core.directives.headings import DEADLINE, DETAIL, LEAD, NOTE, PRODUCT, SUPPORT, TITLE
from core.directives.rows import Row
from core.directives.times import Clock

_UNITS = (LEAD, SUPPORT)
_NOUNS = re.compile(
    r"(?:Báo cáo|Kế hoạch|Quyết định|Danh (?:mục|sách)|Văn bản|Công văn|Tờ trình|Dự thảo|Đề án"
    r"|Phương án|Quy (?:chế|trình|định)|Hội (?:nghị|thảo)|Biên bản|Thông báo|Kết (?:luận|quả)|Hồ sơ"
    r"|Phần mềm|Hệ thống|Cơ sở dữ liệu|Bảng|Biểu|Nghị quyết|Chương trình|Hợp đồng|Số liệu|Tài liệu"
    r"|Bản|Bộ|Các (?:văn bản|báo cáo|quyết định|lớp|tin)|Sổ|Kho|Trang|Tin|Phóng sự|Lớp|Chuyên mục"
    r"|Mô hình|Sáng kiến|Phiếu|Giải pháp|Thư|Ấn phẩm)(?!\w)"
)
_OPEN_END = re.compile(
    r"(?:[,;:–-]|\b(?:và|của|các|về|tại|theo|cho|với|hoặc|trong|được|là|do))\s*\Z"
)
#: What a column left out costs; the title never is.
_LEFT_OUT = {LEAD: 3.0, SUPPORT: 3.0, DEADLINE: 3.0, PRODUCT: 1.5, DETAIL: 2.5, NOTE: 0.0}
_ACRONYM = re.compile(r"[A-ZĐ]{2,}(?!\w)")
_NEVER = -1e9
_MOST_STARTS = 120


def cells_of(
    lines: Sequence[str], columns: tuple[str, ...], clock: Clock,
    known: Collection[str] = (), width: int = 0,
) -> Row | None:  # fmt: skip
    """The cells of one row; None for a row without any words.

    `known` are names that fill cells of the table elsewhere, `width` how long a full line of the
    first column of text is (0 where nobody knows).
    """
    row = flat_row(lines)
    if not re.search(r"\w{2}", row.text):
        return None
    words = {
        role: " ".join(row.text[start:end].split()).strip()
        for role, start, end in _cut(row, columns, clock, known, width)
    }
    return row_of(words)


def row_of(words: Mapping[str, str]) -> Row | None:
    """The row that cells make; None without a title."""
    if not words.get(TITLE):
        return None
    return Row(
        title=words[TITLE],
        detail=words.get(DETAIL, ""),
        lead=words.get(LEAD, ""),
        support=words.get(SUPPORT, ""),
        deadline=words.get(DEADLINE, ""),
        product=words.get(PRODUCT, ""),
    )


def flat_row(lines: Sequence[str]) -> FlatRow:
    """The lines of a row on one line."""
    text, before = "", 0
    breaks: dict[int, int] = {}
    for line in lines:
        if text:
            text += " "
            breaks[len(text)] = before
        text += line
        before = len(line)
    return FlatRow(text, breaks)


def _cut(
    row: FlatRow, columns: tuple[str, ...], clock: Clock, known: Collection[str], width: int
) -> list[tuple[str, int, int]]:
    """(role, start, end) of each column that is there: the best of all cuts."""
    starts = [*row.starts(within=DETAIL in columns)[:_MOST_STARTS], len(row.text)]
    last = len(starts) - 1
    best = [0.0, *([_NEVER] * last)]
    steps: list[list[int]] = []
    for role in columns:
        after = [score - _LEFT_OUT.get(role, 50.0) for score in best]
        came = list(range(last + 1))
        for at in range(last):
            if best[at] <= _NEVER / 2:
                continue
            for end, worth in _stretches(row, role, starts, at, clock, known, width):
                if best[at] + worth > after[end]:
                    after[end], came[end] = best[at] + worth, at
        best = after
        steps.append(came)
    found: list[tuple[str, int, int]] = []
    place = last
    for role, came in zip(reversed(columns), reversed(steps), strict=True):
        if came[place] != place:
            found.append((role, starts[came[place]], starts[place]))
            place = came[place]
    return found[::-1]


def _stretches(
    row: FlatRow, role: str, starts: Sequence[int], at: int, clock: Clock,
    known: Collection[str], width: int,
) -> list[tuple[int, float]]:  # fmt: skip
    """(number of the start behind it, worth) of each stretch from start `at` that can be a cell of
    the column."""
    start = starts[at]
    ends = range(at + 1, len(starts))
    if role in _UNITS:
        limit = row.units_end(start)
        return [
            (end, row.units_worth(start, starts[end], known))
            for end in ends if start < starts[end] <= limit and _closed(row, starts[end])
        ]  # fmt: skip
    if role == DEADLINE:
        times = row.time_ends(start, clock)
        return [(end, 6.0 + (starts[end] - start) / 20) for end in ends if starts[end] in times]
    any_sign = role == TITLE or (role == DETAIL and start in row.breaks)
    if not (row.text[start].isupper() or row.text[start] in "\"“" or any_sign):
        return []
    worth = _text_worth(row, role, start, width)
    return [(end, worth) for end in ends if _closed(row, starts[end])]


def _closed(row: FlatRow, end: int) -> bool:
    """True unless the words before `end` want more behind them."""
    return end == len(row.text) or not _OPEN_END.search(row.text[max(0, end - 12) : end])


def _text_worth(row: FlatRow, role: str, start: int, width: int) -> float:
    """How much a cell of text may begin at `start`."""
    if start == 0:
        return 0.0 if role == TITLE else -3.0
    if role == TITLE:
        return -20.0
    worth = 1.0 if role == DETAIL or _NOUNS.match(row.text, start) else -0.5
    if _ACRONYM.match(row.text, start):
        return worth - 4.0
    if start not in row.breaks:
        return worth - 1.0
    if row.text[start].islower():  # the end of a cell that began in the row above
        return -4.0
    word = row.text.find(" ", start)
    room = row.breaks[start] + (word if word > 0 else len(row.text)) - start
    if width:
        worth += 1.5 if room < width else -0.5
    before = row.text[:start].rsplit(None, 1)[-1]
    return worth + (1.0 if not before[0].isupper() else 0.0)
