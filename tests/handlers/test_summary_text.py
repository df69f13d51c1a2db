"""The summary as people read it in the chat."""

from datetime import UTC, datetime

from core.quarters import Scheme, window
from core.summary import BlockerLine, Counts, Summary
from handlers.texts import Catalogue
from handlers.texts.reports import summary_text

VI = Catalogue().translator("vi")


def test_a_difficulty_tells_once_whom_it_waits_for_or_nothing() -> None:
    lines = (BlockerLine("CCHC-2026-001", "", "VP", "Chưa có phần mềm"),
             BlockerLine("CCHC-2026-002", "", "VP", "chờ Sở Tư pháp cho ý kiến", "Sở tư pháp"),
             BlockerLine("CCHC-2026-003", "", "VP", "Thiếu kinh phí", "Sở Tài chính"))
    text = summary_text(VI, Summary(
        "Sở", "", "Huế", window(2026, "Q2", Scheme.DECREE_09_2019),
        datetime(2026, 7, 1, tzinfo=UTC), Counts(), blockers=lines))
    assert [line for line in text.splitlines() if line.startswith("•")] == [
        "• CCHC-2026-001 (VP): Chưa có phần mềm",
        "• CCHC-2026-002 (VP): chờ Sở Tư pháp cho ý kiến",
        "• CCHC-2026-003 (VP): Thiếu kinh phí – chờ Sở Tài chính"]
