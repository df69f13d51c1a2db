"""Photos and files that show the work; their way out again."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.attachments import Attachment
from core.errors import WorkError
from core.usecases.add_evidence import GetEvidence as ReadEvidence
from core.usecases.reply_progress import Recorded
from core.usecases.take_evidence import TakeEvidence
from handlers.callbacks import GetEvidence
from handlers.show import Say, SendFile, Shown
from handlers.telling import keep, waiting, where
from handlers.texts import Translate
from handlers.texts.echo import echo, which_rows

#: Telegram takes larger pictures only as documents.
_PICTURE = 5_000_000


def router() -> Router:
    """After the import of directives, which takes a coordinator's files."""
    routes = Router(name="evidence")
    routes.message.register(came, F.document | F.photo)
    routes.callback_query.register(fetch, GetEvidence.filter())
    return routes


async def came(
    message: Message, act: Act, t: Translate, state: FSMContext, take_evidence: TakeEvidence,
    attachment: Attachment | None, attachment_error: WorkError | None,
) -> Shown:
    """A file: bound to the task that is meant, or kept until one is chosen."""
    if attachment_error is not None:
        raise attachment_error
    if attachment is None:
        return Say(t("reply-media"))
    caption = message.caption or ""
    kept, reply = await take_evidence(act, attachment, caption, where(message))
    if isinstance(reply, Recorded):
        return echo(t, reply, act, files=1)
    await keep(state, act, reply, texts=[reply.text] if reply.text else [], files=[kept])
    if not reply.candidates:
        return Say(t("reply-no-task-file"))
    _, _, files = await waiting(state, act)
    key = "reply-which-file" if len(files) == 1 else "reply-which-files"
    return Say(t(key, name=kept.name, count=len(files)), which_rows(t, reply))


async def fetch(
    _: CallbackQuery, callback_data: GetEvidence, act: Act, t: Translate,
    read_evidence: ReadEvidence,
) -> Shown:
    """Send the file to whoever may see its task now."""
    task, row, content = await read_evidence(act, callback_data.evidence)
    caption = t("evidence-caption", code=task.code or "", at=row.at)
    picture = row.mime in ("image/jpeg", "image/png") and row.size <= _PICTURE
    return SendFile(row.name, content, caption, picture=picture, about=(task.id,))
