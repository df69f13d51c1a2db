"""The ledger of evidence as a sheet: in a report's workbook, and beside the files in a .zip."""

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO
from zoneinfo import ZoneInfo

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from core.evidence_pack import EvidenceLedger, Fault, Listed
from core.summary import EvidenceLine
from documents.writing.annex import sender
from documents.writing.text import clean
from documents.writing.wording import day, period_name
from documents.writing.xlsx_sheet import (
    NO_GUESSING,
    Formats,
    formats_of,
    height,
    lines,
    print_setup,
    write_heads,
    write_text,
    write_title,
)

SHEET = "Tài liệu kiểm chứng"
_COLUMNS: tuple[tuple[str, int], ...] = (
    ("TT", 6),
    ("Mã", 16),
    ("Nội dung nhiệm vụ", 38),
    ("Đơn vị", 22),
    ("Người gửi", 18),
    ("Thời điểm", 16),
    ("Tên tệp", 30),
    ("Dung lượng (byte)", 13),
    ("SHA-256", 36),
)
_PACKED_COLUMNS: tuple[tuple[str, int], ...] = (("Tệp trong .zip", 32), ("Tình trạng", 22))
_PRESENT = "Có trong tệp .zip"
_FAULTS: Mapping[Fault, str] = {
    Fault.MISSING: "Không còn hoặc không đọc được trong kho lưu",
    Fault.ALTERED: "Nội dung đã khác so với lúc nộp, không đưa vào",
    Fault.TOO_LARGE: "Quá lớn để gửi qua trò chuyện",
}
_HEAD_ROW = 3


def evidence_sheet(
    sheet: Worksheet, title: tuple[str, str], evidence: Iterable[EvidenceLine], zone: ZoneInfo,
    formats: Formats,
) -> None:
    """Who gave which file when, with its sum."""
    _write(sheet, title, ((line, ()) for line in evidence), _COLUMNS, zone, formats)


def write_ledger(
    target: BinaryIO, ledger: EvidenceLedger, listed: Iterable[Listed],
    faults: Mapping[str, Fault],
) -> None:
    """A workbook of the files in one archive: where each lies there, or why it does not.

    `faults` by the sum of the content that was not packed.
    """
    with xlsxwriter.Workbook(target, {**NO_GUESSING, "in_memory": True}) as book:
        formats = formats_of(book)
        whose = clean(ledger.unit or "") or clean(ledger.organisation)
        title = (f"Danh mục tài liệu kiểm chứng {period_name(ledger.period)}",
                 f"{whose}: từ ngày {day(ledger.period.start)} đến ngày {day(ledger.period.end)}")
        book.set_properties({"title": title[0][:255], "author": clean(ledger.organisation)[:255]})
        rows = ((each.line, _where(each, faults)) for each in listed)
        _write(book.add_worksheet(SHEET), title, rows, (*_COLUMNS, *_PACKED_COLUMNS),
               ZoneInfo(ledger.timezone), formats)


def _where(listed: Listed, faults: Mapping[str, Fault]) -> Iterator[str]:
    fault = faults.get(listed.line.sha256) if listed.name else Fault.TOO_LARGE
    yield from ("", _FAULTS[fault]) if fault else (listed.name, _PRESENT)


def _write(
    sheet: Worksheet, title: tuple[str, str],
    rows: Iterable[tuple[EvidenceLine, Iterable[str]]], columns: tuple[tuple[str, int], ...],
    zone: ZoneInfo, formats: Formats,
) -> None:
    write_title(sheet, *title, formats)
    write_heads(sheet, _HEAD_ROW, columns, formats)
    place = 0
    for place, (line, more) in enumerate(rows, 1):
        at = _HEAD_ROW + place
        sheet.write_number(at, 0, place, formats.number)
        told = (line.code, line.title, line.unit, sender(line))
        texts = (*enumerate(told, 1), (6, line.file_name), (8, line.sha256),
                 *enumerate(more, len(_COLUMNS)))
        sheet.set_row(at, height(max(lines(text, columns[c][1]) for c, text in texts)))
        for column, text in texts:
            write_text(sheet, at, column, text, formats)
        moment = line.at.astimezone(zone).replace(tzinfo=None)
        sheet.write_datetime(at, 5, moment, formats.moment)
        sheet.write_number(at, 7, line.size, formats.number)
    sheet.autofilter(_HEAD_ROW, 0, _HEAD_ROW + place, len(columns) - 1)
    sheet.freeze_panes(_HEAD_ROW + 1, 3)
    print_setup(sheet, _HEAD_ROW)
