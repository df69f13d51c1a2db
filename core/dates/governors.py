"""The words that rule a date: "trước", "chậm nhất", "hạn", "từ" …"""

from dataclasses import dataclass

from core.dates.line import Line

#: Words and signs that may stand between a ruler and its date.
_FILLERS = frozenset(
    {
        "la",
        "vao",
        "luc",
        "cho",
        "thi",
        "phai",
        "khoang",
        "tam",
        "dung",
        "chinh",
        "moc",
        "diem",
        "thoi",
        "ve",
        "nhe",
        "duoc",
        "chieu",
        "sang",
        "trua",
        "dem",
        "buoi",
        "gio",
        "cuoi",
        "dau",
        "hom",
        "ca",
    }
)
_PASSED_SIGNS = frozenset({":", "(", "-", '"', "'"})
#: Words for the finish itself.
_FINISHING = frozenset({"xong", "thanh", "nop", "deadline", "chot", "han", "tat", "hoan"})
_LABELS = frozenset({"han", "gian", "hien", "thanh", "nop", "chot", "cuoi"})
_LOOK = 6


@dataclass(slots=True)
class Governor:
    """`weight` 5 a word for deadlines rules, 4 a word for finishing, 2 perhaps, 0 nothing stands
    there, negative it is no deadline.

    `start` is the ruler's place; `before` is True for "trước" alone, which excludes the day.
    """

    start: int
    weight: int = 0
    before: bool = False


def governor(line: Line, place: int) -> Governor:
    """What rules the mention (or clock) that begins at `place`."""
    back = place - 1
    stop = place - _LOOK
    while back > stop and back >= 0:
        if line.sign(back) in _PASSED_SIGNS:
            back -= 1
            continue
        word = line.word(back)
        found = _ruler(line, back, word) if word else None
        if found:
            return found
        if word not in _FILLERS:
            break
        back -= 1
    return _label(line, place)


def _ruler(line: Line, back: int, word: str) -> Governor | None:
    previous = line.word(back - 1)
    if word == "truoc":
        if previous == "hoac" or (previous in ("va", "/") and line.word(back - 2) == "trong"):
            return Governor(back - 2, 5)
        return Governor(back, 5, before=True)
    if word == "ngay" or word == "hom":
        return None
    if word == "nhat" and previous in ("cham", "muon", "tre", "lau"):
        return Governor(back - 1, 5)
    if word in ("qua", "hon"):
        return _at_most(line, back)
    if word in ("den", "toi"):
        return _until(line, back, previous)
    if word == "het":
        if previous in ("den", "toi") and line.word(back - 2) in ("ke", "tinh"):
            return Governor(back - 1, -6)
        start = back - 1 if previous in ("den", "toi") else back
        return Governor(start, 4)
    if word in ("trong", "vao", "sang"):
        weight = 4 if previous == "hoac" else 2
        if word == "sang" and not line.says(back, "sang"):
            return None
        return Governor(back - 2 if previous == "hoac" else back, weight)
    if word == "dung" and previous == "hoac":
        return Governor(back - 2, 4)
    if word in _FINISHING:
        weight = 5 if word in ("han", "deadline", "chot") else 4
        return Governor(back - (previous in ("thoi", "hoan")), weight)
    if word == "cuoi" and previous == "han":
        return Governor(back - 1, 5)
    if word == "hoi" and line.says(back, "hồi"):
        return Governor(back, -6)
    if word == "kien" and previous == "du":
        return Governor(back - 1, 2)
    return _beginning(line, back, word, previous)


def _at_most(line: Line, back: int) -> Governor | None:
    """ "không quá", "không muộn hơn", "hông trễ hơn"."""
    first = back - 1 if line.word(back) == "qua" else back - 2
    if line.word(back) == "hon" and line.word(back - 1) not in ("muon", "tre", "cham"):
        return None
    if line.word(first) in ("khong", "chua", "dung"):
        return Governor(first, 5)
    return None


def _until(line: Line, back: int, previous: str) -> Governor:
    if previous in ("tinh", "ke") and line.word(back - 2) not in ("du", "theo"):
        return Governor(back, -6)  # lũy kế đến, tính đến: what was counted until then
    strong = previous in ("han", "lui", "hoan", "keo", "dai")
    return Governor(back - strong, 4 if strong else 2)


def _beginning(line: Line, back: int, word: str, previous: str) -> Governor | None:
    """ "từ ngày", "kể từ", "sau ngày": when something starts is no deadline."""
    if word == "tu" and line.says(back, "từ"):
        return Governor(back - (previous in ("ke", "tinh", "dau")), -6)
    if word == "sau" and line.says(back, "sau"):
        return Governor(back, -6)
    return None


def _label(line: Line, place: int) -> Governor:
    """ "Thời gian hoàn thành: …", "hạn nộp báo cáo là …"."""
    back = place - 1
    while back > place - 7 and back >= 0:
        word = line.word(back)
        if word in ("gian", "han") and line.word(back - 1) == "thoi":
            return Governor(back - 1, 4)
        if word == "han" and line.says(back, "hạn"):
            return Governor(back, 4)
        sign = line.sign(back)
        if not word and sign not in (":", "-", "("):
            break
        back -= 1
    return Governor(place)
