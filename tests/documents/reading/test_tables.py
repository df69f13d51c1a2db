"""Shapes of task tables that offices send."""

from dataclasses import replace
from datetime import date, time

import docx
import openpyxl
import pytest

from core.directives import directive_key, source_key
from core.errors import WorkError

HEADER = ["TT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn", "Sản phẩm"]
DUTY = [1, "Rà soát TTHC", "Phòng A", "Phòng B", "Trước 25/3/2026", "Báo cáo"]


def test_all_columns_are_found_by_name(xlsx, read) -> None:
    duty = read(xlsx([HEADER, DUTY])).duties[0]
    assert (duty.item_no, duty.title, duty.detail) == ("1", "Rà soát TTHC", "")
    assert (duty.lead_text, duty.support_text) == ("Phòng A", "Phòng B")
    assert (duty.deadline_text, duty.product) == ("Trước 25/3/2026", "Báo cáo")
    assert duty.field == "procedures"


@pytest.mark.parametrize(
    "header",
    [
        ["STT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp",
         "Thời gian hoàn thành", "Kết quả"],
        ["Số TT", "NHIỆM VỤ/GIẢI PHÁP", "Phòng, đơn vị thực hiện", "PHỐI HỢP",
         "Hạn hoàn thành", "Dự kiến sản phẩm"],
        ["TT", "Danh mục công việc", "Phân công", "Phối hợp thực hiện", "Tiến độ", "Đầu ra"],
    ],
)
def test_other_names_of_the_columns(xlsx, read, header: list[str]) -> None:
    duty = read(xlsx([header, DUTY])).duties[0]
    assert (duty.lead_text, duty.support_text, duty.deadline_text, duty.product) == tuple(DUTY[2:])


def test_the_header_may_stand_below_titles_but_not_for_ever(xlsx, read) -> None:
    above = [["PHỤ LỤC"]] * 29
    assert len(read(xlsx([*above, HEADER, DUTY])).duties) == 1
    with pytest.raises(WorkError, match="file-no-table"):
        read(xlsx([*above, ["thêm"], HEADER, DUTY]))


def test_two_row_header(xlsx, read) -> None:
    rows = [
        ["TT", "Nhiệm vụ", "Phân công", None, "Thời hạn"],
        [None, None, "Chủ trì", "Phối hợp", None],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["1", "Rà soát", "Phòng A", "Phòng B", "quý II"],
    ]
    merges = ["A1:A2", "B1:B2", "C1:D1", "E1:E2"]
    (duty,) = read(xlsx(rows, merges)).duties
    assert (duty.lead_text, duty.support_text, duty.deadline_text) == (
        "Phòng A", "Phòng B", "quý II",
    )


def test_repeated_headers_and_blank_rows_are_passed_over(xlsx, read) -> None:
    second = [2, "Báo cáo", *DUTY[2:]]
    duties = read(xlsx([HEADER, DUTY, [None], HEADER, second])).duties
    assert [duty.item_no for duty in duties] == ["1", "2"]


def test_sections_without_merged_cells(xlsx, read) -> None:
    rows = [
        HEADER,
        ["I", "CẢI CÁCH THỂ CHẾ"],
        [1, "Việc một", "Phòng A"],
        [None, "CẢI CÁCH TÀI CHÍNH CÔNG"],
        [1, "Việc hai", "Phòng A"],
        ["III. Hiện đại hóa hành chính"],
        [1, "Việc ba", "Phòng A"],
    ]
    duties = read(xlsx(rows)).duties
    assert [(duty.title, duty.field) for duty in duties] == [
        ("Việc một", "institutions"),
        ("Việc hai", "public_finance"),
        ("Việc ba", "digital_government"),
    ]


def test_a_bare_list_is_no_list_of_sections(xlsx, read) -> None:
    duties = read(xlsx([HEADER, [1, "Việc một"], [2, "Việc hai"], [3, "Việc ba"]])).duties
    assert [duty.title for duty in duties] == ["Việc một", "Việc hai", "Việc ba"]


def test_rows_numbered_by_the_word_processor_have_no_number_to_read(xlsx, read) -> None:
    alone = [[None, "Rà soát TTHC"], [None, "Tuyên truyền"]]
    assert len(read(xlsx([HEADER, *alone])).duties) == 2
    headed = [[None, "Cải cách thể chế"], [None, "Việc một", "Phòng A"]]
    (duty,) = read(xlsx([HEADER, *headed])).duties
    assert (duty.title, duty.field) == ("Việc một", "institutions")


def test_inner_sections_without_a_field_keep_the_outer_one(xlsx, read) -> None:
    rows = [
        HEADER,
        ["I", "Cải cách thể chế", None, None, None, None],
        [1, "Nhóm việc đầu", None, None, None, None],
        ["1.1", "Việc một", "Phòng A"],
        ["II", "Công việc khác", None, None, None, None],
        [1, "Việc hai", "Phòng A"],
    ]
    duties = read(xlsx(rows, ["B2:F2", "B3:F3", "B5:F5"])).duties
    assert [duty.field for duty in duties] == ["institutions", "other"]


def test_a_merged_title_covers_several_duties(xlsx, read) -> None:
    header = ["TT", "Nội dung", "Giải pháp", "Đơn vị thực hiện"]
    rows = [header, [1, "Tuyên truyền", "Đăng tin bài", "VP"], [None, None, "Mở hội nghị", None]]
    duties = read(xlsx(rows, ["A2:A3", "B2:B3", "D2:D3"])).duties
    assert [(d.item_no, d.title, d.detail, d.lead_text) for d in duties] == [
        ("1.1", "Tuyên truyền", "Đăng tin bài", "VP"),
        ("1.2", "Tuyên truyền", "Mở hội nghị", "VP"),
    ]
    assert source_key(duties[0]) != source_key(duties[1])


def test_a_row_without_number_and_title_goes_on(xlsx, read) -> None:
    rows = [HEADER, DUTY, [None, None, None, "Phòng C", None, "Tờ trình"]]
    (duty,) = read(xlsx(rows)).duties
    assert duty.support_text == "Phòng B\nPhòng C"
    assert duty.product == "Báo cáo\nTờ trình"


def test_lead_and_support_in_one_cell(xlsx, read) -> None:
    rows = [["TT", "Nội dung", "Đơn vị thực hiện"],
            [1, "Rà soát", "Chủ trì: Văn phòng Sở.\nPhối hợp: Các phòng; Trung tâm X"]]
    (duty,) = read(xlsx(rows)).duties
    assert (duty.lead_text, duty.support_text) == ("Văn phòng Sở", "Các phòng; Trung tâm X")


def test_dates_percentages_and_numbers_read_as_shown(tmp_path, read) -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    shown = {"05/03/2026": date(2026, 3, 5), "17:30 05/03/2026": 46086 + 17.5 / 24,
             "08:00": time(8, 0), "30%": 0.3}
    for deadline in shown.values():
        book.active.append([1.1, "Rà soát", "A", "B", deadline])
    book.active["E3"].number_format = "dd/mm/yyyy hh:mm"
    book.active["E5"].number_format = "0%"
    book.active["A5"].number_format = "0.00"
    book.save(tmp_path / "a.xlsx")
    duties = read(tmp_path / "a.xlsx").duties
    assert [duty.deadline_text for duty in duties] == list(shown)
    assert [duty.own_no or duty.item_no for duty in duties][-2:] == ["1.1", "1.10"]


def test_several_sheets_but_not_the_hidden_ones(tmp_path, read) -> None:
    book = openpyxl.Workbook()
    for title, state in (("Một", "visible"), ("Hai", "visible"), ("Ba", "hidden")):
        sheet = book.create_sheet(title)
        sheet.sheet_state = state
        sheet.append(HEADER)
        sheet.append([1, f"Việc {title}", "Phòng A"])
    book.save(tmp_path / "a.xlsx")
    assert [duty.title for duty in read(tmp_path / "a.xlsx").duties] == ["Việc Một", "Việc Hai"]


def test_figures_are_no_duties_beside_a_task_table(tmp_path, read) -> None:
    book = openpyxl.Workbook()
    book.active.append(["TT", "Nội dung", "Số lượng"])
    book.active.append([1, "Hồ sơ tiếp nhận", 1463])
    sheet = book.create_sheet("Nhiệm vụ")
    sheet.append(HEADER)
    sheet.append(DUTY)
    book.save(tmp_path / "a.xlsx")
    assert [duty.title for duty in read(tmp_path / "a.xlsx").duties] == ["Rà soát TTHC"]


def test_recurring_words_stand_in_for_a_missing_deadline_column(xlsx, read) -> None:
    header = ["TT", "Nội dung", "Giải pháp"]
    details = {
        "Thường xuyên gửi tin bài": "Thường xuyên",
        "Định kỳ hàng quý rà soát": "Định kỳ hàng quý",
        "Tiết kiệm chi thường xuyên trong năm": "",
        "Hoàn thành trước 30/6": "trước 30/6",
        "Thường xuyên cập nhật, đánh giá hàng năm": "hàng năm",
    }
    rows = [header, *([n, f"Việc {n}", detail] for n, detail in enumerate(details, 1))]
    assert [duty.deadline_text for duty in read(xlsx(rows)).duties] == list(details.values())


def test_cells_are_capped_and_decomposed_letters_composed(xlsx, read) -> None:
    duty = read(xlsx([HEADER, [1, "Ra\u0300 soát", "x" * 30_000]])).duties[0]
    assert duty.title == "Rà soát"
    assert len(duty.lead_text) == 10_000


def test_word_table_with_merged_cells_and_sections(word, read) -> None:
    rows = [
        ["TT", "Nhiệm vụ", "Phân công", "", "Thời hạn"],
        ["", "", "Chủ trì", "Phối hợp", ""],
        ["I", "CẢI CÁCH THỂ CHẾ", "", "", ""],
        ["1", "Rà soát văn bản", "Phòng A", "Phòng B", "quý I"],
        ["2", "Báo cáo", "", "Phòng C", "quý II"],
    ]
    merges = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4), (2, 1, 2, 4), (3, 2, 4, 2)]
    duties = read(word(rows, merges)).duties
    assert [(d.lead_text, d.support_text, d.deadline_text, d.field) for d in duties] == [
        ("Phòng A", "Phòng B", "quý I", "institutions"),
        ("Phòng A", "Phòng C", "quý II", "institutions"),
    ]


def test_a_word_table_cut_by_a_page_break_goes_on(tmp_path, read) -> None:
    document = docx.Document()
    for rows in ([["TT", "Nhiệm vụ", "Thời hạn"], ["1", "Cải cách thể chế", ""],
                  ["1.1", "Việc một", "quý I"]], [["1.2", "Việc hai", "quý II"]]):
        table = document.add_table(len(rows), 3)
        for cells, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=True):
                cell.text = text
        document.add_paragraph("")
    document.save(tmp_path / "a.docx")
    duties = read(tmp_path / "a.docx").duties
    assert [(d.title, d.field) for d in duties] == [
        ("Việc một", "institutions"), ("Việc hai", "institutions"),
    ]


def test_header_of_a_letter(word, read) -> None:
    before = [
        "Số: 507/SLĐTBXH-VP",
        "V/v triển khai các nhiệm vụ về CCHC",
        "Hà Tĩnh, ngày 19 tháng 3 năm 2021",
        "Kính gửi: Trưởng các phòng Sở",
        "Thực hiện Công văn số 74/TB-VPUBND ngày 29/3/2020",
    ]
    header = read(word([HEADER, DUTY], before=before)).header
    assert header.doc_type == "cong_van"
    assert header.number == "507/SLĐTBXH-VP"
    assert header.subject == "triển khai các nhiệm vụ về CCHC"
    assert header.issued_on == date(2021, 3, 19)


def test_header_of_a_plan_with_letterhead_and_signature(tmp_path, read) -> None:
    document = docx.Document()
    head = document.add_table(1, 2).rows[0].cells
    head[0].text = "UBND TỈNH HÀ TĨNH\nSỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI\nSố:  28/KH-SLĐTBXH"
    head[1].text = ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
                    "Hà Tĩnh, ngày 22 tháng 01 năm 2021")
    for line in ("KẾ HOẠCH", "Về việc tuyên truyền cải cách hành chính", "năm 2021",
                 "Thực hiện Kế hoạch số 493/KH-UBND ngày 21/12/2020 của UBND tỉnh"):
        document.add_paragraph(line)
    table = document.add_table(2, len(HEADER))
    for cells, row in zip(table.rows, (HEADER, DUTY), strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = str(text)
    document.add_paragraph("")
    foot = document.add_table(1, 2).rows[0].cells
    foot[0].text = "Nơi nhận:\n- Sở Nội vụ;"
    foot[1].text = "GIÁM ĐỐC\n\n\nNguyễn Trí Lạc"
    document.save(tmp_path / "a.docx")
    header = read(tmp_path / "a.docx").header
    assert (header.doc_type, header.number) == ("ke_hoach", "28/KH-SLĐTBXH")
    assert header.issuer == "Sở Lao động - Thương binh và Xã hội"
    assert header.place == "tỉnh Hà Tĩnh"
    assert header.issued_on == date(2021, 1, 22)
    assert header.subject == "Về việc tuyên truyền cải cách hành chính năm 2021"
    assert (header.signer, header.signer_title) == ("Nguyễn Trí Lạc", "GIÁM ĐỐC")
    annex = replace(header, issuer="Sở Lao động – Thương binh và Xã hội", subject="khác")
    assert directive_key(header) == directive_key(annex)


def test_header_from_the_annex_line(xlsx, read) -> None:
    rows = [
        ["Phụ lục 01"],
        ["PHÂN CÔNG NHIỆM VỤ CCHC NĂM 2026"],
        ["(Kèm theo Kế hoạch số 12/KH-SNV ngày 05/01/2026 của Sở Nội vụ)"],
        HEADER,
        DUTY,
    ]
    header = read(xlsx(rows)).header
    assert (header.doc_type, header.number, header.issuer) == ("ke_hoach", "12/KH-SNV", "Sở Nội vụ")
    assert header.issued_on == date(2026, 1, 5)
    assert header.subject == "PHÂN CÔNG NHIỆM VỤ CCHC NĂM 2026"


def test_without_any_header_the_file_name_is_the_subject(xlsx, read) -> None:
    header = read(xlsx([HEADER, DUTY], name="Nhiệm vụ quý I.xlsx")).header
    assert header.subject == "Nhiệm vụ quý I"
