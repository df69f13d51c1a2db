"""Last of all: free text is read as a report; what cannot be read gets a polite sentence."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.usecases.reply_progress import ReplyProgress
from core.usecases.show_task import ShowTask
from core.usecases.take_evidence import TakeEvidence
from handlers.show import Say, Shown, Toast
from handlers.telling import tell
from handlers.texts import Translate
from handlers.uploading import UploadLink


def router() -> Router:
    """What nothing else took."""
    routes = Router(name="fallback")
    routes.message.register(free_text, F.text, ~F.text.startswith("/"))
    routes.message.register(unknown_command, F.text)
    routes.message.register(other_media)
    routes.callback_query.register(old_button)
    return routes


async def free_text(
    message: Message, act: Act, t: Translate, state: FSMContext, reply_progress: ReplyProgress,
    show_task: ShowTask, take_evidence: TakeEvidence,
) -> Shown:
    """A sentence about work."""
    return await tell(message, message.text or "", act, state, t, reply_progress, show_task,
                      take_evidence)


async def unknown_command(_: Message, t: Translate) -> Shown:
    """A slash and a word that is no command of ours."""
    return Say(t("unknown-command"))


async def other_media(
    message: Message, act: Act, t: Translate, upload_link: UploadLink
) -> Shown:
    """Stickers, voice, places; a file where the network takes none in the chat."""
    if not upload_link.needed(act.channel):
        return Say(t("reply-media"))
    page = upload_link(act.channel, message.chat.id)
    return Say(t("reply-media-upload") if page else t("upload-none"))


async def old_button(_: CallbackQuery, t: Translate) -> Shown:
    """A button of an older version, or made up."""
    return Toast(t.plain("old-button"))
