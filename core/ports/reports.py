"""Writers of documents: they only lay out."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from core.summary import Summary


class ReportWriter(Protocol):
    """Writes a summary into a file of one form."""

    def __call__(self, summary: Summary, path: Path) -> None:
        """Blocking; run in a thread."""
        ...


#: Form ("docx", "xlsx", "json", "png") → its writer.
ReportWriters = Mapping[str, ReportWriter]
