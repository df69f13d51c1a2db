"""The writers of documents by form; heavy libraries are imported when one is first used."""

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from core.policy import Policy, ReportIdentity
from core.ports.reports import ReportWriters
from core.summary import Summary

if TYPE_CHECKING:
    from documents.writing import Labels


def report_writers(policy: Policy) -> ReportWriters:
    """Form → writer of a file, with the office's own words and Word files."""
    return {
        "docx": partial(_docx, policy),
        "xlsx": _xlsx,
        "pdf": partial(_pdf, policy),
        "html": _html,
        "json": _json,
        "png": _png,
        "evaluation": partial(_evaluation, policy),
    }


def labels_of(identity: ReportIdentity) -> "Labels":
    """The words of the documents, the office's own among them."""
    from documents.writing import Labels

    return Labels(**{name: getattr(identity, name) for name in identity.__dataclass_fields__})


def _docx(policy: Policy, summary: Summary, path: Path) -> None:
    from documents.writing import write_docx

    write_docx(summary, path, labels_of(policy.identity), templates=policy.templates)


def _evaluation(policy: Policy, summary: Summary, path: Path) -> None:
    from documents.writing import write_evaluation

    write_evaluation(summary, path, labels_of(policy.identity), policy.templates)


def _xlsx(summary: Summary, path: Path) -> None:
    from documents.writing import Labels, write_xlsx

    write_xlsx(summary, path, Labels())


def _pdf(policy: Policy, summary: Summary, path: Path) -> None:
    from documents.writing import to_pdf

    with tempfile.TemporaryDirectory(prefix="nhacviec-") as folder:
        source = Path(folder) / "report.docx"
        _docx(policy, summary, source)
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
