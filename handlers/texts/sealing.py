"""Publishing a report in words: its seal, the question before it, and the buttons around it."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from core.ports.frozen import SealedReport
from core.quarters import Period
from core.summary import Frozen, PartState, Summary
from core.usecases.open_report import ReportView
from handlers.callbacks import ReportFile
from handlers.figure_callbacks import FreezePress, ReportChanges, ShowReport
from handlers.show import Button, Rows, Say
from handlers.texts import Translate
from handlers.texts.periods import period_name
from handlers.texts.values import count

_OTHERS = 3


def seal_line(
    t: Translate, summary: Summary, sealed: Sequence[SealedReport] = ()
) -> Markup | None:
    """"Báo cáo số 03/2026, chốt lúc … bởi …", and which one replaces it; None for live figures."""
    seal = summary.frozen
    if seal is None:
        return None
    newest = sealed[0].seal if sealed else seal
    older = ", ".join(number(r.seal) for r in sealed[:_OTHERS + 1] if r.seal.id < seal.id)
    return t("summary-seal", number=number(seal), at=seal.at, author=seal.author,
             outdated=newest.id != seal.id, replaced=number(newest), replacing=bool(older),
             replaces=older)


def sealed_rows(t: Translate, view: ReportView) -> Rows:
    """What changed since, the figures of now, the other published reports, or publishing."""
    unit, code = view.unit_id or 0, view.summary.period.code
    seal = view.summary.frozen
    rows: list[list[Button]] = []
    if seal is not None:
        rows.append([Button(t.plain("report-changes"), ReportChanges(period=view.token, unit=unit)),
                     Button(t.plain("report-live"), ShowReport(period=code, unit=unit))])
    others = [report for report in view.sealed if seal is None or report.seal.id != seal.id]
    rows += [[Button(t.plain("report-sealed", number=number(report.seal), at=report.seal.at),
                     ShowReport(period=f"f{report.seal.id}"))] for report in others[:_OTHERS]]
    if view.may_freeze:
        after = view.sealed[0].seal.id if view.sealed else 0
        rows.append([Button(t.plain("report-freeze"),
                            FreezePress(period=code, unit=unit, after=after))])
    return rows


def sure_page(t: Translate, pressed: FreezePress, summary: Summary) -> Say:
    """What publishing does, what is still undecided, and the button that does it."""
    sure = FreezePress(period=pressed.period, unit=pressed.unit, after=pressed.after, yes=True)
    period = summary.period
    text = t("freeze-sure", period=period_name(t, period), start=period.start, end=period.end,
             again=pressed.after > 0, unit=pressed.unit > 0)
    warnings = list(_undecided(t, summary))
    return Say(Markup("\n\n").join([text, *([Markup("\n").join(warnings)] if warnings else [])]),
               [[Button(t.plain("freeze-yes"), sure)]])


def _undecided(t: Translate, summary: Summary) -> Iterable[Markup]:
    """What the seal would keep as it is, though somebody may still have a word to say."""
    missing = [part.unit for part in summary.parts if part.state is PartState.DRAFT]
    if missing:
        yield t("freeze-parts", count=count(len(missing)), units=", ".join(missing))
    if summary.counts.boundary:
        yield t("freeze-boundary", count=count(summary.counts.boundary))
    if summary.counts.waiting_confirmation:
        yield t("freeze-waiting", count=count(summary.counts.waiting_confirmation))


def frozen_page(t: Translate, report: SealedReport, period: Period) -> Say:
    """Published: its number, and the documents to sign."""
    token = f"f{report.seal.id}"
    text = t("freeze-done", number=number(report.seal), period=period_name(t, period),
             at=report.seal.at, unit=report.unit_id is not None)
    files = [Button(t.plain(f"report-{form}"), ReportFile(form=form, period=token))
             for form in ("docx", "xlsx")]
    return Say(text, [[Button(t.plain("freeze-show"), ShowReport(period=token))], files])


def number(seal: Frozen) -> str:
    """"03/2026"."""
    return f"{count(seal.number)}/{seal.year}"
