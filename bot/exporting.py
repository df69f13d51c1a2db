"""What people take with them: the files of evidence, letters to sign."""

from typing import Any

from bot.export_writers import letter_writer, pack_evidence
from bot.stores import Stores
from core.policy import Policy
from core.ports.runtime import UnitOfWork
from core.usecases.draft_letter import DraftUrgingLetter, WriteLetters
from core.usecases.export_evidence import ExportEvidence


def exporting(stores: Stores, policy: Policy, work: UnitOfWork) -> dict[str, Any]:
    """Handler argument name → use case."""
    return {
        "export_evidence": ExportEvidence(
            stores.figures, stores.units, stores.frozen_reports, stores.evidence_files,
            stores.histories, policy, pack_evidence, work),
        "draft_letter": DraftUrgingLetter(
            stores.urging, stores.units, stores.calendar, stores.histories, policy),
        "write_letters": WriteLetters(letter_writer(policy)),
    }
