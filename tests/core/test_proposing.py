"""Drafts that a body's duty becomes: its words, units, figures and whom it is reported to."""

from datetime import UTC, datetime

from core.directives import Duty
from core.directives.document import read_document
from core.directives.lines import read_lines
from core.matching import UnitMatch
from core.proposals import owners, propose

NOW = datetime(2026, 3, 2, tzinfo=UTC)
LETTER = """Giám đốc Sở yêu cầu các phòng thực hiện các nhiệm vụ sau:
1. Phòng Pháp chế rà soát ít nhất 30% thủ tục hành chính thuộc phạm vi quản lý của ngành trên địa
bàn tỉnh, xây dựng phương án đơn giản hóa, gửi Văn phòng Sở trước ngày 15/5/2026.
"""


def _duty() -> Duty:
    return read_document(read_lines(LETTER)).duties[0]


def test_a_draft_keeps_what_the_sentence_says() -> None:
    duty = _duty()
    top = propose(duty, owners(UnitMatch((7,), ()), duty.lead_text), (), {}, 1, NOW).top
    assert (top["lead_unit_id"], top["lead_text"]) == (7, "Phòng Pháp chế")
    assert top["title"].endswith("…")
    assert top["detail"] == duty.text
    assert top["product"] == "Phương án đơn giản hóa"
    assert top["report_to"] == "Văn phòng Sở"
    assert "30%" in top["targets"]
    assert duty.deadline_text == "trước ngày 15/5/2026"
