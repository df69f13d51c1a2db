"""The ranking of units in chat: what excuses and what is contested stands beside the figures."""

from markupsafe import Markup

from core.evaluation import MINIMUM, Standing, rank_units
from core.summary import Summary
from handlers.texts import Translate
from handlers.texts.values import count, decimal


def ranking(t: Translate, summary: Summary) -> list[Markup]:
    """The units, best first, and how many late tasks are excused or contested in all."""
    if summary.unit:
        (own, *_) = rank_units(summary) or (None,)
        lines = [_late(t, own)] if own is not None and own.lateness else []
        return [t("stats-own-late", late=lines[0])] if lines else []
    ranked = rank_units(summary)
    if not ranked:
        return []
    few = any(line.place is None for line in ranked)
    below = [t("stats-few", count=count(MINIMUM))] if few else []
    return [Markup("\n").join([t("stats-units"), *(_line(t, line) for line in ranked), *below])]


def _line(t: Translate, line: Standing) -> Markup:
    counts = line.counts
    rate = line.on_time_rate
    said = t("stats-unit", place=f"{line.place}." if line.place else "–", unit=line.name,
             done=count(counts.completed), total=count(counts.total),
             rate=f"{decimal(rate)}%" if rate is not None else "–")
    if not line.lateness:
        return said
    parts = [said, _late(t, line)]
    if line.adjusted_rate is not None:
        parts.append(t("stats-adjusted", rate=decimal(line.adjusted_rate)))
    return Markup("; ").join(parts)


def _late(t: Translate, line: Standing) -> Markup:
    """"trễ 03, quá hạn 01, trong đó 01 khách quan đã xác nhận, 01 đang có ý kiến"."""
    said = t("stats-late", late=count(line.counts.late), overdue=count(line.counts.open_overdue))
    known = [t(f"stats-{name}", count=count(number))
             for name, number in (("excused", line.excused), ("contested", line.contested))
             if number]
    return t("stats-of-them", late=said, parts=Markup(", ").join(known)) if known else said
