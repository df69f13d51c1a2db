"""The fields (lĩnh vực) of administrative reform, and the field a heading names.

Codes and names: domain.md §2 (Nghị quyết 76/NQ-CP ngày 15/7/2021; older names of
Nghị quyết 30c/NQ-CP ngày 08/11/2011).
"""

import re

from core.fold import fold

FIELDS: tuple[str, ...] = (
    "steering",
    "institutions",
    "procedures",
    "apparatus",
    "civil_service",
    "public_finance",
    "digital_government",
    "other",
)

#: The fields' own names, new and old. A heading that holds names of two fields is unsure.
_NAMES: dict[str, tuple[str, ...]] = {
    "steering": ("chi dao dieu hanh", "cddh"),
    "institutions": (
        "cai cach the che",
        "he thong van ban phap quy",
        "he thong van ban quy pham",
        "hoan thien the che",
    ),
    "procedures": ("cai cach thu tuc hanh chinh", "cai cach tthc"),
    "apparatus": ("cai cach to chuc bo may", "cai cach bo may", "to chuc bo may hanh chinh"),
    "civil_service": (
        "cai cach che do cong vu",
        "cai cach cong vu",
        "chat luong doi ngu",
        "xay dung doi ngu",
    ),
    "public_finance": ("cai cach tai chinh cong",),
    "digital_government": (
        "chinh phu dien tu",
        "chinh phu so",
        "chinh quyen dien tu",
        "chinh quyen so",
        "cqdt",
        "cqs",
        "hien dai hoa nen hanh chinh",
        "hien dai hoa hanh chinh",
    ),
}

#: Words that betray a field when no name is written.
_TRIGGERS: dict[str, tuple[str, ...]] = {
    "steering": (
        "ke hoach cchc", "bao cao cchc", "kiem tra cchc", "tuyen truyen", "sang kien",
        "ubnd tinh giao", "van thu luu tru", "giao ban", "thi dua", "chi so cchc",
        "chi so cai cach hanh chinh",
    ),
    "institutions": (
        "vbqppl", "qppl", "quy pham phap luat", "ra soat van ban", "he thong hoa",
        "thi hanh phap luat", "the che",
    ),
    "procedures": (
        "tthc", "kstthc", "thu tuc hanh chinh", "mot cua", "niem yet",
        "don gian hoa", "pakn", "phan anh kien nghi", "bcci", "buu chinh cong ich",
        "phuc vu hanh chinh cong", "tn tkq",
    ),
    "apparatus": (
        "sap xep", "tinh gon", "bien che", "co cau lanh dao", "phan cap", "phan quyen",
        "to chuc bo may", "bo may hanh chinh",
    ),
    "civil_service": (
        "cong vu", "cbccvc", "ccvc", "tuyen dung", "bo nhiem", "luan chuyen",
        "chuyen doi vi tri cong tac", "dao tao boi duong", "dtbd", "danh gia xep loai",
        "ky luat ky cuong", "ho so can bo", "can bo cong chuc",
    ),
    "public_finance": (
        "tai chinh cong", "co che tu chu", "kinh phi quan ly hanh chinh", "tiet kiem chi",
        "giai ngan", "dau tu cong", "tai san cong",
    ),
    "digital_government": (
        "cntt", "cong nghe thong tin", "chuyen doi so", "cds", "dvc", "dvctt",
        "dich vu cong truc tuyen", "ky so", "chu ky so", "so hoa", "de an 06", "iso",
        "trang ttdt", "thong tin dien tu", "qlvb",
    ),
}


def _compile(lexicon: dict[str, tuple[str, ...]]) -> dict[str, re.Pattern[str]]:
    return {
        code: re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")
        for code, words in lexicon.items()
    }


_NAME_PATTERNS = _compile(_NAMES)
_TRIGGER_PATTERNS = _compile(_TRIGGERS)


def field_of(heading: str) -> str:
    """The code of the field a section heading or an item names; "other" when unsure.

    A field's own name, new or old, decides before trigger words. Two fields named, or trigger
    words of two fields, leave the choice to a person.
    """
    words = re.sub(r"[\W_]+", " ", fold(heading)).strip()
    for patterns in (_NAME_PATTERNS, _TRIGGER_PATTERNS):
        found = [code for code, pattern in patterns.items() if pattern.search(words)]
        if found:
            return found[0] if len(found) == 1 else "other"
    return "other"
