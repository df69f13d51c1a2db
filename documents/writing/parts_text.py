"""What a report says of the units' own parts: who sent theirs, and what they propose."""

from collections.abc import Sequence

from core.summary import PartLine, PartState, Summary
from documents.writing.text import clean
from documents.writing.wording import number, unit_name


def parts_sentence(summary: Summary) -> str:
    """"Đến thời điểm lập báo cáo, 07/08 đơn vị đã gửi …"; nothing where no part was asked for."""
    every = summary.parts
    if not every or summary.unit:
        return ""
    missing = [part for part in every if part.state is PartState.DRAFT]
    late = [part for part in every if part.state is PartState.LATE]
    sentence = (f"Đến thời điểm lập báo cáo, {number(len(every) - len(missing))}/"
                f"{number(len(every))} đơn vị đã gửi phần báo cáo")
    if missing:
        sentence += f"; chưa gửi: {_names(missing)}"
    if late:
        sentence += f"; gửi muộn: {_names(late)}"
    return f"{sentence}."


def proposal_lines(summary: Summary) -> list[str]:
    """Each proposal with the unit that makes it."""
    return [clean(p.text) if summary.unit else f"{unit_name(p.unit)}: {clean(p.text)}"
            for p in summary.proposals]


def _names(parts: Sequence[PartLine]) -> str:
    return ", ".join(unit_name(part.unit) for part in parts)
