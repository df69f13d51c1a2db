"""2,000 people write at once to one process over the webhook.

Who gets 503 comes again when told, as Telegram does. Each must be answered once; the queue and the
memory stay bounded.
"""

import asyncio
import sys
import time
from collections import Counter
from pathlib import Path

from aiohttp import ClientSession, TCPConnector

from bench.load import SECRET, Double, _update
from bench.servers import PATH
from bench.updates import ready, start

PEOPLE = 2000


def main() -> None:
    """Run and print; exit 1 when somebody was not answered exactly once."""
    asyncio.run(_main())


async def _main() -> None:
    double = Double()
    process, port = start("ours", await double.start(), "")
    url, statuses = f"http://127.0.0.1:{port}{PATH}", Counter[int]()
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    try:
        await asyncio.to_thread(ready, process)
        before = peak = _megabytes(process.pid)
        began = time.perf_counter()
        async with ClientSession(connector=TCPConnector(limit=0), headers=headers) as session:

            async def person(number: int) -> None:
                body = _update(number + 1, 1000 + number, "/viec")
                while True:
                    async with session.post(url, json=body) as answer:
                        statuses[answer.status] += 1
                        if answer.status == 200:
                            return
                        await asyncio.sleep(float(answer.headers["Retry-After"]))

            everyone = asyncio.gather(*(person(number) for number in range(PEOPLE)))
            while not everyone.done():
                peak = max(peak, _megabytes(process.pid))
                await asyncio.sleep(0.5)
            await everyone
        spent, answers = time.perf_counter() - began, next(double.ids)
    finally:
        process.terminate()
        process.wait()
    print(f"{PEOPLE} at once: {answers} answers in {spent:.0f} s; 200: {statuses[200]}, "
          f"503: {statuses[503]}; memory {before} -> {peak} MB")
    if answers != PEOPLE:
        sys.exit(1)


def _megabytes(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024
