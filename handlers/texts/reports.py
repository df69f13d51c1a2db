"""The summary and the ranking as chat text; the documents have their own writers."""

from collections.abc import Sequence

from markupsafe import Markup

from core.fold import fold
from core.ports.frozen import SealedReport
from core.summary import BlockerLine, Counts, ResultLine, Summary, rate
from core.usecases.make_report_file import EVALUATION
from core.usecases.open_report import ReportView
from handlers.callbacks import ReportFile
from handlers.show import Button, Rows, Say
from handlers.texts import Translate
from handlers.texts.figures import figure_rows
from handlers.texts.ledger import zip_rows
from handlers.texts.parts import parts_line, parts_rows
from handlers.texts.periods import period_name
from handlers.texts.ranking import ranking
from handlers.texts.sealing import number, seal_line, sealed_rows
from handlers.texts.values import count, decimal

_CELLS = ("early", "on_time", "late", "boundary", "completed_no_deadline")
_OPEN = ("open_in_term", "open_overdue", "open_no_deadline", "waiting_confirmation", "paused")
_LINES = 8
_WIDE = 120


def summary_page(t: Translate, view: ReportView) -> Say:
    """The report with its buttons."""
    return Say(summary_text(t, view.summary, view.sealed), report_rows(t, view))


def summary_text(t: Translate, summary: Summary, sealed: Sequence[SealedReport] = ()) -> Markup:
    """Counts, units, fields, results, blockers, what comes next; short enough for a phone."""
    parts = [
        seal_line(t, summary, sealed),
        _head(t, summary), parts_line(t, summary), figures(t, summary.counts),
        _by_unit(t, summary),
        _section(t, "summary-results", [
            _result(t, r) for r in summary.results[:_LINES]], len(summary.results)),
        _section(t, "summary-blockers", [_blocker(t, b) for b in summary.blockers[:_LINES]],
                 len(summary.blockers)),
        _section(t, "summary-next", [
            t("summary-next-line", code=n.code, unit=n.unit, due=n.due_on,
              title=t("restricted-title") if n.restricted else _cut(n.title))
            for n in summary.next_period[:_LINES]], len(summary.next_period)),
    ]
    return Markup("\n\n").join(p for p in parts if p)


def stats_page(t: Translate, view: ReportView) -> Say:
    """Figures and the ranking of units."""
    summary = view.summary
    parts = [seal_line(t, summary, view.sealed), _head(t, summary), figures(t, summary.counts),
             *ranking(t, summary)]
    return Say(Markup("\n\n").join(p for p in parts if p), report_rows(t, view))


def caption(t: Translate, summary: Summary, form: str = "") -> Markup:
    """What stands under a file of the report, or under the sheet for evaluation."""
    seal = summary.frozen
    key = "report-caption-evaluation" if form == EVALUATION else "report-caption"
    return t(key, period=period_name(t, summary.period),
             sealed=seal is not None, number=number(seal) if seal else "")


def figures(t: Translate, counts: Counts) -> Markup:
    """"39 nhiệm vụ: 12 sớm hạn (30,77%), …" and what is still open."""
    lines = [t("figures-total", total=count(counts.total), carried_in=count(counts.carried_in),
               new=count(counts.new))]
    done = [_share(t, counts, name) for name in _CELLS if getattr(counts, name)]
    if counts.completed:
        lines.append(t("figures-completed", count=count(counts.completed),
                       percent=_percent(counts.completed, counts.total),
                       parts=Markup(", ").join(done)))
    still = [_share(t, counts, name) for name in _OPEN if getattr(counts, name)]
    if counts.open:
        lines.append(t("figures-open", count=count(counts.open),
                       percent=_percent(counts.open, counts.total),
                       parts=Markup(", ").join(still)))
    if counts.cancelled:
        lines.append(t("figures-cancelled", count=count(counts.cancelled)))
    return Markup("\n").join(lines)


def report_rows(t: Translate, view: ReportView) -> Rows:
    """The figures that open, the documents and what was published, a tap each."""
    unit = view.unit_id or 0
    documents = [[Button(t.plain(f"report-{form}"),
                         ReportFile(form=form, period=view.token, unit=unit))
                  for form in forms] for forms in (("docx", "xlsx", "png"), ("pdf", "html"))]
    if view.may_evaluate:
        documents.append([Button(t.plain("report-evaluation"),
                                 ReportFile(form=EVALUATION, period=view.token, unit=unit))])
    return [*figure_rows(t, view), *parts_rows(t, view.summary), *documents, *zip_rows(t, view),
            *sealed_rows(t, view)]


def _head(t: Translate, summary: Summary) -> Markup:
    period = summary.period
    return t("summary-head", period=period_name(t, period), start=period.start, end=period.end,
             unit=summary.unit or summary.organisation, at=summary.snapshot)


def _by_unit(t: Translate, summary: Summary) -> Markup | None:
    if summary.unit or not summary.by_unit:
        return None
    lines = [
        t("summary-unit", unit=name, total=count(c.total), done=count(c.completed),
          overdue=count(c.open_overdue)) for _, name, c in summary.by_unit
    ]
    return _section(t, "summary-units", lines, len(lines))


def _blocker(t: Translate, line: BlockerLine) -> Markup:
    if line.restricted:
        return t("summary-restricted", code=line.code, unit=line.unit)
    # "chờ Sở Tư pháp cho ý kiến" names already whom it waits for.
    named = fold(line.waits_for) in fold(line.text)
    return t("summary-blocker" if named else "summary-blocker-waits", code=line.code,
             unit=line.unit, text=_cut(line.text), waits_for=line.waits_for)


def _section(t: Translate, key: str, lines: list[Markup], total: int) -> Markup | None:
    if not lines:
        return None
    more = [t("summary-more", count=count(total - len(lines)))] if total > len(lines) else []
    return Markup("\n").join([t(key, count=count(total)), *lines, *more])


def _result(t: Translate, line: ResultLine) -> Markup:
    if line.restricted:
        return t("summary-restricted", code=line.code, unit=line.unit)
    return t("summary-result" if line.code else "summary-result-added", code=line.code,
             title=_cut(line.title), unit=line.unit, text=_cut(line.text))


def _share(t: Translate, counts: Counts, name: str) -> Markup:
    """Of all tasks of the period, as the document says it: the parts add up to the sum's share."""
    figure = getattr(counts, name)
    return t("figures-share", count=count(figure), name=t(f"cell-{name.replace('_', '-')}"),
             percent=_percent(figure, counts.total))


def _percent(part: int, whole: int) -> str:
    found = rate(part, whole)
    return "-" if found is None else decimal(found)


def _cut(text: str) -> str:
    return text if len(text) <= _WIDE else f"{text[:_WIDE].rstrip()}…"
