"""What a report says of the units' own parts."""

from dataclasses import replace
from datetime import UTC, datetime

from core.quarters import Scheme, window
from core.summary import Counts, PartLine, PartState, Proposal, ResultLine, Summary
from documents.writing import Labels
from documents.writing.parts_text import parts_sentence, proposal_lines
from documents.writing.report_text import report_values

NOW = datetime(2026, 6, 20, tzinfo=UTC)
SUMMARY = Summary("Sở Nội vụ", "UBND tỉnh", "Hà Tĩnh", window(2026, "Q2", Scheme.CALENDAR), NOW,
                  Counts(), by_field=(("procedures", "Cải cách TTHC", Counts()),))


def part(number: int, state: PartState) -> PartLine:
    return PartLine(number, f"Phòng {number}", state)


def test_who_sent_who_did_not_and_who_was_late() -> None:
    states = [PartState.CONFIRMED] * 6 + [PartState.DRAFT, PartState.LATE]
    parts = tuple(part(n, state) for n, state in enumerate(states, 1))
    assert parts_sentence(replace(SUMMARY, parts=parts)) == (
        "Đến thời điểm lập báo cáo, 07/08 đơn vị đã gửi phần báo cáo; chưa gửi: Phòng 7; "
        "gửi muộn: Phòng 8.")
    assert parts_sentence(replace(SUMMARY, parts=parts[:6])) == (
        "Đến thời điểm lập báo cáo, 06/06 đơn vị đã gửi phần báo cáo.")
    assert parts_sentence(SUMMARY) == ""
    assert parts_sentence(replace(SUMMARY, parts=parts, unit="Phòng 1")) == ""


def test_proposals_name_their_unit_in_the_report_of_all() -> None:
    summary = replace(SUMMARY, proposals=(Proposal("Phòng 1", "Cấp <kinh phí>\x07"),))
    assert proposal_lines(summary) == ["Phòng 1: Cấp <kinh phí>"]
    assert proposal_lines(replace(summary, unit="Phòng 1")) == ["Cấp <kinh phí>"]
    assert report_values(summary, Labels())["kien_nghi"] == ["Phòng 1: Cấp <kinh phí>."]


def test_a_line_without_a_task_and_a_long_one_stand_whole() -> None:
    long = "Đã làm " + "rất " * 240
    results = (ResultLine("", "", "Phòng 1", "Cải cách TTHC", "Đã tổ chức 02 lớp tập huấn."),
               ResultLine("CCHC-2026-001", "Rà soát", "Phòng 1", "Cải cách TTHC", long))
    (group,) = report_values(replace(SUMMARY, results=results), Labels())["ket_qua_theo_linh_vuc"]
    assert group["cac_dong"][0] == "Đã tổ chức 02 lớp tập huấn (Phòng 1)."
    assert group["cac_dong"][1].endswith("rất.")
    assert "…" not in group["cac_dong"][1]


def test_a_busy_field_loses_no_line_of_a_unit() -> None:
    results = tuple(ResultLine(f"CCHC-2026-{n:03d}", "Rà soát", "Phòng 1", "Cải cách TTHC", "Xong")
                    for n in range(60))
    (group,) = report_values(replace(SUMMARY, results=results), Labels())["ket_qua_theo_linh_vuc"]
    assert len(group["cac_dong"]) == 60
