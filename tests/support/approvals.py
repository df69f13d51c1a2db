"""Transcripts kept as files that can be read; NHACVIEC_APPROVE=1 writes them anew."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from tests.support.screens import Seen

FOLDER = Path(__file__).parents[1] / "journeys" / "transcripts"
#: What no two runs have alike: signed addresses.
_LINK = re.compile(r"http://127\.0\.0\.1:\d+(/zalo/\w+/)\S+")
_LONGEST = 1200


def approve(name: str, screen: Sequence[Seen]) -> None:
    """The bot's messages must read as in the file `name`."""
    told = "\n\n――――――――――\n".join(_readable(seen) for seen in screen) + "\n"
    path = FOLDER / f"{name}.txt"
    if os.environ.get("NHACVIEC_APPROVE"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(told, encoding="utf-8")
    assert told == path.read_text(encoding="utf-8")


def _readable(seen: Seen) -> str:
    text = _LINK.sub(r"https://…\1…", seen.text)
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]} […]"
    return f"[ảnh] {shown}".strip() if seen.file and "/zalo/file/" not in text else shown
