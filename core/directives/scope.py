"""What is a duty and what only stands around duties.

No duties: the preamble and its căn cứ; sections that judge the past (kết quả, tồn tại, hạn chế,
nguyên nhân), that state purpose, requirements, viewpoints or goals; headings and the words that
announce a list; notes on where to turn with difficulties; what a document says of itself ("Quyết
định này có hiệu lực"); principles of judging people. All other items are duties once the document
has come to what it orders: after its first section or number, or after a sentence that asks for
work ("yêu cầu các phòng … thực hiện các nhiệm vụ sau:").
"""

import re
from functools import lru_cache

from core.directives.folding import fold
from core.directives.verbs import begins_with_verb

NONE, GOALS, DUTIES, CARRY_OUT = "none", "goals", "duties", "carry_out"

_NO_DUTIES = re.compile(
    r"(?:ve )?(?:muc dich|yeu cau\b(?! (?:cac|nhiem vu))|quan diem|can cu|co so phap ly|danh gia"
    r"(?! (?:,|xep|noi bo|su hai|muc do|chat luong|tac dong))|ket qua (?:dat duoc|thuc hien"
    r"|noi bat"
    r"|cong tac|cai cach|trien khai|chung)|ket qua\Z"
    r"|ket qua\b.*\b(?:nam|quy|thang|giai doan) [\divx]"
    r"|nhung ket qua|tinh hinh|thuc trang"
    r"|(?:mot so |nhung |cac |ve )*(?:ton tai|han che|kho khan|uu diem|khuyet diem|bat cap)"
    r"|nguyen nhan|bai hoc|pham vi|doi tuong|su can thiet|boi canh|nguyen tac|giai thich tu ngu"
    r"|hieu luc|dac diem|noi dung tuyen truyen\Z|khai quat|thanh phan|thoi gian, dia diem"
    r"|mat duoc|mat chua duoc|y nghia)"
)
_GOALS = re.compile(r"(?:cac |nhung )?(?:muc tieu|chi tieu)(?!.*\b(?:nhiem vu|giai phap)\b)")
_CARRY_OUT = re.compile(
    r"(?:ve )?(?:to chuc thuc hien|to chuc trien khai|trach nhiem|phan cong (?:thuc hien|nhiem vu"
    r"|trach nhiem)|che do bao cao|dieu khoan)"
)
_FINANCE = re.compile(r"\b(?:kinh phi|du toan|ngan sach|quyet toan)\b")

_NO_DUTY = re.compile(
    r"(?:trong qua trinh (?:trien khai|thuc hien|to chuc)[^.]{0,120}?(?:neu|co|gap|phat sinh"
    r"|can)\b"
    r"|neu (?:co|gap|phat sinh)[^.]{0,60}(?:kho khan|vuong mac|van de)|moi (?:vuong mac|thac mac"
    r"|chi tiet)"
    r"|tren day la|noi dung (?:chi tiet|cu the) tai|\(?(?:co |chi tiet |theo )*(?:tai "
    r"|theo )?(?:cac )?(?:phu luc|bieu)\b"
    r"|\(?(?:kem theo|ban hanh kem theo|dinh kem|gui kem)|chi tiet (?:tai|theo)"
    r"|quyet dinh nay (?:co hieu luc|thay the)"
    r"|(?:ke hoach|quy che|cong van|thong bao|chi thi|chuong trinh|quy dinh) nay (?:co hieu luc"
    r"|thay the|duoc|ap dung)"
    r"|ban hanh kem theo|can cu\b(?! (?:ke hoach|chi thi|cong van|chuong trinh|noi dung"
    r"|quyet dinh|thong bao)(?: nay|,| va| chuc| ket))"
    r"|theo de nghi\b|xet de nghi|ket qua[^.;]{0,80}\b(?:la (?:mot trong|can cu|co so|tieu chi)"
    r"|duoc xac dinh|tiep tuc duoc|se duoc)"
    r"|(?:giam doc|lanh dao|chu tich)[^.;]{0,40}\bse (?:khong|xem xet|phe binh|xu ly|kiem tra)"
    r"|(?:thoi gian|ngay) qua\b|tuy nhiec|tuy vay|ben canh do|nhin chung|so (?:trang|luong ban)"
    r"|(?:yeu cau|de nghi)[^.;]{0,250}(?:nghiem tuc|khan truong|to chuc"
    r"|quan tam)[^.;]{0,60}(?:trien khai|thuc hien)"
    r"[^.;\d]{0,90}\.?\Z"
    r"|(?:nguon )?kinh phi (?:thuc hien|to chuc|phuc vu|bao dam)?[^.;]{0,60}(?:tu nguon"
    r"|do ngan sach|duoc (?:bo tri|bao dam|lay|trich)|lay tu|trong du toan)"
    r"|(?:thua lenh|thua uy quyen)\b|[^.;]{0,120}\bthong bao (?:de|den|cho"
    r"|toi)[^.;]{0,160}\bbiet\b"
    r"|(?:noi dung|phan cong|cac (?:noi dung|nhiem vu)|nhiem vu|danh muc)\b[^.;]{0,160}"
    r"\b(?:tai|theo) (?:cac )?phu luc[^.;]{0,60}\.?\Z"
    r"|nhan duoc (?:cong van|van ban|ke hoach|chi thi|thong bao) nay|(?:chanh van phong"
    r"|truong (?:cac )?phong|giam doc|thu truong|cac ong)[^.]{0,400}chiu trach nhiem thi hanh)"
)
_PAST = re.compile(
    r"\b(?:da (?:duoc|co|hoan thanh|ban hanh|thuc hien|trien khai|tham muu)|dat duoc (?:nhieu"
    r"|nhung)|con (?:ton tai|han che|thieu|cham|nhieu)"
    r"|chua (?:duoc|thuc hien|dam bao|dap ung|kip thoi|quyet liet|nghiem)|van con"
    r"|co chuyen bien)\b"
)
_ASKS = re.compile(
    r"\b(?:yeu cau|de nghi|giao|phan cong|ket luan|chi dao|tap trung|trien khai|thuc hien"
    r"|nhiem vu|noi dung|giai phap|cong viec)\b"
    r"[^.]{0,400}\b(?:sau|sau day|nhu sau|cu the|duoi day)(?: day| nay)? ?:?\Z|\b(?:yeu cau"
    r"|de nghi|giao)\b[^.]{0,300}:\Z"
)
_SENTENCE = re.compile(r"(?<=[.…])\s*(?=[A-ZĐ])")
_JUDGES = re.compile(
    r"\b(?:ton tai|han che|ket qua|khuyet diem|nguyen nhan)\b[^.:]{0,60}"
    r"(?:nhu sau|sau|sau day|cu the)? ?:\Z"
)
_WORK = re.compile(
    r"(?:cac |nhung |mot so |noi dung,? |phuong huong,? )*"
    r"(?:nhiem vu|giai phap|noi dung|ke hoach thuc hien)\b"
)
_REMEDY = re.compile(r"\b(?:nhiem vu|giai phap|khac phuc)\b")


def section_kind(heading: str) -> str | None:
    """What a heading says of its section; None when it says nothing."""
    words = " ".join(re.sub(r"[\"“”()]", " ", fold(heading)).split()).strip(" .:;-")
    if _CARRY_OUT.match(words):
        return CARRY_OUT
    if _GOALS.match(words):
        return GOALS
    if _NO_DUTIES.match(words) and not _REMEDY.search(words):
        return NONE
    return DUTIES if _WORK.match(words) else None


def is_finance(text: str) -> bool:
    """True for money to carry the directive out."""
    return bool(_FINANCE.search(fold(text[:400])))


def asks_for_work(text: str) -> bool:
    """True for a sentence that announces duties."""
    return any(
        _ASKS.search(words) and not _JUDGES.search(words)
        for sentence in _SENTENCE.split(text[-1500:])
        for words in (fold(sentence[-600:]).strip(" ."),)
    )


@lru_cache(maxsize=1024)
def states_duty(text: str) -> bool:
    """True unless the words only stand around duties."""
    folded = fold(text[:600]).strip(" \"“-–")
    if _NO_DUTY.match(folded) or len(folded) < 12 or not re.search(r"[a-z]", folded):
        return False
    if text.isupper():
        return False
    return begins_with_verb(text) or not _PAST.search(folded[:250])
