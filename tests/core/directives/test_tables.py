"""Flattened tables: in gutters, in one stream, column after column; and hostile ones."""

import time
from collections.abc import Callable
from datetime import date

import pytest

from core.directives.document import read_document
from core.directives.flat_cells import cells_of
from core.directives.lines import normal, read_lines
from core.directives.model import Duty
from core.directives.times import clock_of

CLOCK = clock_of(date(2026, 1, 5))
HEADER = "TT Nhiệm vụ Đơn vị chủ trì Thời gian hoàn thành Sản phẩm\n"


def duties(text: str) -> tuple[Duty, ...]:
    return read_document(read_lines(normal(text))).duties


def shown(text: str) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [(d.item_no, d.text, d.leads, d.deadline_text) for d in duties(text)]


def test_cells_stand_in_the_order_of_the_columns() -> None:
    lines = ["Niêm yết công khai thủ tục hành chính", "Bảng niêm yết Phòng Quản lý", "thương mại",
             "Trước ngày", "30/6/2026"]
    row = cells_of(lines, ("title", "product", "lead", "deadline"), CLOCK, width=40)
    assert row is not None
    assert (row.title, row.product) == ("Niêm yết công khai thủ tục hành chính", "Bảng niêm yết")
    assert (row.lead, row.deadline) == ("Phòng Quản lý thương mại", "Trước ngày 30/6/2026")


def test_a_number_may_stand_alone_and_count_through_the_sections() -> None:
    text = HEADER + (
        "I CẢI CÁCH THỂ CHẾ\n1 Rà soát văn bản của Sở Văn phòng Sở Quý II/2026 Báo cáo\n"
        "II CẢI CÁCH THỦ TỤC\n2.\nCông khai thủ tục hành chính\nPhòng Nội vụ Tháng 3/2026\n"
        "Bảng niêm yết\n3 Cắt giảm thời gian giải quyết Phương án\n"
    )
    assert shown(text) == [
        ("1", "Rà soát văn bản của Sở", ("Văn phòng Sở",), "Quý II/2026"),
        ("2", "Công khai thủ tục hành chính", ("Phòng Nội vụ",), "Tháng 3/2026"),
        ("3", "Cắt giảm thời gian giải quyết", ("Phòng Nội vụ",), "Tháng 3/2026"),
    ]


def test_the_body_goes_on_behind_its_table() -> None:
    text = "II. NHIỆM VỤ\n" + HEADER + (
        "1 Rà soát văn bản của Sở Văn phòng Sở Quý II/2026 Báo cáo\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ theo dõi, đôn đốc việc thực hiện Kế hoạch.\n"
    )
    assert sorted(d.leads[0] for d in duties(text)) == ["Phòng Nội vụ", "Văn phòng Sở"]


GUTTERS = """\
Tiêu chí, tiêu chí       Điểm   Nguyên nhân       Giải pháp khắc phục    Đơn vị thực    Thời hạn
thành phần               trừ                                             hiện
A. Chỉ đạo, điều hành
1.2. Chế độ báo cáo      0,25   Gửi chậm          Lập lịch báo cáo       Văn phòng Sở   15/6/2026
CCHC                                              cho từng đơn vị
1.4. Kiểm tra CCHC              Ít đơn vị         Kiểm tra ít nhất       Phòng Tổ       Quý III/2026
                         0,50                     40% số đơn vị          chức cán bộ
"""


def test_gutters_tell_cells_apart() -> None:
    assert shown(GUTTERS) == [
        ("1.2", "Chế độ báo cáo CCHC\nLập lịch báo cáo cho từng đơn vị", ("Văn phòng Sở",),
         "15/6/2026"),
        ("1.4", "Kiểm tra CCHC\nKiểm tra ít nhất 40% số đơn vị", ("Phòng Tổ chức cán bộ",),
         "Quý III/2026"),
    ]  # fmt: skip


APART = """\
STT Nội dung công việc
1 Tổ chức hội nghị sơ kết
công tác của huyện
2 Kiểm tra việc chấp hành giờ làm việc
Đơn vị chủ trì
Phòng Nội vụ
UBND các xã, thị
trấn
Thời gian hoàn
thành
Hằng tháng
Chậm nhất
31/8/2026
Ghi chú
"""


def test_columns_that_follow_each_other_are_matched_by_count() -> None:
    assert shown(APART) == [
        ("1", "Tổ chức hội nghị sơ kết công tác của huyện", ("Phòng Nội vụ",), "Hằng tháng"),
        ("2", "Kiểm tra việc chấp hành giờ làm việc", ("UBND các xã, thị trấn",),
         "Chậm nhất 31/8/2026"),
    ]  # fmt: skip


def test_a_column_that_does_not_come_out_even_stays_empty() -> None:
    found = duties(APART.replace("Phòng Nội vụ\n", ""))
    assert [(d.leads, d.deadline_text) for d in found] == [
        ((), "Hằng tháng"), ((), "Chậm nhất 31/8/2026")
    ]


HOSTILE: dict[str, Callable[[int], str]] = {
    "rows": lambda n: HEADER + "".join(f"{i} Rà soát\nVăn phòng Sở Quý II\n" for i in range(1, n)),
    "headers": lambda n: (GUTTERS.splitlines()[0] + "\n1 a\n") * n,
    "one row": lambda n: HEADER + "1 " + "Văn phòng Sở Phòng Nội vụ Quý II Rà soát " * n,
    "gaps": lambda n: "A   b   c 1\n1. Xx   yy   zz\n" * n,
    "columns": lambda n: GUTTERS.splitlines()[0] + "\n1   Rà" + "   Abc" * n + "\n",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_table_is_slow(kind: str) -> None:
    text = normal(HOSTILE[kind](800))
    start = time.perf_counter()
    read_document(read_lines(text))
    assert time.perf_counter() - start < 5
