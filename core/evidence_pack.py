"""Which files of evidence go into which .zip, under which names, and what is missing there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import PurePosixPath

from core.fold import fold
from core.quarters import Period
from core.summary import EvidenceLine, Summary

#: What a file costs besides its content: two headers, its line in the ledger and in the sums.
_LINE_BYTES = 1_000
#: An empty ledger and the rest.
_BASE_BYTES = 100_000
_FOLDER, _STEM = 40, 40
#: Windows opens a device instead of a folder of this name.
_DEVICE = re.compile(r"CON|PRN|AUX|NUL|COM\d|LPT\d")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,10}")


class Fault(StrEnum):
    """Why a file of the ledger is not in the archive."""

    MISSING = "missing"
    ALTERED = "altered"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class EvidenceLedger:
    """The files of a period and whose they are; `unit` is the only unit's name, None for all."""

    organisation: str
    period: Period
    timezone: str
    lines: tuple[EvidenceLine, ...]
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One content in an archive; `name` is its path there, `at` the aware moment it was given."""

    name: str
    sha256: str
    size: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of an archive's ledger and the path of its content there; "" when too large."""

    line: EvidenceLine
    name: str


@dataclass(frozen=True, slots=True)
class Pack:
    """What one archive holds; several tasks may name the same content."""

    entries: tuple[Entry, ...]
    listed: tuple[Listed, ...]


@dataclass
class _Filling:
    entries: list[Entry] = field(default_factory=list)
    listed: list[Listed] = field(default_factory=list)
    size: int = _BASE_BYTES

    def done(self) -> Pack:
        return Pack(tuple(self.entries), tuple(self.listed))


def ledger_of(summary: Summary) -> EvidenceLedger:
    """The ledger that a report carries."""
    return EvidenceLedger(summary.organisation, summary.period, summary.timezone,
                          summary.evidence, summary.unit)


def plan(lines: Sequence[EvidenceLine], limit: int | None = None) -> tuple[Pack, ...]:
    """The archives for these lines, in their order, each of at most about `limit` bytes.

    Every content goes in once, with all lines that name it, so that an archive speaks of no file
    in another one. What is too large for any is listed without a name.
    """
    packs, naming = [_Filling()], _Naming()
    homes: dict[str, tuple[_Filling, str]] = {}
    for line in lines:
        home = homes.get(line.sha256)
        if home is None:
            cost = line.size + _LINE_BYTES
            if limit is not None and _BASE_BYTES + cost > limit:
                packs[-1].listed.append(Listed(line, ""))
                continue
            if limit is not None and packs[-1].size + cost > limit:
                packs.append(_Filling())
            entry = Entry(naming(line.code, line.file_name), line.sha256, line.size, line.at)
            packs[-1].entries.append(entry)
            packs[-1].size += line.size
            home = homes[line.sha256] = (packs[-1], entry.name)
        filling, name = home
        filling.listed.append(Listed(line, name))
        filling.size += _LINE_BYTES
    return tuple(filling.done() for filling in packs)


def distinct_bytes(lines: Sequence[EvidenceLine]) -> int:
    """How many bytes the different contents have together."""
    return sum({line.sha256: line.size for line in lines}.values())


class _Naming:
    """`CCHC-2026-012/01-ten-tep.pdf`: ASCII, at most 100 bytes, numbered within its folder.

    The number in front keeps names apart that become the same, also where capitals do not count,
    and makes none of them the name of a device. The ledger has the names as they were given.
    """

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def __call__(self, code: str, file_name: str) -> str:
        folder = _plain(code).upper()[:_FOLDER].strip("-") or "KHONG-MA"
        if _DEVICE.fullmatch(folder):
            folder = f"NV-{folder}"
        place = self._places[folder] = self._places.get(folder, 0) + 1
        suffix = PurePosixPath(file_name).suffix.lower()
        if not _SUFFIX.fullmatch(suffix):
            suffix = ""
        stem = _plain(file_name[:len(file_name) - len(suffix)])[:_STEM].strip("-") or "tep"
        return f"{folder}/{place:02d}-{stem}{suffix}"


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")

