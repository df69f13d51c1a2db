"""The cells of one flattened row: where a unit, a deadline, a text begins and ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.directives.rows import Row
from core.directives.times import Clock
from core.directives.units import kind_end
from core.directives.verbs import toned, verb_at
from core.fold import fold

TITLE, DETAIL, LEAD, SUPPORT = "title", "detail", "lead", "support"
DEADLINE, PRODUCT = "deadline", "product"
_TEXTS = (TITLE, DETAIL, PRODUCT)

_CUE = re.compile(
    r"(?:Trước|Chậm nhất|Muộn nhất|Đến hết|Đến|Hoàn thành|Trong|Tháng|Quý|Năm|Cả năm|Hằng|Hàng"
    r"|Thường xuyên"
    r"|Định kỳ|Khi có|Khi|Đột xuất|Ngày|Từ|Cuối|Sau khi|Theo (?:kế hoạch|tiến độ|quy định"
    r"|yêu cầu)|Giai đoạn"
    r"|\d{1,2}/\d{1,2}/\d{4}|\d tháng)(?!\w)"
)
_WITHIN_DEADLINE = re.compile(
    r"(?:ngày|tháng|quý|năm|hằng|hàng|cuối|đầu|trước|và|đến|hết|-|–|\d[\d/.\-–]*[,;]?"
    r"|[IVX]+(?:/\d{4})?[,;]?|của|trong"
    r"|thường|xuyên|liên|tục|đột|xuất|kỳ|nhất|là|có|văn|bản|bộ|xây|dựng|hoàn|thành|tuần|theo|quy"
    r"|định|kế|hoạch"
    r"|yêu|cầu|khi|phát|sinh|sau|nhận|được|hướng|dẫn|tiến|độ|giai|đoạn|lần|đợt|6|9|03|vào|các"
    r"|cả)\Z",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"(?:^|\s)(?:của|tại|với|cho|từ|và|về|theo|gửi|(?<!quy )trình|báo cáo|giữa|qua|đến|do|bởi"
    r"|Luật|kiện toàn|tham mưu|(?<!trực )thuộc"
    r"|hoặc|là|trong|trên|được|cùng|Nghị định|đối với|những|một|mỗi|các|[,;:(–-])\s*\Z"
)
_STOPS = re.compile(
    r"(?:theo|tại|để|được|trong|năm|khi|trước|nhằm|về|với|cho|bằng|gồm|tỷ|mức|đúng|đạt|từ"
    r"|do)(?!\w)"
)
_OPEN_END = re.compile(
    r"(?:[,;:–-]|\b(?:và|của|các|về|tại|theo|cho|với|hoặc|trong|được|là|do|số))\Z"
)
_ACRONYM = re.compile(r"[A-ZĐ]{2,}")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a row: text, a list of units, or a deadline. `broken` says that it begins a
    line with a capital and so may begin a cell."""

    kind: str
    text: str


def cells_of(lines: Sequence[str], columns: tuple[str, ...], clock: Clock) -> Row | None:
    """The cells of one row; None for a row without any words.

    Units and deadlines are looked for first; what stands between them are texts, which go to the
    columns that the order of the table leaves for them.
    """
    pieces = _pieces(lines, columns, clock)
    if not any(re.search(r"\w{2}", piece.text) for piece in pieces):
        return None
    cells = _placed(pieces, columns)
    if not cells.get(TITLE):
        return None
    words = {role: " ".join(text.split()) for role, text in cells.items()}
    return Row(
        title=words[TITLE],
        detail=words.get(DETAIL, ""),
        lead=words.get(LEAD, ""),
        support=words.get(SUPPORT, ""),
        deadline=words.get(DEADLINE, ""),
        product=words.get(PRODUCT, ""),
    )


def _pieces(lines: Sequence[str], columns: tuple[str, ...], clock: Clock) -> list[_Piece]:
    text, breaks = "", set()
    for line in lines:
        if text:
            text += " "
            breaks.add(len(text))
        text += line
    folded = fold(text)
    if len(folded) != len(text):
        return [_Piece("text", text)]
    low = toned(text)
    pieces: list[_Piece] = []
    start = at = 0
    while at < len(text):
        found = None
        if at and (text[at - 1] == " "):
            found = _unit_cell(text, folded, low, at, breaks)
            kind = "unit"
            if found is None and DEADLINE in columns and not any(p.kind == "time" for p in pieces):
                found, kind = _time_cell(text, at, breaks, clock), "time"
        if found is None:
            at = text.find(" ", at) + 1 or len(text)
            continue
        if text[start:at].strip():
            pieces += _texts(text, start, at, breaks, columns, pieces)
        pieces.append(_Piece(kind, text[at:found].strip()))
        start = at = found
        while at < len(text) and text[at] == " ":
            at += 1
        start = at
        if at < len(text) and _unit_cell(text, folded, low, at, breaks) is None:
            continue
    if text[start:].strip():
        pieces += _texts(text, start, len(text), breaks, columns, pieces)
    return pieces


def _unit_cell(text: str, folded: str, low: str, at: int, breaks: set[int]) -> int | None:
    """Where a cell that holds only units ends; None when none begins at `at`.

    It may not stand behind a preposition, and must end where another cell can begin.
    """
    if not text[at].isupper() or _PREPOSITION.search(text[max(0, at - 24) : at]):
        return None
    if not _begins_name(text, folded, at) or (at not in breaks and _HIGHER.match(text, at)):
        return None
    place = at
    complete: int | None = None
    while place < len(text):
        end = kind_end(text, folded, place)
        if end is not None:
            place = end
        word_end = _word_end(text, place)
        if text[place:word_end].rstrip(",;:").endswith((".", "!", "?")):
            return None
        place = word_end
        while place < len(text) and text[place] == " ":
            place += 1
        if place >= len(text):
            return len(text)
        joined = text[:place].rstrip().endswith((",", ";", ":", "–", "-")) or re.search(
            r"\b(?:và|các|của|Các)\s\Z", text[max(0, place - 5) : place]
        )
        if joined:
            continue
        if _CUE.match(text, place):
            return place
        if place in breaks and text[place].isupper() and not _ACRONYM.match(text, place):
            if not _is_rest_of_name(text, at, place):
                return place
            continue
        if place in breaks and text[:place].rstrip().endswith("Sở"):
            complete = place  # a sentence may go on here that the page has cut
        if text[place].isupper() and _begins_name(text, folded, place) and (
            not text.startswith("Sở", place) or place in breaks
        ):
            if not _FIXED_INSIDE.search(text[at:place]):
                return place
            continue
        if (verb_at(low, text, place) and not text[place:].startswith("xây dựng")) or (
            _STOPS.match(low, place) and place not in breaks
        ):
            return complete
        if text[place].isdigit() or text[place] in "(":
            return complete
    return len(text)


def _begins_name(text: str, folded: str, at: int) -> bool:
    """True where the name of a unit begins: no person's title, no "Sở" at the end of a name."""
    return kind_end(text, folded, at) is not None and not _NO_CELL.match(text, at)


_NO_CELL = re.compile(
    r"(?:Sở(?!\s+[A-ZĐ][a-zđà-ỹ]|\s*,)|Sở\s+(?:Các|Văn phòng|Phòng|Thanh tra|Trung tâm)"
    r"|Chủ tịch|Giám đốc|Phó )"
)
#: Bodies above the office: inside a line they belong to the sentence.
_HIGHER = re.compile(r"UBND|HĐND|Ủy ban|Uỷ ban|Bộ\s")
_FIXED_INSIDE = re.compile(
    r"(?:Chủ tịch|Giám đốc|Chi nhánh|Bộ phận|Đảng ủy|Công đoàn|Hội|Chánh|Phó|Trưởng|Lãnh đạo"
    r"|Ban)\s\Z"
)
_KIND_ALONE = re.compile(
    r"(?:Các )?(?:[Pp]hòng|Trung tâm|Chi cục|Ban|Văn phòng|Thanh tra|Sở|Bộ phận)\Z"
)


def _is_rest_of_name(text: str, at: int, place: int) -> bool:
    """True when a line's capital goes on with a name: "Phòng Kế hoạch -" / "Tài chính"."""
    before = text[at:place].rstrip()
    alone = _KIND_ALONE.match(before)
    last_word = before.rsplit(" ", 1)[-1]
    return bool(alone and before not in ("Văn phòng", "Thanh tra")) or (last_word in (
        "Phòng", "Trung", "tâm", "Chi", "cục", "Sở", "Ban") and last_word != "Sở")


def _word_end(text: str, at: int) -> int:
    end = text.find(" ", at)
    return len(text) if end < 0 else end


def _time_cell(text: str, at: int, breaks: set[int], clock: Clock) -> int | None:
    """Where a cell that holds only a deadline ends; None when none begins at `at`."""
    cue = _CUE.match(text, at)
    if cue is None or _PREPOSITION.search(text[max(0, at - 24) : at]):
        return None
    place = cue.end()
    event = cue.group() in ("Khi có", "Khi", "Sau khi")
    words = 0
    while place < len(text):
        while place < len(text) and text[place] == " ":
            place += 1
        end = _word_end(text, place)
        word = text[place:end].strip(".")
        capital = text[place : place + 1].isupper() and not re.match(r"[IVX]+\b", word)
        joined = text[:place].rstrip().endswith((",", ";", "-", "–", "của"))
        if capital and not joined and word != "Bộ":
            break
        if not event and not _WITHIN_DEADLINE.match(word) and not capital:
            return None
        words += 1
        if words > 14:
            return None
        place = end
    found = text[at:place].strip()
    reading = clock(found)
    return place if reading.due_on or reading.recurrence.value != "none" or event else None


def _texts(
    text: str, start: int, end: int, breaks: set[int], columns: tuple[str, ...],
    before: Sequence[_Piece],
) -> list[_Piece]:  # fmt: skip
    """A stretch of text, parted where its second cell begins when the table has two columns of
    text side by side."""
    whole = text[start:end].strip()
    if DETAIL not in columns:
        return [_Piece("text", whole)]
    for place in sorted(b for b in breaks if start < b < end):
        if not text[place].isupper() or _ACRONYM.match(text, place):
            continue
        above = text[start:place].rstrip()
        if _OPEN_END.search(above) or len(above.split()) < 2 or above.endswith("."):
            continue
        return [_Piece("text", above), _Piece("text", text[place:end].strip())]
    return [_Piece("text", whole)]


def _placed(pieces: Sequence[_Piece], columns: tuple[str, ...]) -> dict[str, str]:
    """Each piece in the column that its kind and its place among the others leave for it."""
    cells: dict[str, str] = {}
    units = [at for at, piece in enumerate(pieces) if piece.kind == "unit"]
    texts = [role for role in columns if role in _TEXTS]
    last = -1
    for at, piece in enumerate(pieces):
        if piece.kind == "time":
            role = DEADLINE
        elif piece.kind == "unit":
            role = _unit_role(at, units, pieces, columns, cells)
        else:
            free = [r for r in texts if columns.index(r) > last] or texts[-1:]
            role = free[0]
            if role == TITLE and TITLE in cells:
                role = free[1] if len(free) > 1 else free[0]
            timed = DEADLINE in cells and PRODUCT in columns
            if timed and columns.index(PRODUCT) > columns.index(DEADLINE):
                role = PRODUCT
        cells[role] = f"{cells.get(role, '')} {piece.text}".strip()
        if role in columns:
            last = max(last, columns.index(role) - (role in _TEXTS and role != TITLE))
    return cells


def _unit_role(
    at: int, units: Sequence[int], pieces: Sequence[_Piece], columns: tuple[str, ...],
    cells: dict[str, str],
) -> str:  # fmt: skip
    """The lead stands before the support, and in a table with a detail between them before it."""
    if SUPPORT not in columns:
        return LEAD
    if LEAD not in columns or LEAD in cells:
        return SUPPORT
    order = [columns.index(role) if role in columns else -1 for role in (LEAD, DETAIL, SUPPORT)]
    between = DETAIL in columns and order == sorted(order)
    texts_before = sum(1 for piece in pieces[:at] if piece.kind == "text")
    if between and texts_before > 1 and at == len(pieces) - 1 and len(units) == 1:
        return SUPPORT
    return LEAD
