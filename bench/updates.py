"""Updates a second through the whole path, beside a bare echo and one SELECT and one INSERT.

An update counts when its reply reaches the API double. The subjects take turns in rounds, so
that the machine's noise hits all of them; the ratios are of the rounds' medians. `--postgres` adds
ours over a PostgreSQL of its own.
"""

import asyncio
import socket
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.load import Double, Result, drive
from bench.sending import postgres
from bench.servers import PATH

ROUNDS, SECONDS = 5, 4.0
Words = Callable[[int, int], str]


def viec(_number: int, _turn: int) -> str:
    """A page of ten tasks."""
    return "/viec"


def progress(number: int, turn: int) -> str:
    """A report on one of the person's ten tasks."""
    return f"CCHC-2026-{number * 10 + turn % 10 + 1:03d} được {turn % 99}%"


#: subject → (server, what the n-th person types on the turn)
SUBJECTS: dict[str, tuple[str, Words]] = {
    "aiogram echo": ("echo", lambda n, turn: "xin chào"),
    "aiogram echo, gc tuned": ("echo-gc", lambda n, turn: "xin chào"),
    "aiogram + SELECT + INSERT by hand": ("hand", lambda n, turn: "xin chào"),
    "Nhắc Việc: /viec (a page of ten tasks)": ("ours", viec),
    "Nhắc Việc: a progress reply": ("ours", progress),
}
ON_POSTGRES: dict[str, tuple[str, Words]] = {
    "on PostgreSQL: /viec": ("ours-pg", viec),
    "on PostgreSQL: a progress reply": ("ours-pg", progress),
}


def main() -> None:
    """Run and print."""
    if "--postgres" not in sys.argv[2:]:
        asyncio.run(_main(SUBJECTS, ""))
        return
    with postgres() as url:
        asyncio.run(_main(SUBJECTS | ON_POSTGRES, url))


async def _main(subjects: Mapping[str, tuple[str, Words]], url: str) -> None:
    double = Double()
    api_port = await double.start()
    servers = {kind: start(kind, api_port, url) for kind in {k for k, _ in subjects.values()}}
    results: dict[str, list[Result]] = {name: [] for name in subjects}
    first = 1
    try:
        for process, _ in servers.values():
            await asyncio.to_thread(ready, process)
        for turn in range(ROUNDS + 1):
            for name, (kind, text) in subjects.items():
                address = f"http://127.0.0.1:{servers[kind][1]}{PATH}"
                found = await drive(double, address, text, SECONDS if turn else 1.0, first)
                first += 1_000_000
                if turn:  # the first round only warms up
                    results[name].append(found)
    finally:
        for process, _ in servers.values():
            process.terminate()
            process.wait()
    _print(results)


def start(kind: str, api_port: int, url: str) -> tuple[subprocess.Popen[str], int]:
    """A server of `bench.servers` in a process of its own, and its port; for the caller to end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "bench.servers", kind, str(port), str(api_port), url]
    root = Path(__file__).parents[1]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root), port


def ready(process: subprocess.Popen[str]) -> None:
    """Return when it serves; SystemExit when it does not."""
    assert process.stdout is not None
    if process.stdout.readline().strip() != "ready":
        raise SystemExit("a server did not start")


def _print(results: dict[str, list[Result]]) -> None:
    base = statistics.median(r.rate for r in results["aiogram echo"])
    table = Table("subject", "updates/s", "spread", "p50 ms", "p99 ms", "beside echo")
    for name, found in results.items():
        rates = sorted(r.rate for r in found)
        middle = statistics.median(rates)
        table.add_row(
            name, f"{middle:.0f}", f"{rates[0]:.0f}-{rates[-1]:.0f}",
            f"{statistics.median(r.p50 for r in found):.1f}",
            f"{statistics.median(r.p99 for r in found):.1f}", f"{middle / base:.2f}")
    Console(width=110).print(table)
