"""Transcripts kept as files that can be read; NHACVIEC_APPROVE=1 writes them anew."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from bench import transcripts
from tests.support.screens import Seen

FOLDER = Path(__file__).parents[1] / "journeys" / "transcripts"
#: What no two runs have alike: signed addresses, one-time codes.
_LINK = re.compile(r"http://127\.0\.0\.1:\d+(/zalo(?:-oa)?/\w+/)\S+")
_CODE = re.compile(r"/start \w{5}-\w{5}")
_LONGEST = 1200
_LONGEST_OWN = 200
#: What the person said begins with this.
MINE = "▶ "


def approve(name: str, screen: Sequence[Seen]) -> None:
    """What is seen must read as in the file `name`."""
    told = "\n\n――――――――――\n".join(_readable(seen) for seen in screen) + "\n"
    path = FOLDER / f"{name}.txt"
    if os.environ.get("NHACVIEC_APPROVE"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(told, encoding="utf-8")
        # Both in one go: the page that lays them side by side must not be left behind.
        transcripts.PAGE.write_text(transcripts.page(), encoding="utf-8")
    assert told == path.read_text(encoding="utf-8")


def _readable(seen: Seen) -> str:
    text = _CODE.sub("/start MÃ", _LINK.sub(r"https://…\1…", seen.text))
    most = _LONGEST_OWN if text.startswith(MINE) else _LONGEST
    shown = text if len(text) <= most else f"{text[:most]} […]"
    # A channel without buttons has them at the end of its text.
    written = seen.labels and text.rstrip("]").endswith(seen.labels[-1])
    buttons = "" if written else " ".join(f"[{label}]" for label in seen.labels)
    file = "[tệp]" if seen.file and not _LINK.search(seen.text) else ""
    return "\n\n".join(part for part in (f"{file} {shown}".strip(), buttons) if part)
