"""/guitep: a page to upload a file, for those whose network takes none in the chat."""

from typing import Protocol

from aiogram import Router
from aiogram.types import Message

from core.acting import Act
from handlers.filters import Typed
from handlers.show import Say, Shown
from handlers.texts import Translate


class UploadLink(Protocol):
    """Pages beside the chats."""

    def __call__(self, channel: str, chat_id: int) -> str | None:
        """The page's address; None where there is none."""
        ...

    def needed(self, channel: str) -> bool:
        """True where a file cannot be sent into the chat."""
        ...


def router() -> Router:
    """A command; the file itself comes as any other."""
    routes = Router(name="uploading")
    routes.message.register(upload, Typed("upload"))
    return routes


async def upload(message: Message, act: Act, t: Translate, upload_link: UploadLink) -> Shown:
    """The page, or where a file goes without one."""
    url, needed = upload_link(act.channel, message.chat.id), upload_link.needed(act.channel)
    if url:
        return Say(t("upload-link" if needed else "upload-either", url=url))
    return Say(t("upload-none" if needed else "upload-here"))
