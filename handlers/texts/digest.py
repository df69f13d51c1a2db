"""The weekly digest as chat text: one page on a phone."""

from decimal import Decimal

from markupsafe import Markup

from core.digest import Digest
from handlers.texts.catalogue import Translate
from handlers.texts.people import channel_name
from handlers.texts.values import count, decimal, short_day

#: Figure → its entry in the catalogue.
_FIGURES = {
    "open": "digest-open", "overdue": "digest-overdue-count",
    "due_this_week": "digest-due-this-week", "done_last_week": "digest-done-last-week",
    "new_last_week": "digest-new-last-week",
}
_TITLE = 80
_UNITS = 8


def digest_text(t: Translate, digest: Digest) -> Markup:
    """Figures with their change, the worst overdue, units, what waits for a decision."""
    parts = [t("digest-heading", organisation=digest.organisation, week=digest.week_of),
             _figures(t, digest)]
    if digest.worst:
        lines = [t("digest-overdue-line", code=o.code, unit=o.unit, days=o.days,
                   title=t("restricted-title") if o.restricted else _cut(o.title))
                 for o in digest.worst]
        parts.append(_block(t("digest-overdue"), lines))
    if digest.units:
        parts.append(_block(t("digest-units"), _units(t, digest)))
    if digest.blockers:
        lines = [t("digest-blocker-line", code=b.code, unit=b.unit, text=_cut(b.text),
                   waits_for=b.waits_for or "-") for b in digest.blockers]
        parts.append(_block(t("digest-blockers"), lines))
    if digest.unreached:
        parts.append(t("digest-unreached", count=count(digest.unreached)))
    parts += [t("digest-short", channel=channel_name(t, s.channel), left=count(s.left),
                day=short_day(s.runs_out_on)) for s in digest.short]
    return Markup("\n\n").join(parts)


def _figures(t: Translate, digest: Digest) -> Markup:
    lines = []
    for name, key in _FIGURES.items():
        lines.append(t(key, count=count(getattr(digest.now, name)),
                       change=_change(digest.change(name))))
    return Markup("\n").join(lines)


def _units(t: Translate, digest: Digest) -> list[Markup]:
    return [
        t("digest-unit-line", place=place, unit=u.unit, open=count(u.open),
          overdue=count(u.overdue), done=count(u.done), rate=_rate(u.on_time_rate))
        for place, u in enumerate(digest.units[:_UNITS], 1)
    ]


def _rate(rate: Decimal | None) -> str:
    return "none" if rate is None else f"{decimal(rate)}%"


def _change(change: int | None) -> str:
    """(+3), (-2), (=); nothing in the first week."""
    if change is None:
        return ""
    return f" ({change:+d})" if change else " (=)"


def _block(head: Markup, lines: list[Markup]) -> Markup:
    return Markup("\n").join([head, *lines])


def _cut(text: str) -> str:
    return text if len(text) <= _TITLE else f"{text[:_TITLE].rstrip()}…"
