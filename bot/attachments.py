"""Fetches the file of a known person's message before the transaction opens.

A slow download must not hold the database; a stranger's file is never fetched at all.
"""

import asyncio
import hashlib
import io
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.types import Document, Message, PhotoSize, TelegramObject
from aiohttp import ClientError

from bot.errors import log
from bot.middlewares import Handler, event_of
from core.attachments import Attachment, safe_name
from core.errors import WorkError

_SECONDS = 60
_MEGABYTE = 1024 * 1024


class Fetching(BaseMiddleware):
    """Puts `attachment` (or None) and `attachment_error` (a WorkError or None) into the data.

    Stands between KnowingPerson and Taking. The temporary file goes with the update's `leftovers`,
    after the answer and what runs Later.
    """

    def __init__(self, limit_mb: int) -> None:
        self._limit_mb = limit_mb

    async def __call__(self, handler: Handler, update: TelegramObject, data: dict[str, Any]) -> Any:
        """Fetch, then go on; a failed fetch is the handler's to tell."""
        data["attachment"] = data["attachment_error"] = None
        message = event_of(update)
        if data.get("person") is not None and isinstance(message, Message):
            file = _file_of(message)
            if file is not None:
                try:
                    data["attachment"] = await self._fetch(data["bot"], file, data)
                except WorkError as error:
                    data["attachment_error"] = error
        return await handler(update, data)

    async def _fetch(
        self, bot: Bot, file: Document | PhotoSize, data: dict[str, Any]
    ) -> Attachment:
        name = _name_of(file, data)
        too_large = WorkError("file-too-large", name=name, limit_mb=self._limit_mb)
        if (file.file_size or 0) > self._limit_mb * _MEGABYTE:
            raise too_large
        leftovers: ExitStack = data["leftovers"]
        folder = leftovers.enter_context(tempfile.TemporaryDirectory(prefix="nhacviec-"))
        path = Path(folder) / "attachment"
        try:
            async with asyncio.timeout(_SECONDS):
                with _Bounded(path, self._limit_mb * _MEGABYTE) as target:
                    await bot.download(file, target, timeout=_SECONDS)
        except _TooMuchError:
            raise too_large from None
        except TelegramBadRequest as error:
            raise (too_large if "too big" in str(error) else _not_fetched(name, error)) from error
        except (AiogramError, ClientError, OSError) as error:
            raise _not_fetched(name, error) from error
        return Attachment(path, name, target.size, target.digest.hexdigest())


class _TooMuchError(Exception):
    """More came than was declared and allowed."""


class _Bounded(io.FileIO):
    """A file that takes at most `limit` bytes and hashes them as they come."""

    def __init__(self, path: Path, limit: int) -> None:
        super().__init__(path, "w")
        self._limit = limit
        self.size = 0
        self.digest = hashlib.sha256()

    def write(self, chunk: Any, /) -> int:
        """Write `chunk`; raises _TooMuchError beyond the limit."""
        self.size += len(chunk)
        if self.size > self._limit:
            raise _TooMuchError
        self.digest.update(chunk)
        return super().write(chunk)


def _file_of(message: Message) -> Document | PhotoSize | None:
    """The document, or the largest size of the photo."""
    return message.document or (message.photo[-1] if message.photo else None)


def _name_of(file: Document | PhotoSize, data: dict[str, Any]) -> str:
    if isinstance(file, Document):
        return safe_name(file.file_name or "")
    local = data["act"].now.astimezone(data["act"].zone)
    return f"photo-{local:%Y%m%d-%H%M%S}.jpg"


def _not_fetched(name: str, error: Exception) -> WorkError:
    log.warning("a file could not be fetched: %s", type(error).__name__)
    return WorkError("file-not-fetched", name=name)
