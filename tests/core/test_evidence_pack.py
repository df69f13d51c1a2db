"""Names in an archive of evidence, and what goes into which part."""

import hashlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.evidence_pack import distinct_bytes, plan
from core.people import Unit, UnitType
from core.quarters import Scheme, parse_period
from core.summary import EvidenceLine
from core.usecases.export_evidence import file_stem

AT = datetime(2026, 5, 4, 2, 0, tzinfo=UTC)


def line(name: str, content: str = "", size: int = 10, code: str = "CCHC-2026-012") -> EvidenceLine:
    digest = hashlib.sha256((content or name).encode(errors="replace")).hexdigest()
    return EvidenceLine(code, "Rà soát", "Phòng", "Vũ Nam", AT, name, size, digest)


@pytest.mark.parametrize(("given_name", "inside"), [
    ("Báo cáo kết quả Q2.pdf", "01-bao-cao-ket-qua-q2.pdf"),
    ("../../etc/passwd", "01-etc-passwd"),
    ("C:\\Windows\\win.ini", "01-c-windows-win.ini"),
    ("CON", "01-con"),
    ("=cmd|' /C calc'!A0.xlsx", "01-cmd-c-calc-a0.xlsx"),
    ("ảnh\u202egpj.pdf", "01-anh-gpj.pdf"),
    ("😀😀.JPG", "01-tep.jpg"),
    ("a" * 300 + ".docx", "01-" + "a" * 40 + ".docx"),
    ("a.tar.gz", "01-a-tar.gz"),
    ("khong duoi.", "01-khong-duoi"),
    ("x.\u0111uôi rất dài", "01-x-duoi-rat-dai"),
    ("", "01-tep"),
    ("\x00\x1b[31m\ud800", "01-31m"),
])
def test_a_name_is_safe_wherever_it_is_unpacked(given_name: str, inside: str) -> None:
    (pack,) = plan([line(given_name)])
    assert pack.entries[0].name == f"CCHC-2026-012/{inside}"


@given(st.lists(st.tuples(st.text(max_size=200), st.text(max_size=60)), max_size=20))
def test_no_two_names_meet_and_none_is_long(names: list[tuple[str, str]]) -> None:
    (pack,) = plan([line(n, f"{i}", code=code) for i, (n, code) in enumerate(names)])
    found = [entry.name for entry in pack.entries]
    assert len({name.lower() for name in found}) == len(names)
    assert all(len(name.encode()) <= 100 and name.isascii() for name in found)
    assert all(".." not in name and name.count("/") == 1 and name[0] != "/" for name in found)


def test_the_name_of_a_device_is_no_folder() -> None:
    (pack,) = plan([line("a.pdf", code="con"), line("b.pdf", code="  ")])
    assert [entry.name for entry in pack.entries] == ["NV-CON/01-a.pdf", "KHONG-MA/01-b.pdf"]


def test_the_same_content_goes_in_once_with_every_line_that_names_it() -> None:
    lines = [line("a.pdf", "same", 40), line("khác.pdf", "other", 40, "X-2026-001"),
             line("b.pdf", "same", 40, "X-2026-001")]
    (pack,) = plan(lines)
    assert [e.name for e in pack.entries] == ["CCHC-2026-012/01-a.pdf", "X-2026-001/01-khac.pdf"]
    assert [each.name for each in pack.listed] == [
        "CCHC-2026-012/01-a.pdf", "X-2026-001/01-khac.pdf", "CCHC-2026-012/01-a.pdf"]
    assert distinct_bytes(lines) == 80


def test_parts_stay_under_the_limit_and_speak_only_of_their_own_files() -> None:
    lines = [line(f"{i}.pdf", size=400_000) for i in range(5)]
    lines += [line("again.pdf", "0.pdf", 400_000), line("huge.pdf", size=5_000_000)]
    packs = plan(lines, 1_000_000)
    assert [len(pack.entries) for pack in packs] == [2, 2, 1]
    for pack in packs:
        inside = {entry.name for entry in pack.entries}
        assert {each.name for each in pack.listed if each.name} == inside
        assert sum(entry.size for entry in pack.entries) < 1_000_000
    assert [each.line.file_name for each in packs[0].listed] == ["0.pdf", "1.pdf", "again.pdf"]
    assert [each.line.file_name for each in packs[-1].listed if not each.name] == ["huge.pdf"]
    assert len(plan(lines)) == 1, "without a limit everything is one"


def test_nothing_is_an_archive_of_nothing() -> None:
    (pack,) = plan([], 1_000_000)
    assert (pack.entries, pack.listed) == ((), ())


@pytest.mark.parametrize(("period", "stem"), [
    ("Q2/2026", "minh-chung-2026-q2-ttdvvl-1"),
    ("15/3/2026-20/4/2026", "minh-chung-20260315-20260420-ttdvvl-1"),
])
def test_an_archive_has_a_short_plain_name(period: str, stem: str) -> None:
    found = parse_period(period, Scheme.CALENDAR, AT.date(), {})
    unit = Unit(1, "TTDVVL_1", "Trung tâm", "TT", UnitType.OTHER)
    assert file_stem(found, unit) == stem
    assert len(f"{stem}-phan-01.zip") <= 50
