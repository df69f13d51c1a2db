"""The words between names: who gives, who helps, who is told, what begins the work."""

import re

_VERBS = (
    "ra soat|bao cao|tham muu|xay dung|tong hop|kiem tra|kiem ke|lap|hoan thanh|hoan thien|chu tri"
    "|thuc hien|trien khai|ban hanh|cap nhat|cong bo|cong khai|to chuc|chuan bi|gui|nop|trinh|lam"
    "|thong ke|so hoa|don doc|huong dan|phoi hop|theo doi|de xuat|tham dinh|tham tra|giai quyet"
    "|tiep nhan|tiep cong dan|tiep|soan|viet|xu ly|tra loi|cung cap|khao sat|dang ky|quyet toan"
    "|thanh tra|giam sat|danh gia|phan tich|niem yet|mo|cap|chi|in|mua|sua|tham|xac minh|bo tri"
    "|sap xep|ho tro|phu trach|dam nhiem|nang cap|sao luu|hop|du|moi|dien|lien he|tuyen truyen"
    "|tap huan|dao tao|phe duyet|duyet|ky|rut|giam|tang|dat|bao dam|dam bao|nhap|tu van|doi chieu"
    "|thu thap|phan cong|nghien cuu|ke khai|van dong|chi tra|cong chung|chuyen|ra|don|day manh"
    "|co|phai|se|can|khan truong|sap|goi"
    "|quan ly|chu dong|tich cuc|kiem soat|kiem diem|dieu tra|thanh toan|lo|tiep tuc|tang cuong"
    "|nghiem tuc|khac phuc|thay|quet|scan|chup|dich|gop y|tham gia|cu|dang|dua|phat|ban giao|nhan"
    "|thong bao|trao doi|rut kinh nghiem|bao quan|phan loai|kien toan|don dep|sang loc|to chuc|bc"
)
#: First words of works; a bare name before one of them is who does it.
VERBS = frozenset(_VERBS.split("|"))


def _labels(*phrases: str) -> tuple[tuple[str, ...], ...]:
    """Phrases as words, the longest first."""
    return tuple(sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True))


LEAD = _labels(
    "tham muu", "don vi chu tri", "co quan chu tri", "phong chu tri", "chu tri", "don vi thuc hien",
    "giao viec cho", "giao cho", "giao", "viec cho", "de nghi", "yeu cau", "em nho", "toi nho",
    "nho", "chuyen cho", "chuyen", "phan cong", "cho",
)
SUPPORT = _labels(
    "don vi phoi hop", "voi su phoi hop cua", "co su phoi hop cua", "phoi hop cung voi",
    "va phoi hop voi", "phoi hop voi", "phoi hop cung", "phoi hop", "ph voi", "cung voi", "cung",
)
PERSON = _labels(
    "nguoi thuc hien", "nguoi phu trach", "nguoi lam", "nguoi theo doi", "can bo phu trach",
    "can bo thuc hien", "chuyen vien phu trach", "phu trach",
)
REPORT = _labels(
    "don vi nhan bao cao", "bao cao ket qua", "bao cao", "gui bao cao", "gui ket qua", "gui",
    "nop bao cao", "nop", "trinh",
)
TOWARDS = frozenset({"ve", "cho", "len", "toi", "den", "voi"})
PRODUCT = _labels("ket qua dau ra", "ket qua", "san pham dau ra", "san pham", "dau ra", "sp")
TITLE = _labels("noi dung cong viec", "noi dung", "nhiem vu", "cong viec", "ten viec", "viec")
#: Without a unit behind them these still only say that work is given.
GIVING = _labels("em nho", "nho", "giao viec", "giao", "de nghi", "yeu cau")
#: What stands behind a name and only says that it is theirs.
DOES = _labels(
    "chu tri thuc hien", "chu tri", "thuc hien", "phu trach", "dam nhiem", "lam", "tham muu",
    "theo doi", "chiu trach nhiem", "xu ly",
)
_INSIDE = (
    "voi cua tai tu o ve gap don nha me con bo tham kiem tra tren thuoc theo giua ben va cac ca "
    "cho den nhu vao trong trinh gui nop moi bao phoi hop duoc bi la ho tro giup"
)
#: A name behind one of these is part of the work, not who does it.
INSIDE = frozenset(_INSIDE.split())
_LEFT_OVERS = (
    "thoi han|han|han chot|xong|hoan thanh|thoi gian|vao|ngay|deadline|thoi|truoc|han cuoi"
    "|thoi gian hoan thanh|xong truoc|hen|hen truoc|nhe|nha|a|nhe a|nha a|voi|voi a|giup em"
    "|em cam on|cam on|thanks|ok"
)
#: Words left where a deadline was cut out.
LEFT_OVERS = frozenset(_LEFT_OVERS.split("|"))

#: To whom one reports besides units and people of the office.
AUTHORITY = re.compile(
    r"(?:(?:dong chi |d ?/?c )?(?:pho |ban )?giam doc(?: so| trung tam)?|lanh dao(?: so| phong"
    r"| don vi| van phong| ubnd(?: tinh| xa| huyen)?)?|[p]?gd(?: so)?|(?:pho )?chu tich"
    r"(?: ubnd| hdnd)?(?: tinh| huyen| xa| phuong)?|(?:van phong )?(?:ubnd|hdnd)"
    r"(?: tinh| huyen| xa| phuong| thanh pho)?|uy ban nhan dan(?: tinh| huyen| xa)?|tinh uy"
    r"|thuong truc \w+(?: \w+)?|(?:so|bo) (?:noi vu|tu phap|tai chinh|y te|cong thuong|xay dung"
    r"|giao duc|ke hoach(?: va dau tu)?|khoa hoc(?: va cong nghe)?|lao dong|thong tin))\b"
)
