"""Children of a warm parent: a kill hits nobody else, and everything is imported already."""

import asyncio
import gc
import os
import signal
import traceback
from collections.abc import Awaitable, Callable


def settle() -> None:
    """Before many forks: what stands already is not looked at again in each child."""
    gc.collect()
    gc.freeze()


def forked(work: Callable[[], Awaitable[None]], *, dies: bool = False) -> bool:
    """Run in a child of its own; True when it was killed.

    SystemExit when it failed, or was killed and should not be.
    """
    return waited(beside(work), dies=dies)


def beside(work: Callable[[], Awaitable[None]]) -> int:
    """Begin it in a child; the child's id."""
    child = os.fork()
    if child:
        return child
    code = 1
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        asyncio.run(work())  # type: ignore[arg-type]  # every work here is a coroutine
        code = 0
    except BaseException:  # noqa: BLE001 - the parent has only the exit code: say it here
        traceback.print_exc()
    finally:
        os._exit(code)


def waited(child: int, *, dies: bool = False) -> bool:
    """Wait for its end; the same as of `forked`."""
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    if not killed and os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit("a worker failed")
    if killed and not dies:
        raise SystemExit("a worker died that should not")
    return killed


def die() -> None:
    """kill -9 of this process."""
    os.kill(os.getpid(), signal.SIGKILL)
