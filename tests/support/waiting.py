"""Waiting for something that another task or server will make true."""

import asyncio
from collections.abc import Callable


async def until(true: Callable[[], object], seconds: float = 20) -> None:
    """Return when `true()` holds; TimeoutError after `seconds`."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 - what is waited for is plain data without an event
            await asyncio.sleep(0.01)
