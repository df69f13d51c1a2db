"""Long tests with real processes, real databases and real kills: `python -m bench drill NAME`.

Each prints a table of what was lost and what came twice, with its seed and its rounds, and says
which promises were broken; the exit code is 1 then. The short forms of the same stand in tests/.
"""

import argparse
import importlib
import sys

from bench.ending import end_in_order

NAMES = ("kill", "updates-kill", "zalo-kill", "workers", "faults", "starvation", "downtime",
         "restart", "soak", "outage", "ladder", "tokens",
         "telegram-dead")


def main() -> int:
    """Run the drills that are named, or all of them. Gives 1 when a promise was broken."""
    options = _options(sys.argv[2:])
    end_in_order()
    broken = False
    for name in [name for name in NAMES if name in options.names] or NAMES:
        drill = importlib.import_module(f"bench.drill.{name.replace('-', '_')}")
        broken |= bool(drill.main(options.rounds, options.seed))
    return int(broken)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench drill", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", type=_drill,
                        help=f"all without one: {', '.join(NAMES)}")
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--rounds", type=int, help="how often; each drill has its own number")
    length.add_argument("--seconds", type=int, dest="rounds", help="for drills that take a time")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


def _drill(name: str) -> str:
    if name not in NAMES:
        raise argparse.ArgumentTypeError(f"no drill is called {name!r}")
    return name
