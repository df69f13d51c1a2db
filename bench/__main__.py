"""`python -m bench NAME`: run one benchmark and print its table."""

import importlib
import sys
from pathlib import Path

NAMES = ("updates", "overdue")


def main() -> int:
    """0 when the benchmark ran, 2 for an unknown name."""
    if len(sys.argv) != 2 or sys.argv[1] not in NAMES:
        print(f"usage: python -m bench {'|'.join(NAMES)}", file=sys.stderr)
        return 2
    importlib.import_module(f"bench.{sys.argv[1]}").main()
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    raise SystemExit(main())
