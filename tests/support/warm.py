"""`nhacviec` forked from a process that has imported it already: a start in a moment, not seconds.

The child is a process like any other (its own id, signals, exit code, files); only the imports,
most of a start's time, are done once for all. What a cold start does is for `Home` without `warm`.
"""

import asyncio
import multiprocessing
import os
import sys

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["bot.cli", "bot.demo", "bot.run", "bot.people_desk"])


class Warm:
    """As much of asyncio's Process as the tests use."""

    def __init__(self, arguments: tuple[str, ...], folder: str, log: str) -> None:
        self._process = _FORKS.Process(target=_nhacviec, args=(arguments, folder, log))

    async def start(self) -> "Warm":
        """Fork it; the first one waits for the imports."""
        await asyncio.to_thread(self._process.start)
        return self

    @property
    def pid(self) -> int:
        """The number of the process, once started."""
        assert self._process.pid is not None
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        """None while it runs; minus the signal's number when one killed it."""
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        """As `kill -NUMBER`."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """As `kill -9`."""
        self._process.kill()

    async def wait(self) -> int:
        """Until it has ended; the exit code."""
        await asyncio.to_thread(self._process.join)
        assert self.returncode is not None
        return self.returncode


def _nhacviec(arguments: tuple[str, ...], folder: str, log: str) -> None:
    target = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(target, 1)
    os.dup2(target, 2)
    os.chdir(folder)
    sys.argv = ["nhacviec", *arguments]
    from bot.cli import main

    main()
