"""The fields (lĩnh vực) of administrative reform, and the field a heading names.

Codes and names: domain.md §2 (Nghị quyết 76/NQ-CP ngày 15/7/2021; older names of
Nghị quyết 30c/NQ-CP ngày 08/11/2011).
"""

import re
from functools import lru_cache

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
        "trang ttdt", "thong tin dien tu", "qlvb", "ha tang so", "an toan thong tin",
        "an ninh mang", "du lieu so", "co so du lieu",
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


#: What a duty's own words betray besides: single words are too weak for a heading.
_HINTS: dict[str, tuple[str, ...]] = {
    "steering": (
        "quan triet", "chi dao dieu hanh", "theo doi don doc", "kiem tra viec thuc hien",
        "che do bao cao", "chuong trinh cong tac", "doi thoai", "khao sat", "tong hop bao cao",
        "truyen thong", "cong tac kiem tra", "chi tieu cchc", "ubnd tinh chu tich ubnd tinh giao",
        "uy ban nhan dan tinh giao", "ke hoach cai cach hanh chinh", "bao cao", "nguoi dung dau",
    ),
    "institutions": ("van ban quy pham", "nghi quyet cua hdnd", "the che", "phap luat"),
    "procedures": (
        "ho so tre han", "xin loi", "bo phan tiep nhan va tra ket qua", "tra ket qua", "phan anh",
        "giai quyet ho so", "cong khai thu tuc", "quy dinh hanh chinh", "giay to",
    ),
    "apparatus": (
        "bo may", "vi tri viec lam", "don vi su nghiep cong lap", "kien toan",
        "so luong nguoi lam viec",
        "quy che lam viec", "dau moi ben trong", "to chuc lai",
    ),
    "civil_service": (
        "cong chuc vien chuc", "dao tao", "boi duong", "ky luat", "ky cuong", "danh gia xep loai",
        "van hoa cong so", "ung xu", "bo nhiem", "y duc", "thai do phuc vu", "tuyen dung",
    ),
    "public_finance": (
        "kinh phi", "chi tieu noi bo", "tu chu", "ngan sach", "du toan", "quyet toan", "giai ngan",
        "thuc hanh tiet kiem", "tai san", "tai chinh",
    ),
    "digital_government": (
        "truc tuyen", "so hoa", "phan mem", "ky so", "dien tu", "hien dai hoa", "cong nghe",
        "chuyen doi so", "du lieu", "he thong quan ly chat luong", "bieu mau dien tu", "toan trinh",
        "ky nang so",
    ),
}  # fmt: skip
_HINT_PATTERNS = _compile(_HINTS)
_NEAR, _MIDDLE = 60, 160
_SPREADS = re.compile(r"(?:(?:ve )?(?:cong tac )?)?(?:thong tin )?tuyen truyen\b")
_ASIDES = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=1024)
def likely_field(text: str) -> str:
    """The code of the field that the words of a duty or a heading speak of most.

    Names of fields weigh most, then trigger words, then hints; what stands at the front weighs
    more than what stands behind, and of equals the first wins. Communication work is steering
    whatever it makes known. "other" when nothing speaks.
    """
    words = _UNIT_NAMES.sub(" ", re.sub(r"[\W_]+", " ", fold(_ASIDES.sub(" ", text[:600])))).strip()
    if _SPREADS.match(words):
        return "steering"
    marks: dict[str, tuple[int, int]] = {}
    for weight, patterns in ((4, _NAME_PATTERNS), (2, _TRIGGER_PATTERNS), (1, _HINT_PATTERNS)):
        for code, pattern in patterns.items():
            for match in pattern.finditer(words):
                at = match.start()
                near = 3 if at < _NEAR else 2 if at < _MIDDLE else 1
                total, first = marks.get(code, (0, at))
                marks[code] = (total + weight * near, min(first, at))
    if not marks:
        return "other"
    return max(marks, key=lambda code: (marks[code][0], -marks[code][1]))


#: Units whose names hold a field's words, and the whole matter's own name.
_UNIT_NAMES = re.compile(
    r"\b(?:trong chi dao dieu hanh|ho so tthc|ho so thu tuc hanh chinh|ket qua giai quyet tthc"
    r"|quan ly van ban va dieu hanh|trung tam phuc vu hanh chinh cong|phong ke hoach tai chinh"
    r"|phong tai chinh(?: ke toan)?"
    r"|trung tam cong nghe thong tin|bo phan cong nghe thong tin|so thong tin va truyen thong"
    r"|so tai chinh|so khoa hoc va cong nghe|phong to chuc can bo|phong kiem soat tthc"
    r"|trang thong tin dien tu|cong thong tin dien tu)\b"
)
