"""/digest: this week's page now."""

import asyncio
from collections.abc import Callable

from aiogram import Router
from aiogram.types import Message

from core.acting import Act
from core.digest import Digest
from core.usecases.build_digest import ShowDigest
from handlers.filters import Typed
from handlers.show import Later, Say, SendFile, Shown
from handlers.texts import Translate
from handlers.texts.digest import digest_text


def router() -> Router:
    """One command."""
    routes = Router(name="digest")
    routes.message.register(digest_now, Typed("digest"))
    return routes


async def digest_now(
    _: Message, act: Act, t: Translate, show_digest: ShowDigest,
    plot_digest: Callable[[Digest], bytes],
) -> Shown:
    """The text, and the picture when it is drawn."""
    digest = await show_digest(act)

    async def picture() -> Shown:
        content = await asyncio.to_thread(plot_digest, digest)
        return SendFile(f"ban-tin-{digest.week_of}.png", content, picture=True)

    return Later(picture, words=Say(digest_text(t, digest)))
