"""The drills of `python -m bench drill`, each for a few rounds on SQLite: no promise is broken."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: One process for all, because forks and imports cost most; each drill says what it broke.
QUICK = """
from bench.drill import downtime, faults, kill, soak, starvation, updates_kill, workers
broken = [
    name for name, failed in (
        ("kill", kill.main(1, 1, both=False)),
        ("updates-kill", updates_kill.main(1, 1, both=False)),
        ("workers", workers.main(30, 1, both=False, workers=(2,))),
        ("faults", faults.main(1, 1, both=False)),
        ("starvation", starvation.main(100, 1, both=False)),
        ("downtime", downtime.main(5, 1, both=False)),
    ) if failed
]
soak.PEOPLE = 20
soak.main(1, 1, both=False)  # a second says nothing of memory: only that it runs
raise SystemExit(" ".join(broken) or 0)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the drills fork")
def test_no_drill_breaks_its_promise() -> None:
    done = subprocess.run([sys.executable, "-c", QUICK], cwd=ROOT, capture_output=True, text=True,
                          check=False, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, done.stdout + done.stderr
