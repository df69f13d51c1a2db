"""The files of evidence as archives: the button, and what comes with them."""

from collections.abc import Sequence

from markupsafe import Markup

from core.evidence_pack import Fault
from core.usecases.export_evidence import Exported
from core.usecases.open_report import ReportView
from handlers.callbacks import EvidenceZip
from handlers.show import Button, Rows, Say, SendFile
from handlers.texts import Translate
from handlers.texts.periods import period_name
from handlers.texts.values import count


def zip_rows(t: Translate, view: ReportView) -> Rows:
    """The button, for those who may take the files with them."""
    if not view.summary.counts.total or not view.may_take:
        return []
    return [[Button(t.plain("report-zip"), EvidenceZip(period=view.token, unit=view.unit_id or 0))]]


def zip_pieces(t: Translate, exported: Exported) -> Sequence[Say | SendFile]:
    """What is missing first, then the archives."""
    name, many = period_name(t, exported.period), len(exported.paths)
    lost = [t(f"evidence-zip-{fault.value.replace('_', '-')}", count=count(exported.faults[fault]))
            for fault in Fault if exported.faults.get(fault)]
    files = [
        SendFile(path.name, path, t("evidence-zip-caption", period=name, part=part, parts=many,
                                    files=count(exported.files)))
        for part, path in enumerate(exported.paths, 1)
    ]
    return [*([Say(Markup("\n").join(lost))] if lost else []), *files]
