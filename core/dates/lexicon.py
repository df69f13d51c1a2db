"""Spellings of the words of time, folded: short forms, dialect, slips of a hurried thumb."""

#: Written form → the word that the grammar knows.
ALIASES = {
    "trc": "truoc", "trk": "truoc", "truok": "truoc", "trcs": "truoc", "truo": "truoc",
    "thg": "thang", "thag": "thang", "th": "thang", "thnag": "thang", "thangs": "thang",
    "ng": "ngay", "nag": "ngay", "ngy": "ngay", "nagy": "ngay",
    "qui": "quy", "tuna": "tuan", "taun": "tuan", "tuann": "tuan",
    "mong": "mung", "bua": "hom", "hum": "hom", "ni": "nay",
    "hnay": "homnay", "bnay": "homnay", "hn": "homnay", "homni": "homnay", "nmai": "ngaymai",
    "chiu": "chieu", "cheiu": "chieu", "cuoii": "cuoi", "cuio": "cuoi", "cuooi": "cuoi",
    "khuay": "khuya", "khuyaa": "khuya",
    "hg": "hang", "hag": "hang", "hagn": "hang",
    "dl": "deadline", "ddl": "deadline", "dline": "deadline", "dealine": "deadline",
    "xog": "xong", "xg": "xong", "xongg": "xong", "hthanh": "xong",
    "ko": "khong", "kg": "khong", "hok": "khong", "khg": "khong", "k": "khong", "hong": "khong",
    "cn": "chunhat", "chnhat": "chunhat", "cnhat": "chunhat", "nhut": "nhat", "tieg": "tieng",
}  # fmt: skip
