"""Units in running words: where a name begins and ends, and a list of names into single ones.

A name begins with its kind ("Phòng", "Trung tâm", "UBND") and ends before the verb. The titles of
persons are dropped: "Trưởng các phòng" are "Các phòng" (the data's README).
"""

import re
from functools import lru_cache

from core.directives.folding import fold
from core.directives.verbs import toned, verb_at

_KINDS = (
    r"van phong|phong(?!,? chong\b| trao| ngua)|thanh tra|trung tam|chi cuc|chi nhanh|bo phan"
    r"|ban(?! hanh| giao| dau| ghi| bien tap| sao| tin)(?= )"
    r"|bo(?! thu tuc| tri| sung| nhiem| chi so| tieu chi| mat| may| luat| cau hoi)(?= )"
    r"|cong doan|cong an|doan thanh nien|doan kiem tra|lien doan|lien minh|mat tran"
    r"|hoi(?! nghi| thao| dong| nhap| so| dap| y| truong)(?= )"
    r"|to(?! (?:chuc|cao|trinh|chat))(?!\w)|tram|truong(?! hop| thanh| ky)|benh vien"
    r"|vien(?! chuc)(?= )|hat|doi(?= (?:quan ly|cong|thue))|ubnd|uy ban|hdnd|hoi dong nhan dan"
    r"|so(?! lieu| lao| bo| ket| huu| luong| voi| \d)|don vi|co quan|thon|lanh dao|chanh"
    r"|thu truong|giam doc|pho giam doc|chu tich|nguoi dung dau|dang uy"
    r"|cong chuc(?= (?:van phong|tu phap|tai chinh|van hoa|dia chinh))"
    r"|quy(?! trinh| dinh| che| hoach| i)(?= )|dai(?= (?:phat|truyen|khi))"
    r"|bao(?= (?:hiem xa hoi|ha |nhan dan|va (?:phat|dai)))|kho bac|cuc|tong cuc|ngan hang"
    r"|nha truong|khoa"
    r"|(?<=cac )(?:co so|to chuc|xa|phuong|huyen|chu dau tu)|chu dau tu"
)
_MANY_WORDS = r"(?:(?:cac|moi|tung|toan the|tat ca|nhung|dong chi|tap the)\s+)*"
_START = re.compile(rf"{_MANY_WORDS}(?P<kind>{_KINDS})(?!\w)")
#: Kinds of one syllable that are also plain words: a name with one has a capital.
_PROPER = re.compile(
    r"(?:bo(?! phan)|vien|quy|hoi|to|doi|dai|bao|khoa|cuc|hat|tram|truong|so|ban)(?!\w)"
)
_ASKING = re.compile(
    r"(?:giao(?: cho)?|de nghi|yeu cau|phan cong|giao nhiem vu cho|doi voi|chi dao|uy quyen cho"
    r"|trach nhiem cua|rieng(?: doi voi)?)\s*:?\s+"
)
_STOP = re.compile(r"[.:!?]|;\s|\s\(")
_LONGEST = 420
_MANY = re.compile(r"^(?:cac|moi|tung|toan the|tat ca)\b")
_PERSON = re.compile(
    r"^(?:(?:các )?đồng chí\s+|thủ trưởng\s+|trưởng\s+(?=các|phòng|ban|đơn vị|bộ phận|trạm"
    r"|công an|thôn)"
    r"|chánh\s+|phó\s+|giám đốc\s+(?=các|trung tâm|chi|văn|bệnh|ban|quỹ|kho|sở\s+\w)"
    r"|chủ tịch\s+(?=ubnd|uỷ ban|ủy ban)"
    r"|lãnh đạo\s+(?=các|phòng|trung tâm|chi cục|đơn vị)|người đứng đầu\s+(?=các)|hiệu trưởng\s+"
    r"|viện trưởng\s+(?=viện)|trưởng,\s*phó\s+)+",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"^(?:mỗi|từng|tất cả các|tất cả|toàn thể các|toàn thể|những|các)\s+", re.IGNORECASE
)
_FIXED = re.compile(
    r"(?:văn phòng (?:hđnd|đoàn đbqh|đoàn đại biểu quốc hội)(?:\s*,?\s*(?:và\s+)?(?:hđnd|ubnd))*"
    r"|tiếp nhận và trả kết quả|tiếp nhận và (?:hoàn )?trả)", re.IGNORECASE,
)


_BOARD = re.compile(
    r"ban (?:quan ly|chi dao|tiep|can su|giam doc|dan van|lanh dao|thuong vu|to chuc|dan toc"
    r"|tuyen giao|noi chinh|chap hanh|nhan dan)\b"
)


#: How kinds of one syllable are spelled: "phóng sự", "bổ sung", "sổ" only fold to them.
_SPELLED = {
    "phong": "phòng", "bo": "bộ", "hoi": "hội", "to": "tổ", "quy": "quỹ", "dai": "đài",
    "hat": "hạt", "doi": "đội", "vien": "viện", "tram": "trạm", "truong": "trưởng trường",
    "so": "sở", "cuc": "cục", "thon": "thôn", "ban": "ban", "khoa": "khoa",
}  # fmt: skip


def kind_end(text: str, folded: str, at: int = 0) -> int | None:
    """Where the kind of the unit ends whose name begins at `at`; None when none begins there.

    A word with diacritics must have those of the kind; one without any may lack them.
    """
    match = _START.match(folded, at)
    if match is None or (at and folded[at - 1].isalnum()):
        return None
    kind = match.start("kind")
    if (known := _SPELLED.get(match["kind"])) is not None:
        written = text[kind : match.end()].lower()
        if not written.isascii() and written not in known.split():
            return None
    plural = kind > at and folded.startswith(("cac", "nhung", "tat ca"), at)
    if _PROPER.match(folded, kind) and not text[kind].isupper() and not plural:
        return None
    if match["kind"] == "to" and not plural and not _is_team(text, folded, match.end()):
        return None
    if folded.startswith("ban ", kind) and not _BOARD.match(folded, kind):
        return match.end() if text[kind + 4 : kind + 5].isupper() else None
    return match.end()


def _is_team(text: str, folded: str, at: int) -> bool:
    """True behind a "Tổ" whose name follows: "Tổ Đầu tư", "Tổ công tác"."""
    return text[at + 1 : at + 2].isupper() or _TEAM.match(folded, at) is not None


_TEAM = re.compile(r" (?:cong|giup|dan pho|truong|chuyen|de an|tham dinh|kiem tra)")


def starts_unit(text: str) -> bool:
    """True when `text` begins with a unit's name."""
    folded = fold(text[:80])
    return kind_end(text[:80], folded) is not None if len(folded) == len(text[:80]) else False


@lru_cache(maxsize=1024)
def subject(text: str) -> tuple[str, int] | None:
    """The units that a sentence tells to do something: their words, and where its verb begins.

    "Giao Phòng A chủ trì …" → ("Phòng A", place of "chủ trì"). None when it names none before
    its verb. The words after "Giao", "Đề nghị" … count, these themselves don't.
    """
    head = text[:_LONGEST]
    folded = fold(head)
    if len(folded) != len(head):
        return None
    at = 0
    while match := _ASKING.match(folded, at):
        at = match.end()
    if kind_end(head, folded, at) is None:
        return None
    end = name_end(head, folded, at)
    if end is None or end <= at:
        return None
    if asked := _ASKING.match(folded, end):  # "Giám đốc Sở yêu cầu Phòng A …": Phòng A shall work
        further = subject(head[end:])
        return (further[0], further[1] + end) if further and asked else None
    return head[at:end].strip(" ,"), end


_WORD = re.compile(r"\S+")


def name_end(text: str, folded: str, at: int) -> int | None:
    """Where the verb after the names that begin at `at` stands; None without one."""
    low = toned(text)
    depth = 0
    place = at
    while match := _WORD.search(folded, place):
        place, word = match.start(), match.group()
        kind = kind_end(text, folded, place) if depth == 0 else None
        if kind:
            place = kind
            while place < len(folded) and folded[place] not in " \n\t,;:.":
                place += 1
            if folded[place : place + 1] in (".", ":"):
                return None
            continue
        if depth == 0 and verb_at(low, text, place):
            return place
        depth += word.count("(") - word.count(")")
        place = match.end()
        if depth <= 0 and word.endswith((".", ":", "!", "?", ";")):
            listed = word[-1] == ";" and kind_end(text, folded, place + 1) is not None
            if not listed:
                return None
    return None


#: "Các đơn vị được kiểm tra": what was done to the units tells which they are.
_PASSIVE = re.compile(r"\s(?:được|bị|có|chưa)\s+\Z")


def heading_units(text: str) -> str:
    """The units of a heading that is nothing else ("1. Văn phòng Sở:"); "" for other headings."""
    words = text.strip(" :.;")
    folded = fold(words)
    at = match.end() if (match := _ASKING.match(folded)) else 0
    if kind_end(words, folded, at) is None or len(folded) != len(words) or len(words) > 250:
        return ""
    verb = name_end(words + " ", folded + " ", at)
    works = verb is not None and not _PASSIVE.search(words, at, verb)
    if works or re.search(r"[.:]\s", words[at:]):
        return ""
    return words[at:].strip(" :.;")


@lru_cache(maxsize=2048)
def split_units(text: str) -> tuple[str, ...]:
    """Names of a list one by one, each in its plain form.

    "Các phòng chuyên môn: A; B" are the phòng A and B; commas and "và" inside a name
    ("Phòng Bảo trợ và Phòng, chống tệ nạn xã hội") do not part it.
    """
    text = " ".join(text.replace("\n", " ; ").split()).strip(" .;:,")
    if not text or len(text) > 3_000:
        return (text,) if text else ()
    text = _opened(text)
    label, colon, rest = text.partition(":")
    if colon and rest.strip() and len(label) < 60 and starts_unit(label):
        text = rest
    names: list[str] = []
    for part in re.split(r"\s*[;+]\s*", text):
        names += _pieces(part.strip(" .,:-–"))
    plain = (_plain(name) for name in names)
    return tuple(dict.fromkeys(name for name in plain if name))


def _opened(text: str) -> str:
    """What stands in brackets when it lists the units that the words before only sum up."""
    match = re.match(r"([^()]*)\(([^()]*)\)\s*$", text)
    if match and re.search(r"[,;]", match[2]) and starts_unit(match[2]):
        return match[2]
    return re.sub(r"\s*\([^()]*\)", "", text)


_JOINT = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+|\s*&\s*|\s*/\s*|\s+cùng(?: với)?\s+")


def _pieces(part: str) -> list[str]:
    """A stretch between semicolons at those joints behind which another unit begins."""
    guarded = [m.span() for m in _FIXED.finditer(part)]
    pieces, start = [], 0
    plural = bool(_MANY.match(fold(part))) or len(_JOINT.findall(part)) > 1
    for joint in _JOINT.finditer(part):
        if any(a <= joint.start() < b for a, b in guarded):
            continue
        rest = part[joint.end() :]
        comma = "," in joint.group()
        begins = starts_unit(rest)
        listed = comma and plural and rest[:1].isupper() and not _bare_name(part[start:])
        if begins or listed:
            pieces.append(part[start : joint.start()])
            start = joint.end()
    pieces.append(part[start:])
    return [piece.strip() for piece in pieces if piece.strip()]


_COMPOUND = re.compile(
    r"Sở\b|Bộ\b|(?:Các )?(?:[Pp]hòng|Trung tâm|Ban|Chi cục)\s(?:Văn hóa|Văn hoá|Lao động"
    r"|Nông nghiệp|Tài nguyên"
    r"|Tổng hợp|Tổ chức|Kinh tế|Xây dựng|Khoa học|Giáo dục|Thông tin|Dân tộc|Hạ tầng)"
)


def _bare_name(piece: str) -> bool:
    """True for a name that a comma may go on: "Sở Văn hóa, Thể thao và Du lịch"."""
    return bool(_COMPOUND.match(piece))


_LEADING = re.compile(
    r"^(?:chủ trì|phối hợp(?: với)?|cùng(?: với)?|đơn vị chủ trì|cơ quan chủ trì"
    r"|với)\s*:?\s+", re.IGNORECASE
)
_TAIL = re.compile(
    r"\s+(?:có liên quan|liên quan|chủ trì|phối hợp|thực hiện|trên địa bàn\b.*"
    r"|theo chức năng\b.*)$", re.IGNORECASE
)
_GROUPS = re.compile(
    r"^(phòng|đơn vị|ban|bộ phận|cơ quan|thôn)(?: ban)?(?=$| (?:chuyên môn|trực|thuộc|sở|sự nghiệp"
    r"|liên quan|chức năng|nghiệp vụ|có|xã|huyện))",
    re.IGNORECASE,
)


def _plain(name: str) -> str:
    name = _LEADING.sub("", name.strip(" .,;:-–"))
    before = None
    while before != name:
        before = name
        name = _TAIL.sub("", name)
    name = _PERSON.sub("", name)
    bare = _OWN.sub("", name)
    group = _GROUPS.match(bare)
    if group and bare[group.end() :].lstrip()[:1].isupper():  # "Phòng Nghiệp vụ Y" is one phòng
        group = None
    many = bare != name or bool(group)
    if group:
        bare = group.group(1) + bare[group.end() :]
    if not bare:
        return ""
    if many:
        return f"Các {bare[0].lower()}{bare[1:]}" if not bare[:2].isupper() else f"Các {bare}"
    return bare[0].upper() + bare[1:]
