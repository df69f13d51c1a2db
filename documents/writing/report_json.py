"""The report of a period as JSON, for other programs."""

import json
from pathlib import Path

from core.summary import Summary


def write_json(summary: Summary, path: Path) -> None:
    """Write `Summary.to_json` to `path` as UTF-8 with a last line end."""
    text = json.dumps(summary.to_json(), ensure_ascii=False, indent=2)
    # A lone surrogate cannot be written as UTF-8; no reader misses it.
    path.write_bytes(text.encode("utf-8", "replace") + b"\n")
