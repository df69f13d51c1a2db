"""Long tests with real processes, real databases and real kills: `python -m bench drill NAME`.

Each prints a table of what was lost and what came twice, with its seed; the short forms of the
same stand in tests/.
"""

import importlib
import sys

NAMES = ("kill", "workers")


def main() -> None:
    """Run the drills that are named, or all of them; `--rounds N`, `--seed N`."""
    options = sys.argv[2:]
    wanted = [name for name in NAMES if name in options] or list(NAMES)
    rounds, seed = _number(options, "--rounds"), _number(options, "--seed")
    for name in wanted:
        importlib.import_module(f"bench.drill.{name}").main(rounds, seed or 1)


def _number(options: list[str], name: str) -> int | None:
    return int(options[options.index(name) + 1]) if name in options else None
