"""What is a command without its slash, and what is a sentence that only begins like one."""

import pytest

from handlers.filters import parse_command


@pytest.mark.parametrize(("text", "name", "rest"), [
    ("/quahan", "overdue", ""), ("quahan", "overdue", ""), ("Quá hạn", "overdue", ""),
    ("qua han?", "overdue", ""), ("/overdue@nhacviec_bot Phòng NCC", "overdue", "Phòng NCC"),
    ("quahan phong ncc", "overdue", "phong ncc"), ("viec", "mytasks", ""),
    ("VIỆC CỦA TÔI", "mytasks", ""), ("xong", "done", ""),
    ("xong CCHC-2026-012", "done", "CCHC-2026-012"), ("sapden 14", "upcoming", "14"),
    ("giao Phòng TTHC rà soát", "assign", "Phòng TTHC rà soát"),
    ("tonghop quý 2", "summary", "quý 2"), ("/giao\nPhòng NCC", "assign", "Phòng NCC"),
    ("tong hop quy 2", "summary", "quy 2"), ("Thống kê tháng này", "stats", "tháng này"),
    ("/tổng hợp 1/3-15/4", "summary", "1/3-15/4"), ("tổng hợp so sánh Q2/2026", "summary",
                                                    "so sánh Q2/2026"),
    ("tong hop 15/4/2026-1/3/2026", "summary", "15/4/2026-1/3/2026"),
    ("phan quy 2", "part", "quy 2"), ("/phan", "part", ""), ("Phần báo cáo", "part", ""),
    ("Phần báo cáo quý II/2026", "part", "quý II/2026"),
    ("/cong van P. LĐ-VL-BH", "letter", "P. LĐ-VL-BH"), ("/công văn", "letter", ""),
    ("/Công văn đôn đốc Phòng NCC", "letter", "Phòng NCC"), ("/qua han", "overdue", ""),
    ("/don doc CCHC-2026-012", "urge", "CCHC-2026-012"), ("/cong\nvan VP", "letter", "VP"),
    ("tim mot cua", "search", "mot cua"), ("/xong rồi", "done", "rồi"),
    # No task that is called "Việc".
    ("giao việc", "assign", ""), ("/giao viec", "assign", ""),
    ("giao việc rà soát TTHC", "assign", "việc rà soát TTHC"),
])
def test_commands(text: str, name: str, rest: str) -> None:
    assert parse_command(text) == (name, rest)


@pytest.mark.parametrize("text", [
    "xong rồi ạ", "việc này vướng", "mới xong 50%", "vướng chờ Sở Tư pháp",
    "Giáo dục nghề nghiệp xong",
    "hủy bỏ phần 2", "xin chào", "", "/", "nhập xong số liệu", "quá hạn rồi em xin lỗi",
    "moi lam duoc 3/5", "tổng hợp số liệu quý 2 xong", "tổng hợp được 80%", "thống kê xong rồi",
    "công văn", "Công văn đôn đốc", "công văn số 12 đã gửi", "cong van da trinh", "/gui roi a",
    "qua han 2 ngay",
    "phần mềm đã cài xong", "phần việc này 80%", "Phân tích xong số liệu",
])
def test_sentences(text: str) -> None:
    assert parse_command(text) is None


def test_a_reply_to_a_ping_is_an_answer() -> None:
    assert parse_command("tìm được hồ sơ rồi", replying=True) is None
    assert parse_command("xong", replying=True) == ("done", "")
    assert parse_command("/tim hồ sơ", replying=True) == ("search", "hồ sơ")


def test_who_works_may_speak_of_summing_up() -> None:
    assert parse_command("tổng hợp quý 2", manager=False) is None
    assert parse_command("tổng hợp quý 2", replying=True) is None


def test_staff_do_not_assign_by_accident() -> None:
    assert parse_command("giao cho bên Sở Tài chính rồi", manager=False) is None
    assert parse_command("/giao Phòng NCC", manager=False) == ("assign", "Phòng NCC")
