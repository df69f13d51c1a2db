"""The writers of letters and of archives; heavy libraries are imported when one is first used."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from bot.report_writers import labels_of
from core.evidence_pack import EvidenceLedger, Fault, Pack
from core.policy import Policy
from core.ports.reports import LetterWriter, UrgingLetter


def letter_writer(policy: Policy) -> LetterWriter:
    """Writes the letter that urges, with the office's own words and Word file."""
    return partial(_letter, policy)


def _letter(policy: Policy, letter: UrgingLetter, path: Path) -> None:
    from documents.writing import write_urging_letter

    write_urging_letter(letter, path, labels_of(policy.identity), policy.templates)


def pack_evidence(
    ledger: EvidenceLedger, pack: Pack, place_of: Callable[[str], Path], path: Path
) -> Mapping[str, Fault]:
    """Implements core.ports.evidence_zip.EvidencePacker."""
    from documents.writing.evidence_zip import write_evidence_zip

    return write_evidence_zip(ledger, pack, place_of, path)
