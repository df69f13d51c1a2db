"""The files of evidence as one .zip, with their ledger and with sums that `sha256sum -c` takes."""

import hashlib
import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from core.evidence_pack import Entry, EvidenceLedger, Fault, Pack
from documents.writing.xlsx_evidence import write_ledger

LEDGER, SUMS = "danh-muc.xlsx", "sha256sum.txt"
_CHUNK = 1 << 20
_PLAIN_FILE = 0o100644 << 16
#: A .zip knows no earlier year.
_FIRST_YEAR = 1980


def write_evidence_zip(
    ledger: EvidenceLedger, pack: Pack, place_of: Callable[[str], Path], path: Path
) -> dict[str, Fault]:
    """Write one archive to `path`, a piece of a file at a time.

    `place_of` tells where the content of a sum lies. What is gone or altered there is left out and
    told in the ledger; gives those sums back. Contents are stored as they are: photos and .pdf
    hardly shrink, and the size is known beforehand.
    """
    zone = ZoneInfo(ledger.timezone)
    faults: dict[str, Fault] = {}
    sums = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as target:
        for entry in pack.entries:
            fault = _add(target, entry, place_of(entry.sha256), zone)
            if fault:
                faults[entry.sha256] = fault
            else:
                sums.append(f"{entry.sha256}  {entry.name}\n")
        book = io.BytesIO()
        write_ledger(book, ledger, pack.listed, faults)
        target.writestr(LEDGER, book.getvalue())
        sums.append(f"{hashlib.sha256(book.getvalue()).hexdigest()}  {LEDGER}\n")
        target.writestr(SUMS, "".join(sums))
    return faults


def _add(target: zipfile.ZipFile, entry: Entry, place: Path, zone: ZoneInfo) -> Fault | None:
    try:
        source = place.open("rb")
    except OSError:
        return Fault.MISSING
    with source:
        try:
            if hashlib.file_digest(source, "sha256").hexdigest() != entry.sha256:
                return Fault.ALTERED
            source.seek(0)
        except OSError:
            return Fault.MISSING
        at = entry.at.astimezone(zone)
        info = zipfile.ZipInfo(entry.name, (max(at.year, _FIRST_YEAR), *at.timetuple()[1:6]))
        info.external_attr = _PLAIN_FILE
        info.file_size = entry.size
        with target.open(info, "w") as copy:
            shutil.copyfileobj(source, copy, _CHUNK)
    return None
