"""Cells that name units → units; what is unknown comes back as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.matching import match_units
from core.people import Unit, UnitGroup, UnitType

UNITS = (
    Unit(1, "VP", "Văn phòng Sở", "Văn phòng", UnitType.OFFICE, is_coordinator=True),
    Unit(2, "GDNN", "Phòng Giáo dục nghề nghiệp", "GDNN", UnitType.DIVISION),
    Unit(3, "LDVL", "Phòng Lao động - Việc làm - Bảo hiểm", "LĐVLBH", UnitType.DIVISION),
    Unit(4, "NCC", "Phòng Người có công", "NCC", UnitType.DIVISION),
    Unit(5, "BTXH", "Phòng Bảo trợ và Phòng, chống tệ nạn xã hội", "BTXH", UnitType.DIVISION),
    Unit(6, "TEBDG", "Phòng Trẻ em và Bình đẳng giới", "TE&BĐG", UnitType.DIVISION),
    Unit(7, "TCKT", "Phòng Tài chính – Kế toán", "TCKT", UnitType.DIVISION,
         aliases=("Phòng Kế hoạch - Tài chính",)),
    Unit(8, "DVVL", "Trung tâm Dịch vụ việc làm", "TTDVVL", UnitType.PUBLIC_UNIT),
    Unit(9, "BTC", "Trung tâm Bảo trợ xã hội", "TTBTXH", UnitType.PUBLIC_UNIT),
    Unit(10, "TT", "Thanh tra Sở", "Thanh tra", UnitType.OTHER, active=False),
)
DIVISIONS = (2, 3, 4, 5, 6, 7)
GROUPS = (
    UnitGroup("Các phòng chuyên môn", ("các phòng",), DIVISIONS),
    UnitGroup("Các đơn vị trực thuộc", ("đơn vị trực thuộc Sở",), (8, 9)),
)
SIX_NAMED = (
    "Các phòng chuyên môn: Giáo dục nghề nghiệp; Lao động – Việc làm – Bảo hiểm; Người có công; "
    "Bảo trợ và Phòng, chống tệ nạn xã hội; Trẻ em và Bình đẳng giới; Trung tâm Dịch vụ việc làm"
)


def _ids(text: str) -> tuple[int, ...]:
    match = match_units(text, UNITS, GROUPS)
    assert not match.unmatched, match.unmatched
    return match.unit_ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (SIX_NAMED, (2, 3, 4, 5, 6, 8)),
        ("Các phòng chuyên môn, đơn vị trực thuộc Sở", (*DIVISIONS, 8, 9)),
        ("Các phòng, đơn vị", (*DIVISIONS, 8, 9)),
        ("Các phòng CM, ĐVTT Sở", (*DIVISIONS, 8, 9)),
        ("Trưởng các phòng chuyên môn, thủ trưởng các đơn vị trực thuộc", (*DIVISIONS, 8, 9)),
        ("Các đơn vị trực thuộc Sở", (8, 9)),
        ("Các phòng Sở", DIVISIONS),
        ("Văn phòng Sở", (1,)),
        ("Chánh Văn phòng Sở", (1,)),
        ("VP", (1,)),
        ("van phong", (1,)),
        ("Văn phòng và các phòng chuyên môn", (1, *DIVISIONS)),
        ("Phòng Tài chính - Kế toán Sở", (7,)),
        ("Trưởng phòng Tài chính—Kế toán", (7,)),
        ("P. Tài chính, Kế toán", (7,)),
        ("Phòng Kế hoạch Tài chính", (7,)),
        ("Phòng Tài chính", (7,)),
        ("Bảo trợ và Phòng, chống tệ nạn xã hội, Người có công", (5, 4)),
        ("Trẻ em và Bình đẳng giới và Văn phòng Sở", (6, 1)),
        ("- Văn phòng Sở\n- Phòng Người có công.\n+ TT Dịch vụ việc làm", (1, 4, 8)),
        ("Văn phòng Sở; Văn phòng", (1,)),
        ("Văn phòng Sở (đầu mối tổng hợp)", (1,)),
        ("Chủ trì: Văn phòng Sở", (1,)),
        ("Văn phòng Sở chủ trì; các đơn vị trực thuộc phối hợp", (1, 8, 9)),
        ("Văn phòng / Phòng NCC", (1, 4)),
        ("Trung tâm Việc làm", (8,)),
        ("", ()),
    ],
)
def test_named_units(text: str, ids: tuple[int, ...]) -> None:
    assert _ids(text) == ids


@pytest.mark.parametrize(
    "text",
    [
        "Sở Tài chính",
        "UBND tỉnh",
        "Văn phòng UBND tỉnh",
        "Văn phòng Sở Nội vụ",
        "Phòng Lao động - Thương binh và Xã hội các huyện, thị xã",
        "Lãnh đạo Sở",
        "Giám đốc Sở",
        "Trung tâm",
        "Bảo trợ",
        "Việc làm",
        "Phòng Việc làm trẻ em",
        "Phòng, chống tham nhũng",
        "Các phòng (trừ Văn phòng)",
        "Thanh tra Sở",
        "Phòng Lao động và Xã hội",
        "Phòng ban",
        "Các phòng có liên quan",
        "Các đơn vị liên quan",
    ],
)
def test_what_is_unknown_comes_back_as_written(text: str) -> None:
    match = match_units(text, UNITS, GROUPS)
    assert match.unit_ids == ()
    assert match.unmatched == (text,)


def test_known_and_unknown_in_one_cell() -> None:
    match = match_units("Văn phòng Sở, Công an tỉnh và Phòng Người có công", UNITS, GROUPS)
    assert match.unit_ids == (1, 4)
    assert match.unmatched == ("Công an tỉnh",)


def test_a_code_is_no_abbreviation_of_another_name() -> None:
    units = (*UNITS, Unit(12, "TT", "Ban Thanh toán", "TT", UnitType.BOARD))
    assert match_units("Trung tâm", units, GROUPS).unmatched == ("Trung tâm",)
    assert match_units("TT", units, GROUPS).unit_ids == (12,)


def test_a_name_that_two_units_share_is_not_guessed() -> None:
    twins = (*UNITS, Unit(11, "NCC2", "Phòng Người có công", "NCC2", UnitType.DIVISION))
    assert match_units("Phòng Người có công", twins, GROUPS).unmatched == ("Phòng Người có công",)


def test_a_group_without_definition_is_not_guessed() -> None:
    assert match_units("Các phòng chuyên môn", UNITS, ()).unmatched == ("Các phòng chuyên môn",)


@given(st.lists(st.sampled_from([u for u in UNITS if u.active]), min_size=1, unique=True))
def test_any_list_of_full_names_is_read_back(units: list[Unit]) -> None:
    text = "; ".join(unit.name for unit in units)
    assert _ids(text) == tuple(unit.id for unit in units)


def test_unknown_words_around_parentheses_come_back_as_written() -> None:
    assert match_units("Ban (mới) chỉ huy", UNITS, GROUPS).unmatched == ("Ban (mới) chỉ huy",)


@given(st.text(max_size=120))
def test_any_text_gives_units_or_words_of_it(text: str) -> None:
    match = match_units(text, UNITS, GROUPS)
    assert len(set(match.unit_ids)) == len(match.unit_ids)
    assert all(words in text for words in match.unmatched)
