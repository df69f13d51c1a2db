"""What heads read of the units' parts."""

from datetime import date

from core.parts_notices import PartDue, PartsAsked
from core.quarters import Scheme, window
from handlers.texts import Catalogue
from handlers.texts.parts import asked_say

VI = Catalogue().translator("vi")
DUE = date(2026, 6, 15)


def due(part_id: int, tail: str) -> PartDue:
    period = window(2026, tail, Scheme.DECREE_09_2019)
    return PartDue(part_id, period, "Văn phòng Sở", DUE, 3)


def test_buttons_for_two_periods_of_one_unit_differ() -> None:
    two = asked_say(VI, PartsAsked((due(1, "Q2"), due(2, "H1")), fresh=True))
    assert [button.label for (button,) in two.rows] == [
        "📝 Mở quý II/2026 · Văn phòng Sở", "📝 Mở 6 tháng đầu năm 2026 · Văn phòng Sở"]
    one = asked_say(VI, PartsAsked((due(1, "Q2"),)))
    assert [button.label for (button,) in one.rows] == ["📝 Mở phần của Văn phòng Sở"]


def test_a_closed_gathering_is_not_named_like_a_published_report() -> None:
    """"Chốt báo cáo" cannot be taken back; a gathering is opened again with one tap."""
    for key in ("parts-close", "part-state-closed", "error-parts-closed", "error-part-closed"):
        assert "chốt" not in VI.plain(key).lower()
