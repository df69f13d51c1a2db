"""Headings of a task table's columns: which says what is to be done, who does it, until when."""

import re

from core.directives.folding import fold

TITLE, DETAIL, LEAD, SUPPORT = "title", "detail", "lead", "support"
DEADLINE, PRODUCT, NOTE, NUMBER = "deadline", "product", "note", "number"

_WHO = r"(?:don vi|co quan|bo phan|phong)(?:,? (?:ca nhan|don vi))?"
#: The first that fits a place of the header takes it.
HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (SUPPORT, re.compile(r"(?:(?:don vi|co quan)(?:,? ca nhan)? )?phoi hop(?: thuc hien)?")),
    (LEAD, re.compile(
        rf"{_WHO}(?: (?:chu tri|thuc hien|phu trach|tham muu|duoc giao|chiu trach nhiem))+"
        r"|chu tri(?: (?:thuc hien|tham muu))*|phan cong(?: thuc hien)?")),
    (DEADLINE, re.compile(
        r"(?:thoi (?:gian|han|diem)|tien do|han)"
        r"(?: (?:hoan thanh|thuc hien|bao cao|trinh|xong))*")),
    (PRODUCT, re.compile(
        r"(?:du kien )?(?:san pham|ket qua|dau ra)(?: (?:dau ra|du kien|dat duoc|thuc hien))*")),
    (TITLE, re.compile(
        r"(?:nhiem vu|noi dung)(?:[/, ]+|,? va )(?:cac )?(?:giai phap|bien phap|yeu cau)"
        r"(?: (?:thuc hien|cu the|chu yeu))*|tieu chi(?:[/, ]+tieu chi thanh phan)")),
    (DETAIL, re.compile(
        r"(?:muc tieu|giai phap|yeu cau|chi tieu|bien phap)(?:[/, ]+(?:muc tieu|giai phap|yeu cau"
        r"|chi tieu))*(?: (?:thuc hien|cu the|khac phuc))*")),
    (TITLE, re.compile(
        r"(?:ten )?(?:noi dung|nhiem vu|cong viec|danh muc)(?:[/, ]+(?:noi dung|nhiem vu"
        r"|cong viec|cu the|thuc hien|hoat dong|chu yeu))*|ten tieu chi")),
    (NOTE, re.compile(
        r"ghi chu|kinh phi|lanh dao(?: so)?(?: phu trach| chi dao)?|don vi tinh|nguyen nhan"
        r"|diem(?: (?:bi|tru|mat|chuan|toi da|dat))*|ton tai(?:, han che)?")),
)  # fmt: skip
_NUMBER = re.compile(r"(?:tt|stt|so tt|so thu tu)\Z")


def heading_role(text: str) -> str:
    """The role of one column's heading; "note" for what says nothing of a duty."""
    words = " ".join(fold(text).split()).strip(" .:")
    if _NUMBER.match(words):
        return NUMBER
    found = [
        (m.start(), at, role) for at, (role, p) in enumerate(HEADINGS) if (m := p.search(words))
    ]
    return min(found)[2] if found else (TITLE if words.startswith("tieu chi") else NOTE)


def columns_of_header(header: str) -> tuple[str, ...]:
    """Roles in the order in which their headings stand in a folded header run into one line; ()
    for no task table."""
    places: list[tuple[int, str]] = []
    taken = [False] * (len(header) + 1)
    for role, pattern in HEADINGS:
        for match in pattern.finditer(header):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = [True] * (match.end() - match.start())
                places.append((match.start(), role))
    roles: list[str] = []
    for _, role in sorted(places):
        if role not in roles:
            roles.append(role)
    if TITLE not in roles and DETAIL in roles:
        roles[roles.index(DETAIL)] = TITLE
    tasks = TITLE in roles and bool({LEAD, SUPPORT, DEADLINE} & set(roles))
    return tuple(roles) if tasks else ()
