"""One tick of a worker in a process of its own: `python -m bench.drill.worker URL API`."""

import asyncio
import sys

from bench.drill.scene import START, tick
from channels.pacing.limits import UNLIMITED

if __name__ == "__main__":
    asyncio.run(tick(sys.argv[1], sys.argv[2], START, UNLIMITED))
