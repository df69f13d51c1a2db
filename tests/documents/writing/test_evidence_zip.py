"""Archives of evidence, opened by others: zipfile, unzip, sha256sum, openpyxl."""

import hashlib
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from core.evidence_pack import EvidenceLedger, Fault, plan
from core.quarters import Scheme, window
from core.summary import EvidenceLine
from documents.writing.evidence_zip import LEDGER, SUMS, write_evidence_zip

PERIOD = window(2026, "Q2", Scheme.DECREE_09_2019)
AT = datetime(2026, 5, 4, 2, 30, tzinfo=UTC)
NAMES = ("Báo cáo.pdf", "../../etc/passwd", "CON", "a" * 300 + ".pdf", "=cmd|' /C calc'!A0",
         "ảnh\u202egpj.exe", "😀.png", "điều\x00khiển.txt")


class Store:
    """A folder of contents by their sums."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, name: str, content: bytes, code: str = "CCHC-2026-012") -> EvidenceLine:
        sha256 = hashlib.sha256(content).hexdigest()
        (self.folder / sha256).write_bytes(content)
        return EvidenceLine(code, "=1+1 Rà soát", "Phòng TTHC", "Vũ Nam", AT, name, len(content),
                            sha256)

    def place(self, sha256: str) -> Path:
        return self.folder / sha256


@pytest.fixture
def store(tmp_path: Path) -> Store:
    (tmp_path / "kept").mkdir()
    return Store(tmp_path / "kept")


@pytest.fixture
def packed(tmp_path: Path, store: Store) -> Callable[..., tuple[Path, dict[str, Fault]]]:
    def write(*lines: EvidenceLine) -> tuple[Path, dict[str, Fault]]:
        ledger = EvidenceLedger("Sở Nội vụ", PERIOD, "Asia/Ho_Chi_Minh", lines)
        (pack,) = plan(lines)
        path = tmp_path / "minh-chung.zip"
        return path, write_evidence_zip(ledger, pack, store.place, path)
    return write


def rows_of(path: Path) -> list[tuple[object, ...]]:
    with zipfile.ZipFile(path) as archive:
        book = openpyxl.load_workbook(io.BytesIO(archive.read(LEDGER)))
    return list(book.active.iter_rows(min_row=5, values_only=True))


def test_everything_is_in_and_the_real_tools_agree(
    tmp_path: Path, store: Store, packed: Callable[..., tuple[Path, dict[str, Fault]]]
) -> None:
    lines = [store.keep(name, f"{n}".encode() * 1000) for n, name in enumerate(NAMES)]
    path, faults = packed(*lines)
    assert faults == {}
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(NAMES) + 2
        assert all(name.isascii() and ".." not in name for name in names)
        assert archive.getinfo(names[0]).date_time == (2026, 5, 4, 9, 30, 0), "the office's clock"
        archive.extractall(tmp_path / "out")
    assert {p.read_bytes() for p in (tmp_path / "out" / "CCHC-2026-012").iterdir()} == {
        f"{n}".encode() * 1000 for n in range(len(NAMES))}
    for tool, command, where in (
        ("unzip", ["unzip", "-tq", str(path)], tmp_path),
        ("sha256sum", ["sha256sum", "--strict", "-c", SUMS], tmp_path / "out"),
    ):
        if shutil.which(tool):
            done = subprocess.run(command, cwd=where, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
    rows = rows_of(path)
    assert [row[6] for row in rows][:2] == ["Báo cáo.pdf", "../../etc/passwd"]
    assert rows[0][1:6] == ("CCHC-2026-012", "=1+1 Rà soát", "Phòng TTHC", "Vũ Nam",
                            AT.astimezone(ZoneInfo("Asia/Ho_Chi_Minh")).replace(tzinfo=None))
    assert {row[10] for row in rows} == {"Có trong tệp .zip"}


def test_what_is_gone_or_altered_is_told_and_left_out(
    store: Store, packed: Callable[..., tuple[Path, dict[str, Fault]]]
) -> None:
    good = store.keep("a.pdf", b"a" * 50)
    gone, altered = store.keep("b.pdf", b"b" * 50), store.keep("c.pdf", b"c" * 50)
    folder = store.keep("d.pdf", b"d" * 50)
    store.place(gone.sha256).unlink()
    store.place(altered.sha256).write_bytes(b"C" * 50)
    store.place(folder.sha256).unlink()
    store.place(folder.sha256).mkdir()
    path, faults = packed(good, gone, altered, folder)
    assert faults == {gone.sha256: Fault.MISSING, altered.sha256: Fault.ALTERED,
                      folder.sha256: Fault.MISSING}
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["CCHC-2026-012/01-a.pdf", LEDGER, SUMS]
        assert altered.sha256.encode() not in archive.read(SUMS)
    told = [(row[6], row[9], row[10]) for row in rows_of(path)]
    assert told[0] == ("a.pdf", "CCHC-2026-012/01-a.pdf", "Có trong tệp .zip")
    assert [name or "" for _, name, _ in told[1:]] == ["", "", ""]
    assert "Không còn" in str(told[1][2])
    assert "đã khác" in str(told[2][2])


def test_the_same_file_for_two_tasks_is_packed_once(
    store: Store, packed: Callable[..., tuple[Path, dict[str, Fault]]]
) -> None:
    first = store.keep("a.pdf", b"same")
    again = store.keep("bản hai.pdf", b"same", "CCHC-2026-013")
    path, _ = packed(first, again)
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["CCHC-2026-012/01-a.pdf", LEDGER, SUMS]
    assert [row[9] for row in rows_of(path)] == ["CCHC-2026-012/01-a.pdf"] * 2


def test_an_archive_of_nothing_opens_too(
    packed: Callable[..., tuple[Path, dict[str, Fault]]]
) -> None:
    path, _ = packed()
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == [LEDGER, SUMS]
