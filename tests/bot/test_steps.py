"""The bar of a long command, and the files that it leaves when somebody stops it."""

from pathlib import Path

import pytest

from bot import task_desk
from bot.steps import steps
from bot.task_desk import FORMS
from bot.terminal import Terminal
from core.errors import WorkError


def told(shown: bool) -> None:
    words = Terminal().words
    with steps(1 + len(FORMS), lambda name: words(f"cli-step-{name}"), shown=shown) as step:
        for name in ("figures", *FORMS):
            step(name)


def test_a_person_sees_each_step_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    told(shown=True)
    out, err = capsys.readouterr()
    assert out == ""
    assert "Đang tính số liệu…" in err
    assert "Đang viết văn bản .docx…" in err
    assert "cli-step" not in err, "every form has its words"
    assert f"{len(FORMS)}/{len(FORMS) + 1}" in err


def test_a_program_sees_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    told(shown=False)
    with steps(2, str) as step:
        step("figures")
    assert capsys.readouterr() == ("", "")


def test_who_is_stopped_leaves_the_older_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = task_desk._write(tmp_path / "ra", "r.docx", b"old")

    def half(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[:2])
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(KeyboardInterrupt):
        task_desk._write(tmp_path / "ra", "r.docx", b"newer")
    assert [(p.name, p.read_bytes()) for p in target.parent.iterdir()] == [("r.docx", b"old")]


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "ra").write_text("x")
    with pytest.raises(WorkError, match="folder-not-writable"):
        task_desk._write(tmp_path / "ra", "r.docx", b"x")
