"""Pairs of numbers that are no date: counts, fractions, ranks, addresses, pages."""

import re

from core.dates.governors import governor
from core.dates.line import Line

#: Things that are counted or numbered in twos ("3/5 thủ tục", "10-12 người").
_COUNTED = re.compile(
    r" ?(?:cac )?(?:chang|phan\b|thu tuc|tthc|ho so|hs\b|don vi|phong|so(?!\w| lieu)|van ban|huyen"
    r"|xa\b|phuong"
    r"|quy trinh|nguoi|phieu|tin\b|bai\b|chi tieu|nhiem vu|viec|tieu chi|chuyen de|can bo|cb"
    r"|lop|cuoc|muc|bieu|linh vuc|san pham|du an|nganh|hoc vien|hop dong|de an|noi dung|buoi"
    r"|quyet dinh|giay|phan anh|kien nghi|chu ky|trang|cong trinh|doanh nghiep|dn\b|ho\b|thon|khu"
    r"|doan|doi\b|trung tam|truong|benh|dich vu|dvc|luot|ban\b(?! hanh)|y kien|cau hoi|mau\b"
    r"|may\b|tai khoan|nghin|trieu|ty\b|dong\b|thang|ngay|gio\b|phut|tuan|lan\b|diem\b"
    r"|nam\b(?! (?:nay|sau|toi|ngoai|20))|m2?\b"
    r"|chi phi|khoi luong|cong viec|so luong|dau viec|to\b|nhom|chi nhanh|co quan|co so|xe\b|tivi"
    r"|bo (?:tieu|ho|quy|may)|vb\b|bc\b|cv\b|thanh vien|dai bieu|ung vien|vi tri|chi bo|goi)"
)
#: What carries a number of its own: an address, a clause, a rank, a class.
_LABEL_WORDS = (
    "so nha ngo ngach hem duong pho phong tang toa lo quoc tinh bac hang hs ngach muc dieu khoan "
    "diem phan chuong phu luc bieu mau tieu chi nhom de an ty le ti dat xep trang cau bang hinh "
    "trung to khu khoa lop he loai cap do iso tcvn phien ban version v tiet bai thuc don ma "
    "quan truong"
)
_LABELS = frozenset(_LABEL_WORDS.split())
#: Proper names that end with a date.
_NAMES = re.compile(
    r"\b(?:truong|mam non|tieu hoc|thcs|thpt|duong|hoi truong|quang truong|cong vien|nha may"
    r"|san van dong|xi nghiep|hop tac xa|trung tam|benh vien|kdt|cau|pho|phong trao|lang"
    r"|giai thuong|nong truong)"
    r"(?: [a-z]+){0,3} ?$"
)
#: Verbs that a share of the work follows.
_ACHIEVED = frozenset(
    {
        "dat",
        "duoc",
        "dc",
        "xong",
        "moi",
        "da",
        "co",
        "ra",
        "soat",
        "ly",
        "quyet",
        "khai",
        "yet",
        "hon",
        "gan",
        "tren",
        "con",
        "thieu",
        "du",
    }
)
#: What may stand behind a date in a sentence.
_FOLLOWING = (
    "em e anh a chi c minh gui nop xong co phai se trinh bao bc hoan nhe nha nhen nghe hi hen "
    "roi r la thi nam hang hoac va den toi tu luc truoc sau cho tai o moi chot nhan khong "
    "xin duoc kip "
    "theo de vi do neu thay ngay ko ve trong dung ma nao phat hop dang giup nua lam ap trien "
    "bat ket nghiem cac mn ae nhung voi ca chieu sang trua dem gio vao qua day do nay cung"
)
_AFTER_DATE = frozenset(_FOLLOWING.split())


def _behind_weekday(line: Line, place: int) -> bool:
    """ "thứ năm 12.3", "t5 12.3": the weekday makes it a day."""
    return "thu" in (line.word(place - 2), line.word(place - 1)) or line.word(place - 2) == "t"


def is_figure(line: Line, place: int) -> bool:
    """True when the pair at `place` is a count, fraction, rank, address or page, not a date."""
    token = line.at(place)
    if token.kind != "pair":
        return False
    month = token.b < 1900
    if month and not (1 <= token.a <= 31 and 1 <= token.b <= 12):
        return True
    ruler = governor(line, place)
    if ruler.weight < 5 and _COUNTED.match(line.plain, token.end):
        return True
    if month and (token.a, token.b) == (24, 7):
        return True
    before = line.word(place - 1)
    if before in ("chiem", "duoc", "dc") and month and token.a < token.b:
        return True
    if ruler.weight > 0:
        return False
    if token.text == ".":
        return not _behind_weekday(line, place)
    if token.text == "-" and line.sign(place - 1) == "-" and line.at(place - 2).kind == "number":
        return True
    if line.joined(place) or (before in _LABELS and (before != "so" or line.says(place - 1, "số"))):
        return True
    if line.word(place - 2) in ("bac", "so", "hem", "ngo", "duong") and before:
        return True
    if _NAMES.search(line.plain[max(0, token.start - 40) : token.start]):
        return True
    after = line.word(place + 1)
    if after and after not in _AFTER_DATE and (before or token.text == "-"):
        return True
    return bool(before in _ACHIEVED and after and after not in _AFTER_DATE)
