"""Numbers by which a reviewer tells duties apart."""

from dataclasses import replace

from core.directives import Duty, source_key
from core.directives.apart import told_apart

DUTY = Duty("4", "Báo cáo", "", "steering", "Văn phòng", "", "", "", locator="4")


def test_paragraphs_of_one_item_are_counted() -> None:
    first, second, other = told_apart(
        [DUTY, replace(DUTY, title="Rà soát"), replace(DUTY, item_no="5", locator="5")]
    )
    assert [first.item_no, second.item_no, other.item_no] == ["4.1", "4.2", "5"]
    assert [first.own_no, other.own_no] == ["4", ""]


def test_rows_of_two_sections_take_their_sections() -> None:
    rows = [replace(DUTY, item_no="1", locator=f"PL.{s}.1") for s in ("I", "II")]
    assert [duty.item_no for duty in told_apart(rows)] == ["I.1", "II.1"]
    assert [duty.locator for duty in told_apart(rows)] == ["PL.I.1", "PL.II.1"]


def test_a_number_in_use_is_not_given_again() -> None:
    duties = [DUTY, replace(DUTY, title="x"), replace(DUTY, item_no="4.1", locator="4.1")]
    numbers = [duty.item_no for duty in told_apart(duties)]
    assert numbers == ["4.2", "4.3", "4.1"]


def test_without_numbers_they_stay() -> None:
    bare = replace(DUTY, item_no="", locator="")
    assert [duty.item_no for duty in told_apart([bare, bare])] == ["", ""]


def test_a_second_import_knows_them_again() -> None:
    for duty, told in zip([DUTY, DUTY], told_apart([DUTY, DUTY]), strict=True):
        assert source_key(told) == source_key(duty)
