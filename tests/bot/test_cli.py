"""The command line from outside: a whole installation, exit codes, sentences, no secrets."""

import io
import json
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

import bot
from bot import cli

SAMPLE = Path(bot.__file__).parent / "sample"
PLAN = str(SAMPLE / "ke-hoach-cai-thien-chi-so-2021.xlsx")


@pytest.fixture
def nhacviec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs the command in an empty folder; (exit code, stdout, stderr)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NHACVIEC_CONFIG", raising=False)

    def run(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["nhacviec", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        code = 0
        try:
            cli.main()
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_an_office_from_nothing_to_a_report(nhacviec, tmp_path: Path) -> None:
    code, out, _ = nhacviec("check")
    assert code == 1
    assert "✘ Chưa có cơ sở dữ liệu" in out
    assert "nhacviec init" in out
    code, out, _ = nhacviec("init")
    assert code == 0
    assert "Mã mời của Quản trị hệ thống" in out
    assert "█" in out
    assert nhacviec("check")[0] == 1, "nobody is coordinator yet"
    code, _, err = nhacviec("import", PLAN)
    assert (code, "đầu mối" in err) == (1, True)
    assert "thêm 27" in nhacviec("org", "import", str(SAMPLE / "department.xlsx"))[1]
    assert "giữ nguyên 27" in nhacviec("org", "import", str(SAMPLE / "department.toml"))[1]
    assert nhacviec("check")[0] == 0
    assert "Vũ Hoàng Nam" in nhacviec("invite", "--person", "ld.nam")[1]
    assert "chưa lưu gì" in nhacviec("import", PLAN)[1]
    code, out, _ = nhacviec("import", PLAN, "--yes")
    assert code == 0
    assert "31 nhiệm vụ mới" in out, "the look before kept nothing"
    assert "5 nhiệm vụ mới" in nhacviec("import", PLAN.replace(".xlsx", ".docx"), "--yes")[1]
    assert "Không có việc mới" in nhacviec("import", PLAN.replace(".xlsx", ".docx"), "--yes")[1]
    forms = "txt,json,zip,evaluation"
    code, out, _ = nhacviec("report", "năm nay", "--out", "ra", "--format", forms)
    assert code == 0, out
    assert {p.suffix for p in (tmp_path / "ra").iterdir()} == {".txt", ".json", ".zip", ".docx"}
    for period, more, said in (
        ("năm nay", ["--unit", "Phòng Ma"], "--unit VP"), ("năm nay", ["--format", ""], "docx"),
        ("Q5/2026", [], "Q5/2026"), ("9999", [], "9999"), ("0001-Q1", [], "0001-Q1"),
        ("2100", [], "chưa bắt đầu"), ("15/4/2026-1/3/2026", [], "bị ngược"),
    ):
        code, out, err = nhacviec("report", period, "--out", "ra2", *more)
        assert (code, out, said in err) == (2, "", True), (period, more, err)
    assert not (tmp_path / "ra2").exists()
    code, out, err = nhacviec("report", "năm nay", "--out=ra2", "--unit", "VP", "--format", "TXT")
    assert (code, out.strip().endswith("-vps.txt"), err) == (0, True, "")
    assert nhacviec("export", "het.zip")[0] == 0
    with zipfile.ZipFile(tmp_path / "het.zip") as archive:
        names = archive.namelist()
        people = archive.read("person.jsonl").decode().splitlines()
    assert "invite.jsonl" not in names
    assert len(people) == 28
    code, out, _ = nhacviec("backup", "luu/ngay.tar.gz")
    assert code == 0
    assert nhacviec("restore", "luu/ngay.tar.gz")[0] == 1, "never over what is there"
    assert nhacviec("restore", "luu/ngay.tar.gz", "--force")[0] == 0
    assert nhacviec("check")[0] == 0


def test_a_published_report_is_written_again(nhacviec, tmp_path: Path) -> None:
    nhacviec("init")
    nhacviec("org", "import", str(SAMPLE / "department.xlsx"))
    year = datetime.now(UTC).year
    period = f"{year - 1}-Q1"
    asked = ("report", period, "--out", "ra", "--format", "json")
    code, _, err = nhacviec("report", period, "--out", "ra", "--diff")
    assert (code, "chưa có báo cáo nào được chốt" in err) == (1, True)
    code, out, err = nhacviec(*asked, "--freeze")
    assert code == 0
    assert "Đã chốt báo cáo số 01/" in err
    path = tmp_path / out.strip()
    assert path.name == f"bao-cao-nhiem-vu-{period.lower()}-so-01.json"
    first = path.read_bytes()
    seal = json.loads(first)["frozen"]
    path.unlink()
    number = f"{seal['number']}/{seal['year']}"
    code, out, _ = nhacviec("report", "--out", "ra", "--format", "json", "--frozen", number)
    assert (code, (tmp_path / out.strip()).read_bytes()) == (0, first)
    code, out, err = nhacviec("report", "--out", "ra", "--frozen", number, "--unit", "VP")
    assert code == 1, "a unit that is not in it, never the whole in its place"
    code, out, _ = nhacviec("report", period, "--out", "ra", "--diff")
    assert code == 0
    assert "Không có gì thay đổi" in (tmp_path / out.strip()).read_text(encoding="utf-8")
    code, _, err = nhacviec("report", "--out", "ra", "--frozen", "9/2020")
    assert (code, "Không có báo cáo số 9/2020" in err) == (1, True)
    # In the last days of December the decree's next year has begun.
    code, _, err = nhacviec("report", str(year + 1), "--out", "ra", "--freeze")
    assert code in (1, 2)
    assert "còn chạy" in err or "chưa bắt đầu" in err
    for wrong in (("report", "--out", "ra"), (*asked, "--freeze", "--diff"),
                  (*asked, "--freeze", "--frozen", "1/2026"), (*asked, "--frozen", "3"),
                  (*asked, "--frozen", period)):
        code, _, err = nhacviec(*wrong)
        assert (code, "--frozen" in err) == (2, True), wrong


@pytest.mark.parametrize(("arguments", "says"), [
    (["--config", "none.toml", "check"], "none.toml"),
    (["run", "--config", "none.toml"], "none.toml"),
    (["parse", "foo"], "deadlines"),
    (["blah"], "blah"), (["restore"], "FILE"), (["report", "2026-Q1"], "--out"),
    (["tick", "--now", "mai"], "2026-03-02T07:30"),
])
def test_wrong_use_is_2_and_says_what(nhacviec, arguments: list[str], says: str) -> None:
    code, _, err = nhacviec(*arguments)
    assert code == 2
    assert says in err
    assert "Traceback" not in err


def test_configuration_errors_name_the_key_and_no_secret(
    nhacviec, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NHACVIEC_TELEGRAM__MODE", "x")
    code, _, err = nhacviec("check")
    assert (code, err.startswith('telegram.mode: "x" không hợp lệ')) == (2, True)
    monkeypatch.delenv("NHACVIEC_TELEGRAM__MODE")
    monkeypatch.setenv("NHACVIEC_DATABASE__URL", "mysqli://me:hunter2@host/db")
    code, out, err = nhacviec("migrate")
    assert code == 2
    assert "database.url" in err
    assert "hunter2" not in out + err
    monkeypatch.setenv("NHACVIEC_DATABASE__URL", "postgresql://me:hunter2@127.0.0.1:1/db")
    code, out, err = nhacviec("migrate")
    assert code == 1
    assert "Không vào được cơ sở dữ liệu" in err
    assert "hunter2" not in out + err
    code, out, err = nhacviec("check")
    assert code == 1
    assert "hunter2" not in out + err


def test_check_names_a_bad_token_without_showing_it(
    nhacviec, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NHACVIEC_TELEGRAM__TOKEN", "hunter2")
    code, out, err = nhacviec("check")
    assert code == 1
    assert "telegram.token" in out
    assert "hunter2" not in out + err


def test_work_before_init_says_what_to_run(nhacviec) -> None:
    for arguments in (["invite", "--person", "x"], ["report", "2026", "--out", "x"],
                      ["export", "x.zip"]):
        code, _, err = nhacviec(*arguments)
        assert code == 1
        assert "nhacviec init" in err


def test_parse_answers_line_by_line(nhacviec) -> None:
    lines = [{"text": "trước ngày 25/3/2021", "now": "2021-03-19T08:00:00+07:00"},
             {"text": "không có gì", "now": "2021-03-19T08:00:00+07:00"}]
    code, out, _ = nhacviec("parse", "deadlines", stdin="\n".join(map(json.dumps, lines)))
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [a["due"] for a in answers] == ["2021-03-24", None]
    code, out, _ = nhacviec("parse", "progress", "--now", "2026-03-02T08:00",
                            stdin='{"text": "xong rồi ạ"}')
    assert json.loads(out)["state"] == "done"
    code, out, _ = nhacviec("parse", "directive", stdin=json.dumps({"doc": PLAN}))
    assert len(json.loads(out)["tasks"]) == 31
    assert nhacviec("parse", "deadlines", stdin="no json")[0] == 1


def test_parse_takes_directives_as_files_and_goes_on_after_a_bad_one(nhacviec) -> None:
    code, out, _ = nhacviec("parse", "directive", "khong-co.pdf", PLAN)
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert rows[0] == {"doc": "khong-co.pdf", "error": "file-missing"}
    assert (rows[1]["doc"], len(rows[1]["tasks"])) == (PLAN, 31)
    assert set(rows[1]) == {"doc", "header", "goals", "tasks"}
    assert nhacviec("parse", "directive", PLAN)[0] == 0


def test_broken_backups_leave_everything_as_it_is(nhacviec, tmp_path: Path) -> None:
    nhacviec("init")
    nhacviec("org", "import", str(SAMPLE / "department.toml"))
    for content in (b"", b"x", b"\x1f\x8b" + b"0" * 99):
        (tmp_path / "b.tar.gz").write_bytes(content)
        code, _, err = nhacviec("restore", "b.tar.gz", "--force")
        assert (code, "hỏng" in err or "loại" in err) == (1, True), err
    assert nhacviec("restore", "none.tar.gz")[0] == 1
    assert nhacviec("check")[0] == 0
