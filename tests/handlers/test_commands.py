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
    ("huy viec vua giao", "undo", ""), ("Xóa việc vừa giao!", "undo", ""),
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


@pytest.mark.parametrize(("text", "managers", "others"), [
    ("việc nào của tôi sắp hết hạn", "mytasks", "mytasks"), ("con may viec", "mytasks", "mytasks"),
    ("Tôi còn bao nhiêu việc?", "mytasks", "mytasks"),
    ("tuần này tôi phải làm gì", "mytasks", "mytasks"),
    ("em ơi hôm nay anh có việc gì", "mytasks", "mytasks"),
    ("có việc gì mới không ạ", "mytasks", "mytasks"),
    ("còn việc nào chưa làm không", "mytasks", "mytasks"),
    ("việc nào sắp đến hạn", "upcoming", "mytasks"), ("viec nao qua han", "overdue", "mytasks"),
    ("phong nao dang cham", "overdue", None), ("đơn vị nào chưa báo cáo?", "overdue", None),
])
def test_questions_that_a_list_answers(text: str, managers: str, others: str | None) -> None:
    assert parse_command(text) == (managers, "")
    assert parse_command(text, manager=False) == (others and (others, ""))
    assert parse_command(text, replying=True) is None


@pytest.mark.parametrize(("text", "code"), [
    ("việc nv1 đến đâu rồi", "nv1"), ("nv 12 the nao roi a", "nv12"),
    ("bao giờ đến hạn nv1?", "nv1"), ("CCHC-2026-001 khi nào hết hạn", "cchc-2026-001"),
])
def test_questions_about_one_task(text: str, code: str) -> None:
    assert parse_command(text, manager=False) == ("task", code)


@pytest.mark.parametrize("text", [
    "còn 2 việc chưa xong", "còn mấy việc nữa là xong", "có việc gì thì gọi", "không có gì",
    "còn gì nữa đâu", "nv1 đến đâu cũng vướng", "phòng nào cũng chậm vì kinh phí",
])
def test_sentences_that_only_begin_like_questions(text: str) -> None:
    assert parse_command(text) is None


@pytest.mark.parametrize("text", [
    "nhờ chị Hoa soạn công văn đôn đốc trước thứ 5",
    "truoc thu 6 giao phong tthc niem yet thu tuc moi",
    "Đề nghị Phòng NCC gửi báo cáo trước ngày 15/3", "yêu cầu p. tthc báo cáo gấp trong ngày",
    "gấp: đề nghị các phòng nộp số liệu hôm nay",
])
def test_a_coordinator_asks_a_unit_for_work_by_a_day(text: str) -> None:
    assert parse_command(text, coordinator=True) == ("assign", text)
    assert parse_command(text) is None, "a head who asks another unit reports what he waits for"
    assert parse_command(text, coordinator=True, replying=True) is None


@pytest.mark.parametrize("text", [
    "đề nghị gia hạn đến 20/3", "nhờ anh cho em thêm 2 ngày", "đề nghị Phòng TCKT bố trí kinh phí",
    "yêu cầu đã gửi 20/3", "trước 20/3 em nộp", "nhờ chị xem giúp trước 20/3",
])
def test_what_a_coordinator_asks_for_oneself(text: str) -> None:
    assert parse_command(text, coordinator=True) is None


@pytest.mark.parametrize("text", [
    "Đề nghị Phòng NCC báo cáo tiến độ CCHC-2026-001 trước 20/3",
    "đề nghị phòng NCC đẩy nhanh nv1 trước thứ 6",
    "Đề nghị Văn phòng điều chỉnh thời hạn nhiệm vụ số 30 sang ngày 20 tháng 7",
])
def test_a_task_that_is_named_by_its_number_is_no_new_one(text: str) -> None:
    assert parse_command(text, coordinator=True) is None


@pytest.mark.parametrize("text", [
    "nhờ chị kiểm tra giúp số liệu phần 2", "nhờ chị Lan gửi lại giúp Quyết định 151/QĐ-UBND",
    "Đề nghị anh chị kiểm tra hộp thư, Văn phòng vừa gửi giấy mời họp sơ kết 6 tháng",
])
def test_a_number_that_is_no_day_makes_no_order(text: str) -> None:
    assert parse_command(text, coordinator=True) is None


@pytest.mark.parametrize("when", [
    "trước 16h", "trong 5 ngày làm việc", "trước 20.3", "hạn 20-3", "xong trước t6", "chiều 15/3",
])
def test_days_that_make_an_order(when: str) -> None:
    text = f"đề nghị phòng NCC nộp báo cáo {when}"
    assert parse_command(text, coordinator=True) == ("assign", text)
