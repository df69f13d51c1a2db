"""Summaries become documents (.docx, .xlsx, .html, .json) and plots (.png); writers only lay out.

Imports core and the format libraries; the words of the documents are in wording.py, the pages
that an office may change in documents/templates.
"""

from documents.writing.evaluation_docx import write_evaluation
from documents.writing.letter import write_urging_letter
from documents.writing.plots import plot_digest, plot_report, plot_timeliness
from documents.writing.plots_report import plot_ages, plot_trend
from documents.writing.report_docx import write_docx
from documents.writing.report_html import write_html
from documents.writing.report_json import write_json
from documents.writing.report_pdf import to_pdf
from documents.writing.report_xlsx import write_xlsx
from documents.writing.wording import Labels

__all__ = [
    "Labels",
    "plot_ages",
    "plot_digest",
    "plot_report",
    "plot_timeliness",
    "plot_trend",
    "to_pdf",
    "write_docx",
    "write_evaluation",
    "write_html",
    "write_json",
    "write_urging_letter",
    "write_xlsx",
]
