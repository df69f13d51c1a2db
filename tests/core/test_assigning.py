"""One line → unit, title, deadline, person, supporting units, whom to report to."""

import random
import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.assigning import Line, Names, find_people, find_units, near_people, near_units, read_line
from core.calendar import WorkCalendar
from core.deadlines import Reader
from core.fold import fold
from core.people import Membership, Person, Role, Unit, UnitGroup, UnitType
from core.targets import Target
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
NAMES = Names(UNITS, GROUPS, PEOPLE)
READER = Reader(at("2026-03-02 08:00"), WorkCalendar(), inclusive=False)


def read(text: str) -> Line:
    return read_line(text, NAMES, READER)


def meant(line: Line) -> tuple[int, ...]:
    """The people found, or those offered."""
    return line.person_ids or tuple(i for p in line.people for i in p.near)


def test_the_whole_line() -> None:
    line = read("Phòng TTHC rà soát 30% TTHC, trước 25/3, anh Nam, phối hợp Phòng NCC, "
                "báo cáo Văn phòng")
    assert (line.title, line.unit_ids, line.person_ids) == ("Rà soát 30% TTHC", (2,), (1,))
    assert (line.supporting_ids, line.report_to) == ((3,), "Văn phòng")
    assert line.deadline_text == "trước 25/3"
    assert line.targets == (Target(30, "%", "=", "Rà soát 30% TTHC"),)


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
    ("viec cho phong tthc ra soat ho so truoc 25/3 nhe", (2,), "Ra soat ho so", ()),
    ("giao việc cho anh Hoài Nam soạn công văn, trước 25/3", (4,), "Soạn công văn", (2,)),
    ("phong tthc lam bao cao quy 1 xong truoc thu 6", (2,), "Lam bao cao quy 1", ()),
    ("Phòng NCC hỗ trợ hộ đã xong, trước 25/3", (3,), "Hỗ trợ hộ đã xong", ()),
    ("tổng hợp báo cáo cho phòng NCC trước 25/3", (3,), "Tổng hợp báo cáo", ()),
    ("Phòng NCC tổng hợp báo cáo cho Phòng TTHC", (3,), "Tổng hợp", ()),
    ("viec ra soat thu tuc cho p tthc truoc 25/3", (2,), "Ra soat thu tuc", ()),
    ("việc làm cho người nghèo, Phòng NCC", (3,), "Việc làm cho người nghèo", ()),
    ("Phòng NCC hướng dẫn nghiệp vụ cho Phòng TTHC", (3,),
     "Hướng dẫn nghiệp vụ cho Phòng TTHC", ()),
    ("phòng TTHC, NCC rà soát thủ tục, 25/3", (2, 3), "Rà soát thủ tục", ()),
    ("rà soát thủ tục cho phòng TTHC và phòng NCC, trước 30/3", (2, 3), "Rà soát thủ tục", ()),
    ("ncc bc ket qua quy 1, han 20/3", (3,), "Bc ket qua quy 1", ()),
    ("Phòng NCC họp giao ban chiều thứ 5", (3,), "Họp giao ban", ()),
    ("anh Hoài Nam làm báo cáo tuần, chiều thứ 5 nộp", (4,), "Làm báo cáo tuần", (2,)),
    ("phong ncc lam bao cao, thu 6 nop nhe", (3,), "Lam bao cao", ()),
    ("Phòng NCC lập danh sách, tuần sau nộp Sở", (3,), "Lập danh sách, nộp Sở", ()),
    ("phongf tthc rà soát, 25/3", (2,), "Rà soát", ()),
    ("tất cả các phòng gửi báo cáo trước 10/3", (2, 3, 4), "Gửi báo cáo", ()),
    ("lập danh sách <b>🎉", (), "Lập danh sách <b>🎉", ()),
    ("phong lao dong viec lam bao cao tinh hinh", (4,), "Bao cao tinh hinh", ()),
    ("", (), "", ()),
    ("   ,;. ", (), "", ()),
])
def test_parts(
    text: str, unit: tuple[int, ...], title: str, people: tuple[int, ...]
) -> None:
    line = read(text)
    assert (line.unit_ids, line.title, meant(line)) == (unit, title, people)


def test_a_report_for_the_office_gives_it_nothing() -> None:
    office = replace(UNITS[0], is_coordinator=True)
    names = Names([office, *UNITS[1:]], GROUPS, PEOPLE)
    line = read_line("tổng hợp báo cáo cho Văn phòng trước 25/3", names, READER)
    assert (line.unit_ids, line.report_to) == ((), "Văn phòng")


def test_unknown_supporting_units_are_asked_about() -> None:
    line = read("Phòng TTHC rà soát, phối hợp với Phòng Nào Đó")
    [named] = line.supporting
    assert (named.words, named.ids) == ("Phòng Nào Đó", ())


def test_people_of_the_lead_unit_come_first() -> None:
    assert read("Phòng TTHC báo cáo, anh Nam").person_ids == (1,)
    assert read("Phòng TTHC báo cáo, anh Namm").people[0].near == (1,)
    assert read("Phòng NCC báo cáo, anh Nam").person_ids == ()


@pytest.mark.parametrize(("words", "found"), [
    ("anh Nam", [1, 2]), ("đ.c Vũ Nam", [1]), ("Hoa", [3]), ("Nguyễn Hùng", [4]),
    ("chị Mai", []), ("anh", []), ("", []),
])
def test_people(words: str, found: list[int]) -> None:
    assert [p.id for p in find_people(words, PEOPLE)] == found


def test_answers_that_name_a_unit() -> None:
    assert find_units("p. viec lam", UNITS, GROUPS) == ((4,), ())
    assert find_units("Phòng TTHC, Phòng NCC", UNITS, GROUPS) == ((2, 3), ())
    assert find_units("giao cho phòng tthc nhé ạ", UNITS, GROUPS) == ((2,), ())
    assert find_units("phong thu tuc hanh chnh", UNITS, GROUPS) == ((2,), ())
    assert find_units("phòng nnc", UNITS, GROUPS) == ((), (3,))
    assert find_units("hôm nay trời đẹp", UNITS, GROUPS) == ((), ())


def test_near_names_come_best_first() -> None:
    assert near_units("Phòng Lao động", UNITS)[0] == 4
    assert near_people("Nma", PEOPLE)[:2] == (1, 2)
    assert near_people("", PEOPLE) == ()


LEADS = ["Phòng TTHC rà soát 30% TTHC", "giao P. TTHC rà soát 30% TTHC",
         "Phòng TTHC chủ trì rà soát 30% TTHC"]
WHEN = ["trước 25/3", "hạn 24/3", "chậm nhất 24/3", "trước ngày 25/3/2026"]
WHO = ["anh Nam", "a. Nam", "đ/c Vũ Nam", "Vũ Nam", "người thực hiện: anh Nam"]
HELP = ["phối hợp Phòng NCC", "phối hợp với P. NCC", "phối hợp: Phòng Người có công"]
TOLD = ["báo cáo Văn phòng", "gửi về Văn phòng", "báo cáo cho VP"]


@settings(deadline=None)
@given(st.tuples(*map(st.sampled_from, (LEADS, WHEN, WHO, HELP, TOLD))),
       st.sampled_from([", ", "; ", ",", ". ", "\n", " - "]), st.booleans(), st.randoms())
def test_any_order_of_the_parts_reads_the_same(
    parts: tuple[str, ...], joint: str, hurried: bool, shuffle: random.Random
) -> None:
    mixed = list(parts)
    shuffle.shuffle(mixed)
    text = joint.join(mixed)
    line = read(fold(text) if hurried else text)
    assert fold(line.title) == "ra soat 30% tthc", mixed
    assert (line.unit_ids, line.person_ids, line.supporting_ids) == ((2,), (1,), (3,))
    assert READER.read(line.deadline_text).due_on == at("2026-03-24 00:00").date()
    assert fold(line.report_to) in ("van phong", "vp")


@settings(deadline=None)
@given(st.text(max_size=300))
def test_never_raises(text: str) -> None:
    read(text)


@settings(deadline=None)
@given(st.lists(st.sampled_from(
    [*LEADS, *WHEN, *WHO, *HELP, *TOLD, "Phòng", "phối hợp", "và", "giao", "anh", ",", "chủ trì",
     "sản phẩm:", "(", ".", "-", "p.", "đ/c", "báo cáo", "30%", "Ban Nào Đó", "\u0301"]),
    max_size=25).map(" ".join))
def test_no_word_of_the_work_is_lost_in_a_heap_of_parts(text: str) -> None:
    line = read(f"lập danh sách kho {text}")
    said = fold(" ".join([line.title, line.report_to, line.product, line.deadline_text]))
    assert "danh sach kho" in said


@pytest.mark.parametrize("text", [
    "Phòng TTHC, ", "anh Nam ", "phối hợp Phòng ", "Phòng Nào Đó, ", "giao ", "a", "báo cáo cho ",
    "rà soát hồ sơ, ", "1/", "((",
])
def test_long_lines_take_linear_time(text: str) -> None:
    start = time.perf_counter()
    line = read(text * (100_000 // len(text)))
    assert time.perf_counter() - start < 3
    assert len(line.title) + len(text) * 450 > 50_000


def test_unaccented_having_is_no_lady() -> None:
    people = [*PEOPLE, person(6, "Hồ Công", 3)]
    line = read_line("p ncc tong hop ho so nguoi co cong, han thu 6 tuan sau",
                     Names(UNITS, GROUPS, people), READER)
    assert (line.title, line.unit_ids) == ("Tong hop ho so nguoi co cong", (3,))
    assert not line.person_ids


def test_the_part_of_the_day_is_the_deadlines() -> None:
    words = read("Phòng NCC họp giao ban chiều thứ 5").deadline_text
    assert words == "chiều thứ 5"
    assert READER.read(words).due_on == date(2026, 3, 5)
