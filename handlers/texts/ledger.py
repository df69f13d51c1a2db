"""The files of evidence as archives: the button, and what comes with them."""

from collections.abc import Sequence

from markupsafe import Markup

from core.acting import Act
from core.evidence_pack import Fault
from core.people import Person, may_urge
from core.summary import Figure
from core.usecases.export_evidence import Exported
from core.usecases.list_counted import CountedPage
from core.usecases.open_report import ReportView
from core.usecases.tell_owners import Told
from handlers.callbacks import EvidenceZip
from handlers.keyboards_urging import ask_evidence_rows
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


def ask_rows(t: Translate, page: CountedPage, person: Person) -> Rows:
    """Under a page of tasks without evidence, for those who may urge: ask for it."""
    if page.cut.figure is not Figure.EVIDENCE_MISSING or not may_urge(person):
        return []
    return ask_evidence_rows([line.id for line in page.lines], t)


def wanted(t: Translate, asked: Told, act: Act) -> Say:
    """Whom the wish for evidence reaches, and when."""
    codes = ", ".join(task.code or "" for task in asked.tasks)
    key = "evidence-asked-later" if asked.send_at > act.now else "evidence-asked-done"
    return Say(t(key, codes=codes, people=asked.people, at=asked.send_at),
               about=tuple(task.id for task in asked.tasks))
