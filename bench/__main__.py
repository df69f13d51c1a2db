"""`python -m bench NAME [OPTIONS]`: run one benchmark and print its table."""

import importlib
import sys
from pathlib import Path

NAMES = ("updates", "overdue", "readers", "directive", "understanding", "figures", "reports",
         "crowd", "sending", "planning", "drill", "transcripts", "quota", "memory")
#: Read their own options; the others take none.
WITH_OPTIONS = ("updates", "understanding", "planning", "drill", "transcripts", "quota",
                "memory")


def main() -> int:
    """0 when it ran, 1 when a drill broke a promise, 2 for an unknown name or wrong options."""
    name, *options = sys.argv[1:] or [""]
    if name not in NAMES or (options and name not in WITH_OPTIONS):
        print(f"usage: python -m bench {'|'.join(NAMES)}", file=sys.stderr)
        return 2
    return int(importlib.import_module(f"bench.{name}").main() or 0)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    raise SystemExit(main())
