"""Summaries become documents (.docx, .xlsx, .json) and plots (.png); writers only lay out.

Imports core and the format libraries; the words of the documents are in wording.py.
"""

from documents.writing.plots import plot_digest, plot_timeliness
from documents.writing.report_docx import write_docx
from documents.writing.report_json import write_json
from documents.writing.report_xlsx import write_xlsx
from documents.writing.wording import Labels

__all__ = ["Labels", "plot_digest", "plot_timeliness", "write_docx", "write_json", "write_xlsx"]
