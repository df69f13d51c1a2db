"""What an update leaves behind in the process that answers it.

32 people type everything that officers type, each with one update in flight, through the webhook
into the whole product over SQLite; between the rounds the process is asked for its memory. The
first half warms up (compiled statements, templates, the allocator's pools); the slope is of the
second. The people and their tasks stay the same: what grows is left over.
"""

import argparse
import asyncio
import statistics
import sys
from itertools import count
from pathlib import Path

from bench.load import Double, drive
from bench.servers import PATH
from bench.updates import ready, start

SECONDS, ROUND_S = 600.0, 20.0
_PER = 1000
_TYPED = ("/viec", "CCHC-2026-{task:03d} được {turn}%", "/xem CCHC-2026-{task:03d}", "/hoantac",
          "đã xong phần rà soát, còn {turn} hồ sơ", "/tim thủ tục", "/quahan", "xin chào",
          "/caidat", "CCHC-2026-{task:03d} vướng kinh phí lần {turn}")


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser("python -m bench memory")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    asyncio.run(_main(parser.parse_args(sys.argv[2:]).seconds))


def _words(number: int, turn: int) -> str:
    return _TYPED[turn % len(_TYPED)].format(
        task=number * 10 + turn // len(_TYPED) % 10 + 1, turn=turn % 99)


async def _main(seconds: float) -> None:
    double = Double()
    process, port = start("ours", await double.start(), "")
    updates, held = [0.0], []
    first = count(1, 1_000_000)
    try:
        await asyncio.to_thread(ready, process)
        held.append(_resident_mb(process.pid))
        for _ in range(max(4, round(seconds / ROUND_S))):
            found = await drive(double, f"http://127.0.0.1:{port}{PATH}", _words, ROUND_S,
                                next(first))
            updates.append(updates[-1] + found.rate * ROUND_S)
            held.append(_resident_mb(process.pid))
            print(f"{updates[-1]:8.0f} updates {held[-1]:7.1f} MB", flush=True)
    finally:
        process.terminate()
        process.wait()
    half = len(held) // 2
    slope = statistics.linear_regression(updates[half:], held[half:]).slope * _PER
    print(f"the second half: {held[half]:.1f} → {held[-1]:.1f} MB in "
          f"{updates[-1] - updates[half]:.0f} updates, {slope:.2f} MB per {_PER}")


def _resident_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
