"""The report of a period as a Word document, unsigned and unnumbered (domain.md §6)."""

from collections.abc import Sequence
from pathlib import Path

from core.summary import Counts, Summary
from documents.writing import wording
from documents.writing.annex import evidence_annex, numbered, tasks_annex
from documents.writing.plots import has_timeliness, plot_timeliness
from documents.writing.plots_report import overdue_ages, periods_of, plot_ages, plot_trend
from documents.writing.report_text import report_values
from documents.writing.template import Picture, Xml, write_from_template
from documents.writing.text import clean
from documents.writing.word_xml import Cell, heading, table
from documents.writing.wording import Labels, number, percent

TEMPLATE = "bao-cao.docx"
_COUNT_WIDTHS = (8, 36, 11, 11, 12, 11, 12, 13, 11, 12, 11, 17)
_FOOTNOTE = (
    "Cột “Khác”: đã hoàn thành gồm nhiệm vụ không có thời hạn hoặc chờ kết luận về thời hạn; "
    "chưa hoàn thành gồm nhiệm vụ không có thời hạn, chờ xác nhận, tạm dừng."
)


def write_docx(
    summary: Summary,
    path: Path,
    labels: Labels,
    *,
    templates: Path | None = None,
    pictures: bool = True,
) -> None:
    """Write the report to `path`: the office's template filled in, each annex its own section.

    `templates` is a folder that may hold an own `bao-cao.docx`.
    Raises WorkError `report-template`.
    """
    values = report_values(summary, labels)
    units = [(wording.unit_name(name), counts) for _, name, counts in summary.by_unit]
    fields = [(clean(label), counts) for _, label, counts in summary.by_field]
    values["bang_theo_don_vi"] = _counts_table("Đơn vị", units, summary.counts)
    values["bang_theo_linh_vuc"] = _counts_table("Lĩnh vực", fields, summary.counts)
    values["chu_thich_bang"] = _FOOTNOTE
    values["bieu_do_don_vi"] = _units_picture(units, labels) if pictures else ""
    values["bieu_do_qua_cac_ky"] = _trend_picture(summary, labels) if pictures else ""
    values["bieu_do_qua_han"] = _ages_picture(summary, labels) if pictures else ""
    annexes = []
    if summary.tasks:
        annexes.append(tasks_annex(summary, labels))
    if summary.evidence:
        annexes.append(evidence_annex(summary, labels))
    named = numbered(annexes)
    values["cau_phu_luc"] = "".join(
        f"{annex.sentence} tại {annex.name} kèm theo. " for annex in named
    ).strip()
    write_from_template(TEMPLATE, templates, values, [annex.content() for annex in named], path)


def _units_picture(units: Sequence[tuple[str, Counts]], labels: Labels) -> Picture | str:
    if not has_timeliness(units):
        return ""
    return Picture(plot_timeliness(units, labels), labels.timeliness_title)


def _trend_picture(summary: Summary, labels: Labels) -> Picture | str:
    periods = periods_of(summary)
    if len(periods) < 2:
        return ""
    return Picture(plot_trend(periods, labels), labels.trend_title, width_mm=120)


def _ages_picture(summary: Summary, labels: Labels) -> Picture | str:
    if not any(overdue_ages(summary)):
        return ""
    return Picture(plot_ages(summary, labels), labels.ages_title)


def _counts_table(head: str, rows: Sequence[tuple[str, Counts]], total: Counts) -> Xml:
    above = [heading(text, merge="restart") for text in ("TT", head, "Tổng số")]
    above += [heading("Đã hoàn thành", span=4), heading("Chưa hoàn thành", span=3)]
    above += [heading(text, merge="restart") for text in ("Đã hủy", "Tỷ lệ hoàn thành")]
    split = ("Sớm hạn", "Đúng hạn", "Trễ hạn", "Khác", "Trong hạn", "Quá hạn", "Khác")
    below = [heading("", merge="continue") for _ in range(3)]
    below += [heading(text) for text in split]
    below += [heading("", merge="continue") for _ in range(2)]
    lines = [_counts_row(str(i), name, counts) for i, (name, counts) in enumerate(rows, 1)]
    lines.append(_counts_row("", "Tổng cộng", total, bold=True))
    return Xml(table(_COUNT_WIDTHS, (above, below), lines, size=10))


def _counts_row(place: str, name: str, counts: Counts, bold: bool = False) -> list[Cell]:
    figures = (
        counts.total,
        counts.early,
        counts.on_time,
        counts.late,
        counts.boundary + counts.completed_no_deadline,
        counts.open_in_term,
        counts.open_overdue,
        counts.open_no_deadline + counts.waiting_confirmation + counts.paused,
        counts.cancelled,
    )
    texts = [number(figure) for figure in figures] + [percent(counts.completion_rate)]
    middle = [Cell(text, middle=True, bold=bold) for text in texts]
    return [Cell(place, middle=True, bold=bold), Cell(name, bold=bold), *middle]
