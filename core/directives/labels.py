"""Labelled lines: "Thời gian thực hiện: …", "Cơ quan chủ trì: …", "Nội dung: …"."""

import re

from core.directives.folding import fold

TIME, LEAD, SUPPORT, CONTENT, PRODUCT, OTHER, FACT = (
    "time", "lead", "support", "content", "product", "other", "fact",
)  # fmt: skip
_WHO = r"(?:don vi|co quan|bo phan|phong|don vi, ca nhan|co quan, don vi|ca nhan)"
_TIMES = (
    r"(?:ve )?(?:thoi (?:gian|han)|tien do|han)(?: (?:thuc hien|hoan thanh|to chuc|bao cao"
    r"|trien khai|xu ly|nop))*(?: du kien)?"
)
_LEADS = (
    rf"(?:{_WHO} )?(?:chu tri|thuc hien chinh|chiu trach nhiem)(?: (?:thuc hien|tham muu"
    rf"|trien khai))*|{_WHO} (?:thuc hien|phu trach|tham muu|duoc giao)(?: thuc hien)?"
    r"|phan cong(?: thuc hien)?|trach nhiem(?: thuc hien)?"
)
_CONTENTS = (
    r"noi dung(?: (?:thuc hien|cong viec|nhiem vu|cu the|va giai phap|tuyen truyen))*"
    r"|nhiem vu(?: cu the)?|cach thuc thuc hien|bien phap(?: thuc hien)?"
)
_PRODUCTS = r"(?:san pham|ket qua|dau ra)(?: (?:dau ra|du kien|dat duoc|thuc hien|hoan thanh))*"
_OTHERS = (
    r"(?:dia diem|thanh phan|doi tuong|so luong|hinh thuc|kinh phi(?: thuc hien)?"
    r"|nguon kinh phi|lanh dao(?: so)? (?:phu trach|chi dao)|ghi chu)"
)
#: Lines that only tell how things stand: whom it touches, why points were lost.
_FACTS = (
    r"(?:don vi|co quan|doi tuong|noi) duoc (?:kiem tra|thanh tra|khao sat|danh gia)|thoi ky"
    r"(?: (?:kiem tra|thanh tra|khao sat))?|(?:ve )?nguyen nhan(?: (?:khach quan|chu quan|mat diem"
    r"|bi tru diem|ton tai|han che))*|ton tai(?:, han che)?|han che|so diem(?: (?:bi|mat|tru))*"
)
_LABELS = (
    (TIME, _TIMES),
    (SUPPORT, rf"(?:{_WHO} )?phoi hop(?: (?:thuc hien|voi))?"),
    (LEAD, _LEADS),
    (CONTENT, _CONTENTS),
    (PRODUCT, _PRODUCTS),
    (OTHER, _OTHERS),
    (FACT, _FACTS),
)
_AT_START = [(role, re.compile(rf"(?:{pattern})\s*:\s*")) for role, pattern in _LABELS]
_ALONE = [(role, re.compile(rf"(?:{pattern})\s*[:.]?\s*\Z")) for role, pattern in _LABELS]
_INSIDE = re.compile(
    r"(?:[.;,(\]]\s*|\s[-–]\s+)(?:"
    + "|".join(pattern for role, pattern in _LABELS if role in (TIME, LEAD, SUPPORT, PRODUCT))
    + r")\s*:\s*"
)


def read_label(text: str) -> tuple[str, str] | None:
    """The role of a labelled line and what stands behind the colon; None for other lines."""
    head = fold(text[:60])
    for role, pattern in _AT_START:
        if match := pattern.match(head):
            return role, text[match.end() :].strip()
    if len(text) < 60:
        for role, pattern in _ALONE:
            if role == CONTENT and pattern.match(head):
                return role, ""
    return None


def inner_labels(text: str) -> tuple[str, dict[str, str]]:
    """A text that ends in labels ("… (Chủ trì: A; thời gian: quý I)") and what they say.

    Gives the words before the first label, and the words behind each; the text itself and
    nothing when it holds no label.
    """
    folded = fold(text)
    if ":" not in text or len(folded) != len(text):
        return text, {}
    marks = list(_INSIDE.finditer(folded))
    if not marks or marks[0].start() < 15:
        return text, {}
    found: dict[str, str] = {}
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        end = following.start() if following else len(text)
        label = read_label(text[mark.start() :].lstrip(".;,(]–- "))
        if label:
            found.setdefault(label[0], text[mark.end() : end].strip(" .;,)("))
    return text[: marks[0].start() + 1].rstrip(" (;,-–"), found
