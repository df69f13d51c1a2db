"""`check`: whether the office's Word files can be filled in, and what stays blank in them."""

import tempfile
from datetime import datetime
from pathlib import Path

from bot.config import Settings
from bot.report_writers import labels_of
from core.policy import PARENT
from core.ports.reports import UrgedTask, UrgingLetter
from core.quarters import period_of
from core.summary import Counts, Summary


def try_documents(settings: Settings, now: datetime) -> None:
    """Fill in an empty report, an evaluation, a letter. Blocking.

    Raises WorkError `report-template`.
    """
    from documents.writing import write_docx, write_evaluation, write_urging_letter

    policy = settings.policy()
    labels = labels_of(policy.identity)
    today = now.astimezone(policy.zone).date()
    head = policy.organisation, policy.parent, policy.place
    period = period_of(today, policy.scheme, policy.windows)
    task = UrgedTask("", "", "", today, 1)
    letter = UrgingLetter(*head, "", today, today, (task,))
    with tempfile.TemporaryDirectory(prefix="nhacviec-") as folder:
        path = Path(folder) / "check.docx"
        empty = Summary(*head, period, now, Counts())
        write_docx(empty, path, labels, templates=policy.templates, pictures=False)
        write_evaluation(empty, path, labels, policy.templates)
        write_urging_letter(letter, path, labels, policy.templates)


def blanks(settings: Settings) -> list[str]:
    """The keys whose place in a document stays blank, to be filled in by hand."""
    office, reports = settings.organisation, settings.reports
    empty = {
        "organisation.place": not office.place,
        "organisation.parent": not office.parent and any(PARENT in a for a in reports.addressees),
        "reports.code": not reports.code or reports.code.endswith("-"),
        "reports.letter_code": not reports.letter_code,
        "reports.signer_name": not reports.signer_name,
    }
    return [key for key, blank in empty.items() if blank]
