"""The writers of documents by form; heavy libraries are imported when one is first used."""

import tempfile
from functools import partial
from pathlib import Path

from core.ports.reports import ReportWriters
from core.summary import Summary


def report_writers(templates: Path) -> ReportWriters:
    """Form → writer of a file; `templates` is where an office keeps its own Word files."""
    return {
        "docx": partial(_docx, templates),
        "xlsx": _xlsx,
        "pdf": partial(_pdf, templates),
        "html": _html,
        "json": _json,
        "png": _png,
    }


def _docx(templates: Path, summary: Summary, path: Path) -> None:
    from documents.writing import Labels, write_docx

    write_docx(summary, path, Labels(), templates=templates)


def _xlsx(summary: Summary, path: Path) -> None:
    from documents.writing import Labels, write_xlsx

    write_xlsx(summary, path, Labels())


def _pdf(templates: Path, summary: Summary, path: Path) -> None:
    from documents.writing import to_pdf

    with tempfile.TemporaryDirectory(prefix="nhacviec-") as folder:
        source = Path(folder) / "report.docx"
        _docx(templates, summary, source)
        to_pdf(source, path)


def _html(summary: Summary, path: Path) -> None:
    from documents.writing import Labels, write_html

    write_html(summary, path, Labels())


def _json(summary: Summary, path: Path) -> None:
    from documents.writing import write_json

    write_json(summary, path)


def _png(summary: Summary, path: Path) -> None:
    from documents.writing import Labels, plot_report

    path.write_bytes(plot_report(summary, Labels()))
