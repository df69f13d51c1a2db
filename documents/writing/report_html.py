"""The report of a period as one page for the office's portal, for the public.

It holds figures, units and fields. What people typed (titles, results, difficulties) may name
persons or restricted matters, so none of it comes here: what is not handed over cannot leak.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from core.summary import Counts, Summary
from documents.writing import wording
from documents.writing.plots_report import overdue_ages, periods_of
from documents.writing.template import SHIPPED
from documents.writing.text import clean
from documents.writing.wording import Labels, day, number, percent

_KINDS = ("early", "on_time", "late", "in_term", "overdue")
_COLUMNS = ("Tổng số", "Sớm hạn", "Đúng hạn", "Trễ hạn", "Hoàn thành khác", "Trong hạn", "Quá hạn",
            "Chưa xong khác", "Đã hủy", "Tỷ lệ hoàn thành", "Tỷ lệ đúng hạn, sớm hạn")
#: A part narrower than this many percent of the bar has no room for its number.
_WIDE = 7


def write_html(summary: Summary, path: Path, labels: Labels) -> None:
    """Write the page to `path`: one file, nothing fetched from elsewhere, no person's name."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    room = Environment(loader=FileSystemLoader(SHIPPED), autoescape=True,
                       undefined=StrictUndefined)
    page = room.get_template("cong-khai.html").render(_values(summary, labels))
    path.write_text(page, encoding="utf-8")


def _values(summary: Summary, labels: Labels) -> dict[str, Any]:
    counts, window = summary.counts, wording.window_words(summary)
    units = [(wording.unit_name(name), c) for _, name, c in summary.by_unit]
    at = summary.snapshot.astimezone(ZoneInfo(summary.timezone))
    return {
        "organisation": clean(summary.organisation),
        "parent": clean(summary.parent),
        "subject": wording.subject(summary),
        "window": window[0].upper() + window[1:],
        "figures": _figures(counts),
        "sentence": wording.counts_sentence(counts, labels),
        "rates": wording.rates_sentence(counts),
        "before": wording.comparison_sentence(summary),
        "more": wording.extras_sentences(summary),
        "trend_title": labels.trend_title,
        "trend": _trend(summary, labels),
        "columns": _COLUMNS,
        "bars_title": labels.timeliness_title,
        "bars_note": labels.timeliness_note,
        "key": [{"kind": k, "words": w} for k, w in zip(_KINDS, labels.bars, strict=True)],
        "units": [_unit(name, c, labels) for name, c in units],
        "fields": [{"name": clean(label), "figures": _row(c)} for _, label, c in summary.by_field],
        "total": _row(counts),
        "ages_title": labels.ages_title,
        "ages": _ages(summary, labels),
        "made": f"Số liệu lập lúc {at:%H:%M} ngày {day(at.date())}.",
    }


def _figures(counts: Counts) -> list[dict[str, str]]:
    return [
        {"words": words, "shown": shown}
        for words, shown in (
            ("nhiệm vụ trong kỳ", number(counts.total)),
            ("đã hoàn thành", number(counts.completed)),
            ("tỷ lệ hoàn thành", percent(counts.completion_rate)),
            ("tỷ lệ đúng hạn, sớm hạn", percent(counts.on_time_rate)),
            ("quá hạn chưa hoàn thành", number(counts.open_overdue)),
        )
    ]


def _row(counts: Counts) -> list[str]:
    figures = (
        counts.total, counts.early, counts.on_time, counts.late,
        counts.boundary + counts.completed_no_deadline, counts.open_in_term, counts.open_overdue,
        counts.open_no_deadline + counts.waiting_confirmation + counts.paused, counts.cancelled,
    )
    rates = [percent(counts.completion_rate), percent(counts.on_time_rate)]
    return [number(figure) for figure in figures] + rates


def _unit(name: str, counts: Counts, labels: Labels) -> dict[str, Any]:
    figures = (counts.early, counts.on_time, counts.late, counts.open_in_term, counts.open_overdue)
    told = [f"{word.lower()} {number(n)}"
            for word, n in zip(labels.bars, figures, strict=True) if n]
    return {
        "name": name,
        "figures": _row(counts),
        "total": counts.total,
        "words": ", ".join(told) or labels.no_figures,
        "parts": _parts(figures, sum(figures)),
    }


def _parts(
    figures: Sequence[int], whole: int, kinds: Sequence[str] = _KINDS
) -> list[dict[str, Any]]:
    parts, start = [], 0.0
    for kind, count in zip(kinds, figures, strict=True):
        share = round(100 * count / whole, 3) if whole else 0.0
        parts.append({
            "kind": kind, "count": count, "shown": number(count), "start": round(start, 3),
            "share": share, "middle": round(start + share / 2, 3), "wide": share >= _WIDE,
        })
        start += share
    return parts


def _trend(summary: Summary, labels: Labels) -> list[dict[str, Any]]:
    periods = periods_of(summary)
    if len(periods) < 2:
        return []
    most = max(counts.completed + counts.open for _, counts in periods) or 1
    told = []
    for name, counts in periods:
        figures = (counts.completed, counts.open - counts.open_overdue, counts.open_overdue)
        words = [f"{word.lower()} {number(n)}"
                 for word, n in zip(labels.trend_bars, figures, strict=True)]
        rate = f"{labels.trend_line.lower()} {percent(counts.on_time_rate)}"
        told.append({"name": name[:1].upper() + name[1:], "words": ", ".join([*words, rate]),
                     "parts": _parts(figures, most, ("on_time", "in_term", "overdue"))})
    return told


def _ages(summary: Summary, labels: Labels) -> list[dict[str, Any]]:
    ages = overdue_ages(summary)
    if not any(ages):
        return []
    return [
        {"words": words, "shown": number(count),
         "parts": _parts((count,), max(ages), ("overdue",))}
        for words, count in zip(labels.ages, ages, strict=True)
    ]
