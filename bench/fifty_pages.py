"""A made-up directive of fifty pages, the same each time, as .txt, .docx and .pdf.

The .txt is as an extraction leaves it: a blank line after every line, page numbers between them.
The .docx also carries its last duties as a table, so that its reader has both to do.
"""

import random
import textwrap
from pathlib import Path

from docx import Document

from bench.text_pdf import text_pdf

PAGES, LINES, WIDTH, TABLE_ROWS = 50, 40, 88, 60
_HEAD = [
    "UBND TỈNH HÀ TĨNH", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Số: 27/KH-SLĐTBXH",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    "Hà Tĩnh, ngày 15 tháng 01 năm 2021", "KẾ HOẠCH", "Cải cách hành chính năm 2021",
    ("Thực hiện Quyết định số 225/QĐ-UBND ngày 12/01/2021 của UBND tỉnh về việc ban hành Kế hoạch "
    "cải cách hành chính năm 2021, Sở Lao động - Thương binh và Xã hội ban hành Kế hoạch như sau:"),
]
_SECTIONS = ["Công tác chỉ đạo, điều hành", "Cải cách thể chế", "Cải cách thủ tục hành chính",
             "Cải cách tổ chức bộ máy", "Cải cách chế độ công vụ", "Cải cách tài chính công",
             "Xây dựng chính quyền điện tử, chính quyền số"]
_ACTS = ["Rà soát, cập nhật và công khai", "Xây dựng, trình ban hành", "Tham mưu thực hiện",
         "Tổ chức kiểm tra", "Đẩy mạnh tuyên truyền", "Tổng hợp, báo cáo kết quả"]
_THINGS = ["bộ thủ tục hành chính thuộc phạm vi quản lý", "quy chế phối hợp giải quyết hồ sơ",
           "đề án vị trí việc làm của các đơn vị trực thuộc", "kế hoạch đào tạo, bồi dưỡng",
           "dịch vụ công trực tuyến mức độ 3, mức độ 4", "hồ sơ quá hạn trên 60/145 thủ tục"]
_UNITS = ["Văn phòng Sở", "Phòng Kế hoạch - Tài chính", "Thanh tra Sở", "Phòng Người có công",
          "Phòng Việc làm - An toàn lao động", "Trung tâm Dịch vụ việc làm"]
_TIMES = ["trước ngày 25/3/2021", "trong quý II năm 2021", "hoàn thành trước 30/11/2021",
          "định kỳ hàng tháng trước ngày 20", "thường xuyên", "chậm nhất ngày 15/6/2021"]


def paragraphs() -> list[str]:
    """The text, a paragraph each; with the pages' line length they fill PAGES pages."""
    rng, texts, number = random.Random(3), list(_HEAD), 0
    lines = sum(len(textwrap.wrap(text, WIDTH)) for text in texts)
    # The longest duty takes five lines: it still fits on the last page.
    while lines < PAGES * LINES - 5:
        if number % 45 == 0:
            texts.append(f"{_roman(number // 45 + 1)}. {_SECTIONS[number // 45 % len(_SECTIONS)]}")
            lines += 1
        number += 1
        texts.append(f"{number}. {_duty(rng)}")
        lines += len(textwrap.wrap(texts[-1], WIDTH))
    return texts


def page_lines() -> list[list[str]]:
    """The same as the printed lines of each page."""
    lines = [line for text in paragraphs() for line in textwrap.wrap(text, WIDTH)]
    return [lines[at : at + LINES] for at in range(0, len(lines), LINES)]


def write_txt(path: Path) -> None:
    """As an extraction leaves it."""
    pages = [[*lines, str(number)] for number, lines in enumerate(page_lines(), 1)]
    path.write_text("\n\n".join(line for page in pages for line in page), "utf-8")


def write_docx(path: Path) -> None:
    """A paragraph each, then an appendix with a table of TABLE_ROWS duties."""
    document = Document()
    for text in paragraphs():
        document.add_paragraph(text)
    rng, titles = random.Random(4), ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian")
    table = document.add_table(TABLE_ROWS + 1, len(titles))
    for number, row in enumerate(table.rows):
        cells = (str(number), f"{rng.choice(_ACTS)} {rng.choice(_THINGS)}", rng.choice(_UNITS),
                 rng.choice(_UNITS), rng.choice(_TIMES).capitalize())
        for cell, text in zip(row.cells, cells if number else titles, strict=True):
            cell.text = text
    document.save(str(path))


def write_pdf(path: Path) -> None:
    """A text layer, page numbers at the foot."""
    pages = [[*lines, str(number)] for number, lines in enumerate(page_lines(), 1)]
    path.write_bytes(text_pdf(pages))


def _duty(rng: random.Random) -> str:
    lead, support = rng.sample(_UNITS, 2)
    return (f"{rng.choice(_ACTS)} {rng.choice(_THINGS)}, bảo đảm đúng quy định và phù hợp với tình "
            f"hình thực tế của ngành; giao {lead} chủ trì, phối hợp {support} và các đơn vị liên "
            f"quan thực hiện, {rng.choice(_TIMES)}.")


def _roman(number: int) -> str:
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[
        number % 10]
