"""Long tests with real processes, real databases and real kills: `python -m bench drill NAME`.

Each prints a table of what was lost and what came twice, with its seed and its rounds, and says
which promises were broken; the exit code is 1 then. The short forms of the same stand in tests/.
"""

import importlib
import sys

NAMES = ("kill", "updates-kill", "workers", "faults", "starvation", "downtime", "restart", "soak",
         "outage", "ladder", "tokens",
         "telegram-dead")


def main() -> int:
    """Run the drills that are named, or all of them; `--rounds N` (`--seconds N`), `--seed N`.

    Gives 1 when a promise was broken.
    """
    options = sys.argv[2:]
    wanted = [name for name in NAMES if name in options] or list(NAMES)
    rounds = _number(options, "--rounds") or _number(options, "--seconds")
    seed = _number(options, "--seed") or 1
    broken = False
    for name in wanted:
        drill = importlib.import_module(f"bench.drill.{name.replace('-', '_')}")
        broken |= bool(drill.main(rounds, seed))
    return int(broken)


def _number(options: list[str], name: str) -> int | None:
    return int(options[options.index(name) + 1]) if name in options else None
