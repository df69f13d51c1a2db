"""The Vietnamese of the documents: names, numbers, dates and the sentences made of them.

Numbers and dates as offices write them (domain.md §1.6, §6.2): 1.463; 74,12%; 05/6/2026; 01 tin.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from zoneinfo import ZoneInfo

from core.policy import ReportIdentity
from core.quarters import Period
from core.summary import Cell, Counts, Summary, rate
from documents.writing.text import clean

#: Names of the cells inside a sentence and on a plot.
SHORT_CELLS: Mapping[Cell, str] = MappingProxyType(
    {
        Cell.EARLY: "sớm hạn",
        Cell.ON_TIME: "đúng hạn",
        Cell.LATE: "trễ hạn",
        Cell.BOUNDARY: "hoàn thành đúng ngày nêu trong văn bản, chờ kết luận",
        Cell.COMPLETED_NO_DEADLINE: "hoàn thành không có thời hạn",
        Cell.OPEN_IN_TERM: "trong hạn",
        Cell.OPEN_OVERDUE: "quá hạn chưa hoàn thành",
        Cell.OPEN_NO_DEADLINE: "đang thực hiện không có thời hạn",
        Cell.WAITING_CONFIRMATION: "chờ xác nhận",
        Cell.PAUSED: "tạm dừng",
        Cell.CANCELLED: "đã hủy",
    }
)
#: Names of the channels that something was sent by.
CHANNELS: Mapping[str, str] = MappingProxyType({
    "telegram": "Telegram", "zalo_bot": "Zalo", "zalo_oa": "Zalo OA", "web": "chat trên web"})
#: Names of the cells standing alone, in the annex.
LONG_CELLS: Mapping[Cell, str] = MappingProxyType(
    {
        Cell.EARLY: "Hoàn thành sớm hạn",
        Cell.ON_TIME: "Hoàn thành đúng hạn",
        Cell.LATE: "Hoàn thành trễ hạn",
        Cell.BOUNDARY: "Hoàn thành, chờ kết luận về thời hạn",
        Cell.COMPLETED_NO_DEADLINE: "Hoàn thành",
        Cell.OPEN_IN_TERM: "Đang thực hiện, trong hạn",
        Cell.OPEN_OVERDUE: "Quá hạn",
        Cell.OPEN_NO_DEADLINE: "Đang thực hiện",
        Cell.WAITING_CONFIRMATION: "Chờ xác nhận",
        Cell.PAUSED: "Tạm dừng",
        Cell.CANCELLED: "Đã hủy",
    }
)

_OFFICE = ReportIdentity()


@dataclass(frozen=True, slots=True)
class Labels:
    """Words an office or a language may change; the defaults are plain Vietnamese.

    The first are those of core.policy.ReportIdentity. `{week}` in `digest_title` becomes the dates
    of the week.
    """

    short_cells: Mapping[Cell, str] = field(default_factory=lambda: SHORT_CELLS)
    long_cells: Mapping[Cell, str] = field(default_factory=lambda: LONG_CELLS)
    code: str = _OFFICE.code
    letter_code: str = _OFFICE.letter_code
    signer: str = _OFFICE.signer
    signer_name: str = _OFFICE.signer_name
    addressees: tuple[str, ...] = _OFFICE.addressees
    grounds: tuple[str, ...] = _OFFICE.grounds
    recipients: tuple[str, ...] = _OFFICE.recipients
    letter_recipients: tuple[str, ...] = _OFFICE.letter_recipients
    drafter: str = _OFFICE.drafter
    timeliness_title: str = "Tiến độ thực hiện nhiệm vụ theo đơn vị"
    timeliness_note: str = "Không kể nhiệm vụ không có thời hạn, chờ xác nhận, tạm dừng, đã hủy"
    bars: tuple[str, str, str, str, str] = (
        "Sớm hạn",
        "Đúng hạn",
        "Trễ hạn",
        "Trong hạn",
        "Quá hạn",
    )
    ages_title: str = "Nhiệm vụ quá hạn theo số ngày quá hạn"
    ages: tuple[str, str, str, str] = ("1-7 ngày", "8-30 ngày", "31-90 ngày", "Trên 90 ngày")
    trend_title: str = "Kết quả thực hiện nhiệm vụ qua các kỳ"
    trend_bars: tuple[str, str, str] = ("Hoàn thành", "Đang mở trong hạn, khác", "Quá hạn")
    trend_line: str = "Tỷ lệ đúng hạn, sớm hạn"
    no_figures: str = "Chưa có số liệu"
    digest_title: str = "Bản tin tuần {week}"
    digest_figures: tuple[str, str, str, str, str] = (
        "Đang mở",
        "Quá hạn",
        "Đến hạn tuần này",
        "Xong tuần trước",
        "Giao tuần trước",
    )
    digest_bars: tuple[str, str] = ("Trong hạn", "Quá hạn")
    digest_units: str = "Nhiệm vụ đang mở theo đơn vị"


def number(value: int) -> str:
    """Dots between thousands; counts of one to nine are written with a leading zero."""
    return f"{value:02d}" if 0 < value < 10 else f"{value:,}".replace(",", ".")


def percent(value: Decimal | None) -> str:
    """Two decimals after a comma; "-" for the share of nothing."""
    return "-" if value is None else f"{value:.2f}%".replace(".", ",")


def day(value: date) -> str:
    """05/6/2026: a leading zero for days below 10 and for months 1 and 2 only."""
    return f"{value.day:02d}/{_month(value.month)}/{value.year}"


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


def period_name(period: Period) -> str:
    """The period in words: "quý II năm 2026", "6 tháng đầu năm 2026", "tháng 6 năm 2026"."""
    if ".." in period.code:
        return f"từ ngày {day(period.start)} đến ngày {day(period.end)}"
    year, _, tail = period.code.partition("-")
    if tail.startswith("Q"):
        return f"quý {('I', 'II', 'III', 'IV')[int(tail[1]) - 1]} năm {year}"
    named = {"": "", "H1": "6 tháng đầu ", "H2": "6 tháng cuối ", "9M": "9 tháng đầu "}
    return f"{named[tail]}năm {year}" if tail in named else f"tháng {_month(int(tail))} năm {year}"


def seal_words(summary: Summary) -> str:
    """"; báo cáo số 03/2026, chốt lúc 09:00 ngày 16/6/2026"; nothing for figures of the moment."""
    seal = summary.frozen
    if seal is None:
        return ""
    at = seal.at.astimezone(ZoneInfo(summary.timezone))
    when = f"{at:%H:%M} ngày {day(at.date())}"
    return f"; báo cáo số {number(seal.number)}/{seal.year}, chốt lúc {when}"


def window_words(summary: Summary) -> str:
    """The exact days that were counted, both inclusive (domain.md §1.4)."""
    if summary.counted_to < summary.period.start:
        return f"kỳ báo cáo bắt đầu từ ngày {day(summary.period.start)}, chưa có số liệu"
    words = f"số liệu tính từ ngày {day(summary.period.start)} đến ngày {day(summary.counted_to)}"
    if summary.counted_to < summary.period.end:
        words += f"; kỳ báo cáo kết thúc ngày {day(summary.period.end)}"
    return words


def subject(summary: Summary) -> str:
    """What the report is about, without the word "báo cáo"."""
    whose = f" của {clean(summary.unit)}" if summary.unit else ""
    return f"Kết quả thực hiện nhiệm vụ được giao{whose} {period_name(summary.period)}"


def unit_name(name: str) -> str:
    """The clean name of a unit; tasks may wait for one."""
    return clean(name) or "Chưa phân công đơn vị"


def counts_sentence(counts: Counts, labels: Labels) -> str:
    """"39 nhiệm vụ: 12 sớm hạn (30,77%), …": every cell that is not empty, of the total."""
    shares = [
        f"{number(counts.of(cell))} {labels.short_cells[cell]} "
        f"({percent(rate(counts.of(cell), counts.total))})"
        for cell in Cell
        if counts.of(cell)
    ]
    return f"{number(counts.total)} nhiệm vụ" + (": " + ", ".join(shares) if shares else "")


def origin_sentence(counts: Counts) -> str:
    """Where the tasks of the period come from."""
    return (
        f"Tổng số nhiệm vụ trong kỳ: {number(counts.total)}, trong đó kỳ trước chuyển sang "
        f"{number(counts.carried_in)}, phát sinh trong kỳ {number(counts.new)}."
    )


def rates_sentence(counts: Counts) -> str:
    """How much was completed, and how much of that in time."""
    sentence = f"Đã hoàn thành {number(counts.completed)}/{number(counts.total)} nhiệm vụ"
    if counts.completion_rate is not None:
        sentence += f", đạt tỷ lệ {percent(counts.completion_rate)}"
    if counts.on_time_rate is not None:
        sentence += f"; tỷ lệ đúng hạn, sớm hạn {percent(counts.on_time_rate)}"
    return sentence + "."


def comparison_sentence(summary: Summary) -> str:
    """The figures of the period before; nothing when it had no task."""
    before, period = summary.previous, summary.previous_period
    if before is None or not before.total:
        return ""
    which = f" ({period_name(period)})" if period else ""
    sentence = (
        f"Kỳ trước{which}: hoàn thành {number(before.completed)}/{number(before.total)} nhiệm vụ "
        f"({percent(before.completion_rate)}); quá hạn chưa hoàn thành "
        f"{number(before.open_overdue)}"
    )
    if before.on_time_rate is not None:
        sentence += f"; tỷ lệ đúng hạn, sớm hạn {percent(before.on_time_rate)}"
    return sentence + "."


def extras_sentences(summary: Summary) -> list[str]:
    """More time, difficulties, evidence and silence, each where there is something to say."""
    extras = summary.extras
    if extras is None:
        return []
    told = []
    if extras.extensions_asked or extras.extensions_granted or extras.extended:
        told.append(
            f"Gia hạn: {number(extras.extensions_asked)} đề nghị trong kỳ, đồng ý "
            f"{number(extras.extensions_granted)}, không đồng ý "
            f"{number(extras.extensions_refused)}; {number(extras.extended)} nhiệm vụ đã được "
            f"gia hạn (01 lần: {number(extras.extended_once)}; 02 lần: "
            f"{number(extras.extended_twice)}; từ 03 lần: {number(extras.extended_more)})."
        )
    if extras.blockers_raised or extras.blockers_open:
        still = f" (của {number(extras.blocked)} nhiệm vụ)" if extras.blockers_open else ""
        told.append(
            f"Khó khăn, vướng mắc: phát sinh trong kỳ {number(extras.blockers_raised)}, đã giải "
            f"quyết {number(extras.blockers_answered)}, đang chờ giải quyết "
            f"{number(extras.blockers_open)}{still}."
        )
    if summary.counts.completed:
        told.append(
            f"Tài liệu kiểm chứng: {number(extras.evidence_present)}/"
            f"{number(summary.counts.completed)} nhiệm vụ hoàn thành đã có, "
            f"{number(extras.evidence_missing)} nhiệm vụ chưa có."
        )
    if extras.stale:
        told.append(f"{number(extras.stale)} nhiệm vụ không có thời hạn đã lâu chưa có báo cáo.")
    return told


def highlights_sentence(summary: Summary) -> str:
    """How many units are without overdue tasks, if any, and how the rate of completion moved."""
    units = [counts for _, _, counts in summary.by_unit]
    clear = sum(not counts.open_overdue for counts in units)
    parts = []
    if clear:
        parts.append(f"{number(clear)}/{number(len(units))} đơn vị không có nhiệm vụ quá hạn")
    now = summary.counts.completion_rate
    if now is not None:
        parts.append(f"tỷ lệ hoàn thành {percent(now)}{_change(now, summary.previous)}")
    if not parts:
        return "Không có."
    return f"{'; '.join(parts)}.".replace("tỷ", "Tỷ", 0 if clear else 1)


def _change(now: Decimal, before: Counts | None) -> str:
    earlier = before.completion_rate if before else None
    if earlier is None:
        return ""
    if now == earlier:
        return ", bằng kỳ trước"
    points = f"{abs(now - earlier):.2f}".replace(".", ",")
    return f", {'tăng' if now > earlier else 'giảm'} {points} điểm phần trăm so với kỳ trước"
