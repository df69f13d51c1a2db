"""What a report says besides its tables: the names that its template may use, and their values."""

from collections.abc import Iterable, Sequence
from typing import Any

from core.fold import fold
from core.policy import DECREE, PARENT
from core.quarters import Scheme
from core.summary import BlockerLine, NextLine, OverdueLine, ResultLine, Summary
from documents.writing import wording
from documents.writing.measure import longest_line_mm
from documents.writing.parts_text import parts_sentence, proposal_lines
from documents.writing.template import Xml
from documents.writing.text import clean, shorten
from documents.writing.word_xml import rule
from documents.writing.wording import Labels, day, number

#: The columns of the letterhead, and both together: the width of the text.
LEFT_MM, TEXT_MM = 65.0, 165.0
#: So many lines of one sort stand in the text; an annex holds the others.
_MOST = 20
#: Results are what the report is about, and units have answered for them: these are cut later.
_RESULTS = 200
_LONG = 600
#: A title, and as much as a line of a unit's part may hold.
_RESULT_LONG = 1500
_DECREE_09 = (
    "Căn cứ Nghị định số 09/2019/NĐ-CP ngày 24 tháng 01 năm 2019 của Chính phủ quy định về chế độ "
    "báo cáo của cơ quan hành chính nhà nước"
)


def letterhead(
    organisation: str, parent: str, place: str, year: int, subject: str, labels: Labels
) -> dict[str, Any]:
    """What every document begins and ends with; texts come as they are."""
    office = clean(organisation)
    return {
        "co_quan_chu_quan": clean(parent).upper(),
        "co_quan": office.upper(),
        "ten_co_quan": office,
        "gach_duoi_co_quan": _rule_under(office.upper(), 12, LEFT_MM),
        "dia_danh": clean(place) or "…",
        "nam": year,
        "ky_hieu": clean(labels.code),
        "trich_yeu": subject,
        "trich_yeu_thuong": subject[:1].lower() + subject[1:],
        "gach_duoi_trich_yeu": _rule_under(subject, 14, TEXT_MM, after_pt=12),
        "tieu_de": subject,
        "chuc_vu_nguoi_ky": "\n".join(clean(line) for line in labels.signer.splitlines()).upper(),
        "nguoi_ky": clean(labels.signer_name),
    }


def report_values(summary: Summary, labels: Labels) -> dict[str, Any]:
    """Names and values of a report, all texts clean; without its tables and pictures."""
    window = wording.window_words(summary)
    counts = summary.counts
    head = letterhead(summary.organisation, summary.parent, summary.place,
                      summary.counted_to.year, wording.subject(summary), labels)
    return {
        **head,
        "kinh_gui": _addressees(summary, labels),
        "cac_can_cu": _grounds(summary, labels),
        "noi_nhan": copies(labels.recipients, labels),
        "pham_vi_so_lieu": window[0].upper() + window[1:],
        "cau_nguon_goc": wording.origin_sentence(counts),
        "cau_ket_qua": wording.counts_sentence(counts, labels),
        "cau_ty_le": wording.rates_sentence(counts),
        "cau_ky_truoc": wording.comparison_sentence(summary),
        "cac_cau_bo_sung": wording.extras_sentences(summary),
        "cau_ket_qua_noi_bat": wording.highlights_sentence(summary),
        "ket_qua_theo_linh_vuc": _results(summary),
        "nhiem_vu_qua_han": _overdue(summary),
        "vuong_mac": _capped([_blocker(line) for line in summary.blockers]),
        "nhiem_vu_ky_toi": _capped([_next(line) for line in summary.next_period]),
        "cau_phan_don_vi": parts_sentence(summary),
        "kien_nghi": _capped([*proposal_lines(summary), *_requests(summary.blockers)],
                             most=_RESULTS, long=_RESULT_LONG),
    }


def _rule_under(text: str, size_pt: int, room_mm: float, after_pt: int = 0) -> Xml:
    """A rule of 1/3 to 1/2 of the longest line above it (Phụ lục I, Mục II)."""
    return Xml(rule(0.42 * longest_line_mm(text, size_pt, room_mm), room_mm, 4, after_pt))


def copies(recipients: Sequence[str], labels: Labels) -> list[str]:
    """Who gets a copy, each ending with ";"; the archive is the last, then who drafted it.

    "Như trên" is the template's own, which knows whether anybody stands above.
    """
    named = [_bare(name) for name in recipients if fold(_bare(name)) != "nhu tren"]
    kept = [name for name in named if name.startswith("Lưu:")] or ["Lưu: VT"]
    others = [f"{name};" for name in named if name and name not in kept]
    drafter = clean(labels.drafter).rstrip(".")
    return [*others, f"{kept[0]}." + (f" {drafter}." if drafter else "")]


def _bare(name: str) -> str:
    return clean(name).removeprefix("- ").rstrip(" .;")


def _addressees(summary: Summary, labels: Labels) -> list[str]:
    """Whom the report goes up to; a unit's part stays in the house."""
    if summary.unit:
        return []
    named = (clean(name.replace(PARENT, summary.parent)) for name in labels.addressees)
    return _ended([_bare(name) for name in named if _bare(name)])


def _ended(names: list[str]) -> list[str]:
    """Each of several addressees ends with ";", the last with "."."""
    if len(names) < 2:
        return names
    return [f"{name};" for name in names[:-1]] + [f"{names[-1]}."]


def _grounds(summary: Summary, labels: Labels) -> list[str]:
    decree = _DECREE_09 if summary.period.scheme is Scheme.DECREE_09_2019 else ""
    named = [_bare(text.replace(DECREE, decree)) for text in labels.grounds]
    named = [text for text in named if text]
    return [f"{text};" for text in named[:-1]] + [f"{text}." for text in named[-1:]]


def _results(summary: Summary) -> list[dict[str, Any]]:
    """One group a field, in the order of the fields; a line a task."""
    order = [clean(label) for _, label, _ in summary.by_field]
    groups: dict[str, list[str]] = {label: [] for label in order}
    for result in summary.results:
        line = f"{_head(result)}: {clean(result.text)}" if result.code or result.title else (
            f"{clean(result.text).rstrip('.;')} ({wording.unit_name(result.unit)})")
        groups.setdefault(clean(result.field) or "Khác", []).append(line)
    return [{"linh_vuc": label, "cac_dong": _capped(lines, most=_RESULTS, long=_RESULT_LONG)}
            for label, lines in groups.items() if lines]


def _overdue(summary: Summary) -> list[str]:
    lines = [
        f"{_head(line)}: hạn {day(line.due_on)}, quá {number(line.days)} ngày"
        for line in summary.overdue
    ]
    return _capped(lines, summary.counts.open_overdue)


def _blocker(line: BlockerLine) -> str:
    waits = clean(line.waits_for)
    # "chờ Sở Tư pháp cho ý kiến" names already whom it waits for.
    waits = f"; chờ {waits}" if waits and fold(waits) not in fold(line.text) else ""
    since = f" (từ ngày {day(line.since)})" if line.since else ""
    return f"{_head(line)}: {clean(line.text)}{waits}{since}"


def _next(line: NextLine) -> str:
    return f"{_head(line)}: " + (f"hạn {day(line.due_on)}" if line.due_on else "không có thời hạn")


def _requests(blockers: Sequence[BlockerLine]) -> list[str]:
    """What is asked of those on whom something waits."""
    return [
        f"Đề nghị {clean(line.waits_for)} xem xét, giải quyết: {clean(line.text)} "
        f"({clean(line.code)})"
        for line in blockers
        if clean(line.waits_for)
    ][:_MOST]


def _head(line: ResultLine | OverdueLine | BlockerLine | NextLine) -> str:
    name = f"{clean(line.code)} {shorten(clean(line.title), 300)}"
    return f"{name} ({wording.unit_name(line.unit)})".strip()


def _capped(
    lines: Iterable[str], total: int = 0, *, most: int = _MOST, long: int = _LONG
) -> list[str]:
    """At most so many lines, each a sentence, and how many more there are."""
    every = list(lines)
    more = max(total, len(every)) - most
    shown = [f"{shorten(line, long).rstrip('.;')}." for line in every[:most]]
    if more > 0 and shown:
        shown.append(f"Và {number(more)} nhiệm vụ khác.")
    return shown
