"""From the lines of a directive to its duties: what is one, where it ends, whose it is."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.directives import Duty
from core.directives.document import DocumentReading, read_document
from core.directives.lines import normal, read_lines
from core.directives.sentences import parts

LETTER = """Số: 12/SNV-VP
V/v rà soát thủ tục
Hà Nội, ngày 02 tháng 3 năm 2026
Kính gửi: Các phòng chuyên môn thuộc Sở.
Năm 2025, Sở đã hoàn thành 30 nhiệm vụ. Tuy nhiên còn hạn chế:
- Còn 04 hồ sơ trễ hạn.
Giám đốc Sở yêu cầu các phòng thực hiện các nhiệm vụ sau:
{body}
Trong quá trình thực hiện, nếu có vướng mắc, phản ánh về Văn phòng Sở./.
Nơi nhận:
- Như trên;
GIÁM ĐỐC
Nguyễn Văn An
"""


def _document(text: str) -> DocumentReading:
    return read_document(read_lines(normal(text)))


def _duties(body: str) -> list[Duty]:
    return list(_document(LETTER.format(body=body)).duties)


def test_only_what_stands_behind_the_request_is_a_duty() -> None:
    duties = _duties("1. Rà soát thủ tục hành chính thuộc lĩnh vực quản lý.")
    assert [duty.text for duty in duties] == [
        "Rà soát thủ tục hành chính thuộc lĩnh vực quản lý."
    ]
    assert duties[0].leads == ("Các phòng chuyên môn thuộc Sở",)
    assert duties[0].field == "procedures"


def test_a_block_is_parted_by_lead_day_and_period_only() -> None:
    body = (
        "1. Nâng cao chất lượng văn bản; bảo đảm đúng trình tự. Thanh tra Sở kiểm tra việc này "
        "trước ngày 15/5.\n"
        "2. Văn phòng Sở đôn đốc các phòng; hằng quý tổng hợp, báo cáo Giám đốc Sở.\n"
        "3. Đẩy nhanh giải ngân; hoàn thành giải ngân 95% trước ngày 31/12/2026.\n"
        "4. Rà soát quy định; thường xuyên cập nhật hồ sơ."
    )
    duties = _duties(body)
    assert [duty.locator for duty in duties] == ["1a", "1b", "2a", "2b", "3", "4"]
    assert [duty.leads[0] for duty in duties[:4]] == [
        "Các phòng chuyên môn thuộc Sở", "Thanh tra Sở", "Văn phòng Sở", "Văn phòng Sở",
    ]  # fmt: skip
    assert [duty.recurrence for duty in duties] == [
        "none", "none", "none", "quarterly", "none", "continuous",
    ]  # fmt: skip
    assert duties[1].deadline_text == "trước ngày 15/5"
    assert duties[4].targets[0].value == 95


def test_a_page_number_in_a_sentence_and_decomposed_letters() -> None:
    wrapped = "1. Ra\u0300 soát toàn bộ thủ tục hành chính còn hiệu\n\n7\n\nlực của ngành."
    assert [duty.text for duty in _duties(wrapped)] == [
        "Rà soát toàn bộ thủ tục hành chính còn hiệu lực của ngành."
    ]


def test_labels_before_and_behind() -> None:
    before = "1. Kiểm tra công vụ\na) Thời gian: Quý II/2026\nb) Chủ trì: Thanh tra Sở\n"
    duty = _duties(before + "c) Nội dung: Kiểm tra việc chấp hành giờ giấc làm việc.")[0]
    assert (duty.text, duty.leads, duty.deadline_text) == (
        "Kiểm tra việc chấp hành giờ giấc làm việc.", ("Thanh tra Sở",), "Quý II/2026",
    )  # fmt: skip
    behind = (
        "1. Công khai thủ tục\n- Niêm yết thủ tục tại trụ sở.\nĐơn vị chủ trì: Văn phòng Sở.\n"
        "- Cập nhật trang tin.\nĐơn vị chủ trì: Phòng Pháp chế."
    )
    assert [duty.leads for duty in _duties(behind)] == [("Văn phòng Sở",), ("Phòng Pháp chế",)]
    bare = "1. Kiểm tra công vụ năm 2026\na) Thời gian: Tháng 10/2026\nb) Chủ trì: Thanh tra Sở"
    assert [duty.text for duty in _duties(bare)] == ["Kiểm tra công vụ năm 2026"]


def test_sections_of_goals_and_of_the_past_hold_no_duty() -> None:
    found = _document(
        "KẾ HOẠCH\nCải cách hành chính năm 2026\nI. ĐÁNH GIÁ CHUNG\n1. Đã hoàn thành 30 việc.\n"
        "II. MỤC TIÊU\n- Hồ sơ trực tuyến đạt từ 85% trở lên.\nIII. NHIỆM VỤ\n"
        "1. Cải cách thể chế\n- Phòng Pháp chế rà soát văn bản, hoàn thành trong tháng 6/2026.\n"
    )
    assert [duty.leads for duty in found.duties] == [("Phòng Pháp chế",)]
    assert [(goal.value, goal.op) for goal in found.goals] == [(85, ">=")]
    assert found.read_from == date(2026, 1, 1)


def test_a_flattened_table_with_merged_cells() -> None:
    found = _document(
        "Phụ lục\nNHIỆM VỤ NĂM 2026\nTT NỘI DUNG\nĐƠN VỊ CHỦ\nTRÌ\nTHỜI GIAN\nSẢN PHẨM\n"
        "1 Cải cách thể chế\n1.1\nRà soát văn bản quy phạm pháp luật đã\nhết hiệu lực Văn phòng Sở "
        "Trước ngày\n31/3/2026 Báo cáo\n4\n1.2 Kiểm tra văn bản Hằng quý Biên bản\n"
        "2 Cải cách tài chính công\n2.1 Sửa đổi quy chế Phòng Kế hoạch -\nTài chính Quý II/2026\n"
        "Quy chế\n"
    )
    rows = [(d.item_no, d.title, d.leads, d.deadline_text, d.product) for d in found.duties]
    assert rows == [
        ("1.1", "Rà soát văn bản quy phạm pháp luật đã hết hiệu lực", ("Văn phòng Sở",),
         "Trước ngày 31/3/2026", "Báo cáo"),
        ("1.2", "Kiểm tra văn bản", ("Văn phòng Sở",), "Hằng quý", "Biên bản"),
        ("2.1", "Sửa đổi quy chế", ("Phòng Kế hoạch - Tài chính",), "Quý II/2026", "Quy chế"),
    ]  # fmt: skip
    assert [duty.field for duty in found.duties] == [
        "institutions", "institutions", "public_finance",
    ]  # fmt: skip


def test_nothing_is_parted_in_brackets_and_quotes() -> None:
    text = 'Phát động phong trào "Vui khỏe; an toàn" (theo Công văn 1; 2); báo cáo kết quả.'
    assert [text[a:b] for a, b in parts(text)] == [
        'Phát động phong trào "Vui khỏe; an toàn" (theo Công văn 1; 2);', "báo cáo kết quả.",
    ]  # fmt: skip


PIECES = st.sampled_from(
    ["1. ", "- ", "a) ", "I. ", "Phụ lục\n", "TT Nội dung Đơn vị chủ trì Thời hạn\n", "Giao ",
     "Phòng A ", "Văn phòng Sở ", "chủ trì, ", "phối hợp với ", "rà soát ", "trước ngày 30/2", "; ",
     ". ", "\n", "\n\n", "(", '"', "Thời gian: ", "Nơi nhận:", "100%", "\u202e", "a\u0300\u0301",
     "Kính gửi: ", "1 ", "Hằng quý ", "Số: /KH", "ngày  tháng 3 năm 2024", "\x0c", "Điều 1. "]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=300)))
def test_no_text_breaks_the_reader(text: str) -> None:
    for duty in _document(text).duties:
        assert duty.title
        assert duty.text


@pytest.mark.parametrize(
    "piece",
    ["Phòng A, ", "(", "1. ", "- rà soát\n", "báo cáo trước ngày 5/5; ", 'a "', "Trước ngày ",
     "TT Nội dung Chủ trì Thời hạn\n1 Phòng A ", "Chủ trì: ", "x" * 50, "\u202e\u0300"],
)  # fmt: skip
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = "1. Việc " + (piece * (length // len(piece) + 1))[:length]
        started = time.perf_counter()
        _document(text)
        return time.perf_counter() - started

    seconds(5_000)
    short, long = seconds(12_500), seconds(100_000)
    assert long < 8 * 4 * short + 0.5, "eight times the text, not sixty-four times the time"
