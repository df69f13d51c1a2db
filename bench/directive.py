"""A fifty-page directive read into duties, beside the bare extraction of the same file's text.

The bare extraction is what nobody can save: decode and normalise a .txt, unzip a .docx and join
the letters of its paragraphs. A .pdf has no such floor without a library, so its times stand
alone. A kind of file that is not read is told by its error.
"""

import json
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from defusedxml import ElementTree
from rich.console import Console
from rich.table import Table

from bench import fifty_pages
from bench.timing import Times, Work, paired, ratio
from bot.parsing import parse
from core.errors import WorkError
from documents.reading import read_directive

ROUNDS, ABSENT = 7, "–"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NO_DAY = datetime(2021, 1, 1, tzinfo=UTC)


def main() -> None:
    """Run and print."""
    table = Table("file", "tasks", "text alone, ms", "file → duties, ms",
                  "beside the text", "file → parsed tasks, ms", "beside the text")
    with tempfile.TemporaryDirectory(prefix="nhacviec-bench-") as folder:
        for kind, (write, extract) in KINDS.items():
            path = Path(folder) / f"ke-hoach{kind}"
            write(path)
            table.add_row(kind, *_cells(path, extract))
    Console(width=120).print(table)


def text_of_txt(path: Path) -> str:
    """The floor of .txt: one spelling of the letters."""
    return unicodedata.normalize("NFC", path.read_text("utf-8"))


def text_of_docx(path: Path) -> str:
    """The floor of .docx: the letters of each paragraph, in tables too."""
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    return "\n".join(
        "".join(piece.text or "" for piece in paragraph.iter(f"{_W}t"))
        for paragraph in root.iter(f"{_W}p")
    )


Extract = Callable[[Path], str]
KINDS: dict[str, tuple[Callable[[Path], None], Extract | None]] = {
    ".txt": (fifty_pages.write_txt, text_of_txt),
    ".docx": (fifty_pages.write_docx, text_of_docx),
    ".pdf": (fifty_pages.write_pdf, None),
}


def _cells(path: Path, extract: Extract | None) -> list[str]:
    try:
        duties = read_directive(path, path.name).duties
    except WorkError as error:
        return [ABSENT, ABSENT, error.code]
    subjects: dict[str, Work] = {
        "duties": lambda: read_directive(path, path.name),
        "tasks": lambda: list(parse("directive", [json.dumps({"doc": str(path)})], _NO_DAY)),
    }
    if extract is not None:
        subjects["text"] = lambda: extract(path)
    times = paired(subjects, ROUNDS)
    text = times.get("text")
    cells = [str(len(duties)), _ms(text) if text else ABSENT]
    for taken in (times["duties"], times["tasks"]):
        cells += [_ms(taken), ratio(taken, text) if text else ABSENT]
    return cells


def _ms(times: Times) -> str:
    return f"{times.median * 1000:.1f}"
