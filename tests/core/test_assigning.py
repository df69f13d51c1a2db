"""One line → unit, title, deadline, person, supporting units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.assigning import Line, Names, find_people, read_line
from core.calendar import WorkCalendar
from core.deadlines import Reader
from core.fold import fold
from core.people import Membership, Person, Role, Unit, UnitGroup, UnitType
from tests.support.clock import at

UNITS = [Unit(i, code, name, name, UnitType.DIVISION, aliases) for i, (code, name, aliases)
         in enumerate([("VP", "Văn phòng Sở", ("Văn phòng",)),
                       ("TTHC", "Phòng Thủ tục hành chính", ("Phòng TTHC",)),
                       ("NCC", "Phòng Người có công", ("Phòng NCC",)),
                       ("LDVL", "Phòng Lao động – Việc làm", ())], 1)]
GROUPS = [UnitGroup("Các phòng chuyên môn", (), (2, 3, 4))]


def person(number: int, name: str, unit: int) -> Person:
    return Person(number, name, name, memberships=(Membership(Role.STAFF, unit),))


PEOPLE = [person(1, "Vũ Nam", 2), person(2, "Lê Hoài Nam", 4), person(3, "Bùi Thị Hoa", 4),
          person(4, "Nguyễn Văn Hùng", 2), person(5, "Trần Hùng", 2)]
READER = Reader(at("2026-03-02 08:00"), WorkCalendar(), inclusive=False)


def read(text: str) -> Line:
    return read_line(text, Names(UNITS, GROUPS, PEOPLE), READER)


def test_the_whole_line() -> None:
    line = read("Phòng TTHC rà soát 30% TTHC, trước 25/3, anh Nam, phối hợp Phòng NCC")
    assert line == Line("Rà soát 30% TTHC", (2,), (3,), (), "trước 25/3", "anh Nam", (1,))


@pytest.mark.parametrize(("text", "unit", "title", "people"), [
    ("phong tthc ra soat tthc, truoc 25/3, a nam", (2,), "Ra soat tthc", (1,)),
    ("giao Phòng TTHC: rà soát TTHC", (2,), "Rà soát TTHC", ()),
    ("rà soát TTHC, Phòng TTHC, trước 25/3", (2,), "Rà soát TTHC", ()),
    ("Phòng Thủ tục hành chính rà soát, chị Hoa", (2,), "Rà soát", ()),
    ("anh Hoài Nam báo cáo việc làm", (4,), "Báo cáo việc làm", (2,)),
    ("Báo cáo việc làm, đ/c Hoa", (4,), "Báo cáo việc làm", (3,)),
    ("Báo cáo, Bùi Thị Hoa", (4,), "Báo cáo", (3,)),
    ("Phòng TTHC báo cáo, anh Hùng", (2,), "Báo cáo", (4, 5)),
    ("báo cáo, anh Nam", (), "Báo cáo", (1, 2)),
    ("Các phòng chuyên môn rà soát văn bản", (2, 3, 4), "Rà soát văn bản", ()),
    ("Phòng NCC báo cáo, a) số liệu, b) bảng biểu", (3,), "Báo cáo, a) số liệu, b) bảng biểu", ()),
    ("lập danh sách <b>🎉", (), "Lập danh sách <b>🎉", ()),
    ("", (), "", ()),
])
def test_parts(
    text: str, unit: tuple[int, ...], title: str, people: tuple[int, ...]
) -> None:
    line = read(text)
    assert (line.unit_ids, line.title, line.person_ids) == (unit, title, people)


def test_unknown_supporting_units_are_named() -> None:
    line = read("Phòng TTHC rà soát, phối hợp với Phòng NCC, Ban Nào Đó")
    assert line.supporting == (3,)
    assert "Ban Nào Đó" in (*line.unknown_supporting, line.title.partition(", ")[2])


@pytest.mark.parametrize(("words", "found"), [
    ("anh Nam", [1, 2]), ("đ.c Vũ Nam", [1]), ("Hoa", [3]), ("Nguyễn Hùng", [4]),
    ("chị Mai", []), ("anh", []), ("", []),
])
def test_people(words: str, found: list[int]) -> None:
    assert [p.id for p in find_people(words, PEOPLE)] == found


@given(st.text(max_size=300))
def test_never_raises(text: str) -> None:
    read(text)


@pytest.mark.parametrize("line", [
    "Phòng Lao động - Việc làm báo cáo tình hình lao động quý I",
    "phong lao dong viec lam bao cao tinh hinh lao dong quy I",
])
def test_the_works_first_word_is_no_part_of_the_units_name(line: str) -> None:
    labour = Unit(9, "LDVL", "Phòng Lao động – Việc làm – Bảo hiểm", "P. LĐ-VL-BH",
                  UnitType.DIVISION)
    found = read_line(line, Names([labour], [], []), READER)
    assert found.unit_ids == (9,)
    assert fold(found.title).startswith("bao cao tinh hinh")
