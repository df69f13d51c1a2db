"""One directive file into its reading, or into one sentence why not.

The duties of a file are those of its task tables and those of its running text, each once.
"""

from pathlib import Path

from core.directives import DirectiveReading
from core.errors import WorkError
from documents.reading.content import read_content
from documents.reading.grid import MAX_COLUMNS, MAX_ROWS, Content, Grid
from documents.reading.package import Package
from documents.reading.pdf import read_pdf
from documents.reading.plain import read_plain
from documents.reading.secrecy import has_stamp, is_secret_name
from documents.reading.target import Target
from documents.reading.word import read_word
from documents.reading.workbook import read_workbook
from documents.sniff import OLE, PDF, TEXT, UNKNOWN, sniff

MAX_FILE_BYTES = 20_000_000
_MACRO_ENDINGS = (".xlsm", ".xltm", ".xlam", ".docm", ".dotm")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD_MAIN = "wordprocessingml.document.main+xml"
_EXCEL_MAIN = "spreadsheetml.sheet.main+xml"
#: What an error sentence may need besides the file's name.
_DETAILS: dict[str, dict[str, object]] = {
    "file-too-large": {
        "limit_mb": MAX_FILE_BYTES // 1_000_000,
        "limit_rows": MAX_ROWS,
        "limit_columns": MAX_COLUMNS,
    },
    "file-type": {"kinds": ".docx, .xlsx, .pdf, .txt"},
}


def read_directive(path: Path, file_name: str) -> DirectiveReading:
    """Header, goals and duties of the .docx, .xlsx, .pdf or .txt at `path`; `file_name` is the
    sender's name for it.

    Raises WorkError, with `name` among its data: file-secret, file-empty, file-too-large (also
    limit_mb, limit_rows, limit_columns), file-type (also kinds), file-old-format, file-locked,
    file-macro, file-bomb, file-broken, file-scan, file-no-table (a workbook without a task
    table), file-no-duties.
    """
    try:
        return _read(path, file_name)
    except WorkError as error:
        details = _DETAILS.get(error.code, {})
        raise WorkError(error.code, name=file_name, **details) from error
    except Exception as error:
        # Hostile bytes fail in ways no list foresees; the sender gets a sentence all the same.
        raise WorkError("file-broken", name=file_name) from error


def _read(path: Path, file_name: str) -> DirectiveReading:
    if is_secret_name(file_name):
        raise WorkError("file-secret")
    size = path.stat().st_size
    if size == 0:
        raise WorkError("file-empty")
    if size > MAX_FILE_BYTES:
        raise WorkError("file-too-large")
    content = _content(path, file_name)
    if has_stamp(_texts(content)):
        raise WorkError("file-secret")
    return read_content(content, file_name)


def _content(path: Path, file_name: str) -> Content:
    """Paragraphs and tables, after everything that must be refused unparsed."""
    data = path.read_bytes()
    kind = sniff(data)
    if kind == PDF:
        return read_pdf(path)
    if file_name.lower().endswith(".txt") and kind in (TEXT, UNKNOWN):
        return read_plain(data)
    if kind == OLE:
        raise WorkError("file-locked" if _ENCRYPTED in data else "file-old-format")
    if not data.startswith(b"PK"):
        raise WorkError("file-type")
    if file_name.lower().endswith(_MACRO_ENDINGS):
        raise WorkError("file-macro")
    package = Package(data)
    package.check_parts()
    types = _TypesTarget()
    if package.has("[Content_Types].xml"):
        package.feed("[Content_Types].xml", types)
    if types.has_macros:
        raise WorkError("file-macro")
    if part := types.main_part(_WORD_MAIN):
        return read_word(package, part)
    if part := types.main_part(_EXCEL_MAIN):
        return read_workbook(package, part)
    raise WorkError("file-type")


class _TypesTarget(Target):
    """The package's list of content types."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: dict[str, str] = {}
        self.has_macros = False

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("ContentType", "")
        self.has_macros = self.has_macros or "macroenabled" in kind.lower()
        if name == "Override":
            self._parts[attributes.get("PartName", "").lstrip("/")] = kind

    def main_part(self, kind: str) -> str:
        """The name of the part whose type ends with `kind`; "" when there is none."""
        return next((part for part, k in self._parts.items() if k.endswith(kind)), "")


def _texts(content: Content) -> list[str]:
    texts = list(content.margins)
    for block in content.blocks:
        if isinstance(block, Grid):
            for row in range(len(block.rows)):
                texts.extend(cell.text for cell in block.own_cells(row))
        else:
            texts.append(block)
    return texts
