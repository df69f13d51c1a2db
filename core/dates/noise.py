"""Numbers and dates that are no deadline: document numbers, counts, addresses, names."""

import re

_DATE = r"(?:\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} thang \d{1,2}(?: nam \d{4})?)"
_PAPER = (
    r"(?:nghi dinh|cong van|quyet dinh|thong tu|thong bao|chi thi|nghi quyet|luat|to trinh"
    r"|ket luan|cong dien|bo luat|ke hoach|van ban)"
)
_COUNTED = (
    r"(?:thu tuc|tthc|ho so|hs|don vi|phong|so\b|van ban|huyen|xa|phuong|quy trinh|nguoi|phieu"
    r"|tin|bai|bao cao|chi tieu|nhiem vu|viec|tieu chi|chuyen de|can bo|cbcc|lop|cuoc|muc|bieu"
    r"|linh vuc|san pham|du an|nganh|hoc vien|hop dong|de an|noi dung|buoi|quyet dinh|giay)"
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # Căn cứ: a numbered document with its date (domain.md §5.2 row 36).
        (
            rf"(?:{_PAPER} )?(?:so:? ?)?(?<![\w/])\d{{1,5}}(?:/\d{{4}})?/[a-z][a-z0-9&-]{{1,30}}"
            rf"(?:[^.;,\d]{{0,40}},? ?ngay {_DATE})?"
        ),
        rf"{_PAPER} (?:so [\w./-]{{1,20}} )?(?:cua [^.,;\d]{{1,60}})?ngay {_DATE}",
        rf"{_PAPER} so \d{{1,5}}(?:/\d{{4}})?",
        rf"(?:hieu luc|ban hanh|thi hanh|thong qua)(?: ke)?(?: tu)? ngay {_DATE}",
        r"\bso \d{1,4}/\d{4}",
        (
            r"(?:chuong trinh|de an|du an|chien luoc|ke hoach)[^.;,\d]{0,60}"
            r"giai doan \d{4} ?- ?\d{4}"
        ),
        r"giai doan \d{4} ?- ?\d{4}(?= (?:cua|theo) )",
        r"\b(?:iso|tcvn)[ /\w]{0,12}\d{3,5}(?::\d{4})?",
        r"\b\d{1,3}(?:[.,]\d{1,4})? ?%",
        r"\b\d{1,3}(?:\.\d{3})+(?:/\d{1,3}(?:\.\d{3})*)?(?!\d)",
        r"\b0\d{2,3}[ .-]?\d{3}[ .-]?\d{3,4}\b|\b\d{4}\.\d{3}\b",
        (
            r"\b(?:muc do|muc|dieu|khoan|diem|phan|chuong|phu luc|bieu|tieu chi|tang|nhom|de an)"
            r" \d{1,3}(?:[.,] ?\d{1,2}){0,3}\b(?!/)"
        ),
        (
            r"\b(?:ty le|ti le|dat|xep|xep hang|hang|da xong|xong duoc|moi co|moi duoc|duoc|so nha)"
            r" \d{1,4} ?/ ?\d{1,4}(?![\d/])"
        ),
        rf"\b\d{{1,4}} ?(?:/|tren|trong(?: tong)?(?: so)?) ?\d{{1,4}}(?= (?:cac )?{_COUNTED})",
        r"(?:phong|ngo|ngach|hem|duong|so nha) \d{1,4}/\d{1,4}",
        r"\b(\d{1,4}) ?/ ?\1(?= (?:roi|xong|ok))",
        rf"\b\d{{1,4}} {_COUNTED}",
        r"(?:chi|kinh phi|nguon|phu cap|ngan sach|du toan) thuong xuyen",
        r"\bhom (?:qua|kia\b(?= (?:da|roi)))|\b(?:sang|trua|chieu|toi|dem) qua\b",
        r"\b(?:tuan|thang|quy|nam) (?:truoc|qua|roi|ngoai)\b(?! (?:ngay|thu|t?\d))",
        r"\blan thu \w{1,5}|\bthu nhat\b|\btu \d{4} tro ve truoc",
    )
)


def mask_noise(plain: str) -> str:
    """`plain` (folded) with every figure that is no point in time masked, same length."""
    for pattern in _PATTERNS:
        plain = pattern.sub(lambda match: "\x01" * len(match[0]), plain)
    return plain
