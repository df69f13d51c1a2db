"""A Word document as PDF, where LibreOffice is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from threading import Lock

from core.errors import WorkError

#: Starting takes seconds, a thousand pages a minute; what takes longer hangs.
_PATIENCE_S = 180.0
#: One at a time: each takes a core and a quarter of a gigabyte.
_ONE = Lock()


def find_office() -> str | None:
    """The LibreOffice of this machine."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def to_pdf(source: Path, target: Path, patience_s: float = _PATIENCE_S) -> None:
    """Write the `.docx` at `source` to `target` as PDF; blocks, so run it in a thread.

    Raises WorkError `report-no-pdf` without LibreOffice, `report-pdf` when it fails or hangs.
    """
    office = find_office()
    if office is None:
        raise WorkError("report-no-pdf")
    # A profile of its own: two LibreOffices with one profile refuse to run beside each other.
    with tempfile.TemporaryDirectory(prefix="nhacviec-pdf-") as folder, _ONE:
        command = [
            office, f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless",
            "--norestore", "--convert-to", "pdf", "--outdir", folder, str(source),
        ]
        try:
            subprocess.run(  # noqa: S603 - a program of this machine, and a path no shell sees
                command, check=True, capture_output=True, timeout=patience_s, cwd=folder
            )
            shutil.move(Path(folder) / f"{source.stem}.pdf", target)
        except (subprocess.SubprocessError, OSError) as error:
            raise WorkError("report-pdf") from error
