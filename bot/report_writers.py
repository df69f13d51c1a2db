"""The writers of documents by form; heavy libraries are imported when one is first used."""

from pathlib import Path

from core.ports.reports import ReportWriters
from core.summary import Summary


def report_writers() -> ReportWriters:
    """Form → writer of a file."""
    return {"docx": _docx, "xlsx": _xlsx, "json": _json, "png": _png}


def _docx(summary: Summary, path: Path) -> None:
    from documents.writing import Labels, write_docx

    write_docx(summary, path, Labels())


def _xlsx(summary: Summary, path: Path) -> None:
    from documents.writing import Labels, write_xlsx

    write_xlsx(summary, path, Labels())


def _json(summary: Summary, path: Path) -> None:
    from documents.writing import write_json

    write_json(summary, path)


def _png(summary: Summary, path: Path) -> None:
    from documents.writing import Labels, plot_timeliness

    path.write_bytes(plot_timeliness([(name, c) for _, name, c in summary.by_unit], Labels()))
