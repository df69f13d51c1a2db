"""Figures that are goals, and figures that are none."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.targets import Target, find_targets


def figures(text: str) -> list[tuple[float, str, str]]:
    return [(t.value, t.unit, t.op) for t in find_targets(text)]


@pytest.mark.parametrize(("text", "figure"), [
    ("rà soát 30% TTHC", (30, "%", "=")),
    ("số hóa 100 hồ sơ", (100, "hồ sơ", "=")),
    ("ít nhất 2 cuộc kiểm tra", (2, "cuộc kiểm tra", ">=")),
    ("it nhat 2 cuoc kiem tra", (2, "cuoc kiem tra", ">=")),
    ("tỷ lệ đúng hạn >= 95%", (95, "%", ">=")),
    ("đạt từ 80% trở lên", (80, "%", ">=")),
    ("tối thiểu hai mô hình", (2, "mô hình", ">=")),
    ("hồ sơ trễ không quá 0,5%", (0.5, "%", "<=")),
    ("số hóa 1.463 hồ sơ", (1463, "hồ sơ", "=")),
    ("tối thiểu 03 chợ phiên", (3, "chợ phiên", ">=")),
    ("đạt 88 điểm trở lên", (88, "điểm", ">=")),
    ("mỗi phòng, đơn vị có ít nhất 06 tin, bài", (6, "tin, bài", ">=")),
    ("đạt 80-90% kế hoạch", (80, "%", "=")),
])
def test_goals(text: str, figure: tuple[float, str, str]) -> None:
    assert figures(text) == [figure]


@pytest.mark.parametrize("text", [
    "trước ngày 25/3", "trong 5 ngày làm việc", "không quá 3 ngày", "Nghị định 43/2011/NĐ-CP",
    "Quyết định số 12 hồ sơ", "quý 3", "năm 2026", "mục 4 báo cáo", "họp lúc 8h30",
    "giai đoạn 2021-2025", "", "bảo đảm tiến độ", "toàn bộ 87 hồ sơ trễ hạn", "12/15 xã",
])
def test_no_goals(text: str) -> None:
    assert figures(text) == []


def test_each_goal_keeps_the_words_of_its_clause() -> None:
    found = find_targets("đôn đốc; rà soát TTHC 30% TTHC thuộc thẩm quyền giải quyết và có kiến "
                         "nghị đơn giản ít nhất 10% TTHC rà soát. Báo cáo đúng hạn")
    assert found == (
        Target(30, "%", "=", "rà soát TTHC 30% TTHC thuộc thẩm quyền giải quyết"),
        Target(10, "%", ">=", "kiến nghị đơn giản ít nhất 10% TTHC rà soát"),
    )


@settings(deadline=None)
@given(st.text(max_size=300) | st.lists(st.sampled_from(
    ["ít nhất", "từ", "30", "%", "2", "cuộc", ",", "trở lên", "hồ sơ", "và", ">=", "đ̀"]),
    max_size=60).map(" ".join))
def test_any_text_is_read_and_words_are_verbatim(text: str) -> None:
    for target in find_targets(text):
        assert target.text in " ".join(text.split())
        assert target.unit


@pytest.mark.parametrize("text", ["ít nhất 2 ", "1", "từ 8 ", "a, ", "30% hồ sơ ", "ít nhất "])
def test_long_lines_take_linear_time(text: str) -> None:
    start = time.perf_counter()
    find_targets(text * (100_000 // len(text)))
    assert time.perf_counter() - start < 3
