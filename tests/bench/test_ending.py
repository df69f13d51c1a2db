"""A bench that is told to end takes its servers along, and says what it can be asked."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bench import drill

_HOUSE = Path(__file__).parents[2]
_SERVING = """
import time
from bench.drill.scene import postgres
with postgres() as url:
    print(url, flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the drills fork")
def test_sigterm_ends_the_database_as_well() -> None:
    with subprocess.Popen([sys.executable, "-c", _SERVING], cwd=_HOUSE, stdout=subprocess.PIPE,
                          text=True) as bench:
        assert bench.stdout is not None
        [folder] = map(Path, parse_qs(urlsplit(bench.stdout.readline().strip()).query)["host"])
        server = int((folder / "postmaster.pid").read_text().split()[0])
        bench.terminate()
        assert bench.wait(30) == 128 + signal.SIGTERM
    for _ in range(100):
        if not Path(f"/proc/{server}").exists():
            break
        time.sleep(0.05)
    assert not Path(f"/proc/{server}").exists()
    assert not folder.exists()


@pytest.mark.parametrize(("options", "code", "said"), [
    (["tokens", "--help"], 0, "usage: python -m bench drill"),
    (["token"], 2, "no drill is called 'token'"),
    (["--rounds", "many"], 2, "invalid int value"),
    (["soak", "--rounds", "1", "--seconds", "1"], 2, "not allowed with"),
])
def test_a_drill_is_not_begun_for_a_question(
    options: list[str], code: int, said: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "drill", *options])
    with pytest.raises(SystemExit) as ended:
        drill.main()
    assert ended.value.code == code
    assert said in "".join(capsys.readouterr())
