import os
from pathlib import Path

import pytest

from core.errors import WorkError
from core.summary import Summary
from documents.writing import Labels, write_docx
from documents.writing.report_pdf import find_office, to_pdf


def an_office(folder: Path, script: str) -> str:
    """A PATH on which LibreOffice is a few lines of shell."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "r.docx").write_bytes(b"a document")
    return tmp_path / "r.docx"


def test_without_libreoffice_a_sentence_says_so(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(WorkError, match="report-no-pdf"):
        to_pdf(source, source.with_suffix(".pdf"))


@pytest.mark.parametrize("script", ["exit 1", "true", "exec sleep 5"])
def test_what_fails_or_hangs_is_told(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", an_office(tmp_path / "bin", script))
    with pytest.raises(WorkError, match="report-pdf"):
        to_pdf(source, tmp_path / "r.pdf", patience_s=0.3)
    assert not (tmp_path / "r.pdf").exists()


def test_each_has_a_profile_of_its_own(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", an_office(tmp_path / "bin", 'echo "$1" > r.pdf'))
    profiles = set()
    for _ in range(2):
        to_pdf(source, tmp_path / "r.pdf")
        profiles.add((tmp_path / "r.pdf").read_text())
    assert len(profiles) == 2
    assert all(p.startswith("-env:UserInstallation=file:///") for p in profiles)


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_the_pages(example: Summary, tmp_path: Path) -> None:
    import pypdfium2

    write_docx(example, tmp_path / "r.docx", Labels(), pictures=False)
    to_pdf(tmp_path / "r.docx", tmp_path / "r.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "r.pdf")
    pages = [page.get_textpage().get_text_bounded() for page in document]
    sizes = [tuple(map(round, page.get_size())) for page in document]
    document.close()
    # The first page of the text and of the annex show no number; the annex begins again.
    annex = next(i for i, text in enumerate(pages) if "Phụ lục\r\n" in text)
    numbers = [text.split()[0] for text in pages]
    assert numbers[1:annex] == [str(n) for n in range(2, annex + 1)]
    assert numbers[annex + 1 :] == [str(n) for n in range(2, len(pages) - annex + 1)]
    assert (numbers[0], numbers[annex]) == ("UBND", "Phụ")
    assert sizes[0] == (595, 842)
    assert sizes[annex] == (842, 595)
