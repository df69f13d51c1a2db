"""The line to a server: it can be cut, hang, or drop what it was given, at a moment's notice."""

import asyncio
import contextlib
from typing import Literal, Self

Fault = Literal["", "refused", "hangs", "drops", "answers lost"]
_SENDS = b"/sendMessage"


class DeadLine:
    """Forwards to `port`, unless `fault` says otherwise; `url` is its own end.

    refused: nobody listens. hangs: accepted, never read on. drops: closed once the request is
    there, nothing passed on. answers lost: the request passes, the answer does not.
    """

    def __init__(self, port: int) -> None:
        self._target = port
        self._port = 0
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self._talks: set[asyncio.Task[None]] = set()
        self.fault: Fault = ""
        #: After so many messages have passed it breaks by itself, in this way.
        self.breaks_after: tuple[int, Fault] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    async def set(self, fault: Fault) -> None:
        """From now on; what is under way is cut off."""
        self.fault = fault
        for writer in list(self._open):
            writer.transport.abort()
        if fault == "refused" and self._server is not None:
            self._server.close()
            self._server = None
        elif fault != "refused" and self._server is None:
            await self._listen()

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._met, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def _met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError):
                await self._talk(reader, writer)
        finally:
            self._open.discard(writer)
            writer.transport.abort()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._target)
        self._open.add(back)
        answers = asyncio.create_task(self._answers(there, writer))
        try:
            while data := await reader.read(65536):
                if self.fault == "hangs":
                    await asyncio.Event().wait()
                if self.fault == "drops":
                    return
                back.write(data)
                self._count(data)
        finally:
            answers.cancel()
            self._open.discard(back)
            back.transport.abort()

    async def _answers(self, there: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await there.read(65536):
                if self.fault == "answers lost":
                    writer.transport.abort()
                    return
                writer.write(data)

    def _count(self, data: bytes) -> None:
        if self.breaks_after is None or _SENDS not in data:
            return
        left, fault = self.breaks_after
        self.breaks_after = (left - 1, fault) if left > 1 else None
        if self.breaks_after is None:
            task = asyncio.create_task(self.set(fault))
            self._talks.add(task)
            task.add_done_callback(self._talks.discard)

    async def __aenter__(self) -> Self:
        await self._listen()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.fault = ""
        for writer in list(self._open):
            writer.transport.abort()
        if self._server is not None:
            self._server.close()
