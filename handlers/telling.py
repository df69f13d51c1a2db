"""Free words about tasks, and what waits until a task is chosen for them."""

import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from core.acting import Act
from core.fold import fold
from core.usecases.add_evidence import Kept
from core.usecases.choose_tasks import Where
from core.usecases.reply_progress import (
    AskWhich,
    Idle,
    Named,
    Recorded,
    Reply,
    ReplyProgress,
    Why,
)
from core.usecases.show_task import ShowTask
from core.usecases.take_evidence import TakeEvidence
from handlers.show import Say, Shown
from handlers.texts import Translate
from handlers.texts.card import card
from handlers.texts.echo import echo, which

#: The dialogue's data key under which texts and files wait.
PENDING = "pending"
_MOST = 20
#: What chooses, and says nothing.
_NUMBER = re.compile(r"\W*(?:(?:so|chon)\s+)*\d{1,3}(?:\s+(?:a|nhe|nha))?\W*")


def where(message: Message) -> Where:
    """The chat, and the message replied to."""
    replied = message.reply_to_message
    return Where(message.chat.id, str(replied.message_id) if replied else None)


async def is_no_report(message: Message, act: Act, reply_progress: ReplyProgress) -> bool:
    """False for a reply to a message about tasks: it reports, whatever else was asked."""
    if message.reply_to_message is None:
        return True
    return not (await reply_progress.choose.heard(act, where(message))).replied


async def tell(
    message: Message, text: str, act: Act, state: FSMContext, t: Translate,
    reply_progress: ReplyProgress, show_task: ShowTask, take_evidence: TakeEvidence,
) -> Shown:
    """Record what was said, or ask; nothing typed is lost."""
    reply = await reply_progress(act, text, where(message))
    return await shown(reply, act, state, t, show_task, take_evidence)


async def shown(
    reply: Reply, act: Act, state: FSMContext, t: Translate, show_task: ShowTask,
    take_evidence: TakeEvidence,
) -> Shown:
    """The answer to a reading."""
    match reply:
        case Recorded():
            return echo(t, reply, act)
        case AskWhich(candidates=(task, *_), why=Why.UNCLEAR) if _chooses(reply.text):
            # Nobody means a number as a note: what was offered stays open, and nothing is kept.
            return Say(t("reply-number", text=reply.text.strip(), code=task.code or ""), aside=True)
        case AskWhich():
            await keep(state, act, reply, texts=[reply.text])
            return which(t, reply)
        case Named(task=task):
            said, texts, files = await waiting(state, act)
            if texts or files:
                await drop(state)
                recorded = await take_evidence.bind(said, [task], texts, files)
                return echo(t, recorded, act, files=len(files))
            return card(t, await show_task(act, task.id), act)
        case Idle.COURTESY:
            return Say(t("reply-welcome"))
        case _:
            return Say(t("reply-hint"))


def _chooses(text: str) -> bool:
    return _NUMBER.fullmatch(fold(text)) is not None


async def keep(
    state: FSMContext, act: Act, ask: AskWhich, *, texts: Sequence[str] = (),
    files: Sequence[Kept] = (),
) -> None:
    """Put texts and files beside what waits already."""
    old: dict[str, Any] = (await state.get_data()).get(PENDING, {})
    await state.update_data({PENDING: {
        "texts": [*old.get("texts", []), *texts][-_MOST:],
        "files": [*old.get("files", []), *(asdict(file) for file in files)][-_MOST:],
        "offered": [task.id for task in ask.candidates],
        "said_at": old.get("said_at") or act.said_at.isoformat(),
        "moments": [*_moments(old), *(act.said_at.isoformat() for _ in texts)][-_MOST:],
    }})


async def waiting(
    state: FSMContext, act: Act
) -> tuple[Act, list[tuple[Act, str]], list[Kept]]:
    """What waits for a task: choosing one may come days later.

    The act as of when the first came, each text with the act as of when it was said, the files.
    """
    old: dict[str, Any] = (await state.get_data()).get(PENDING, {})
    texts = [(_as_said(act, moment), text)
             for moment, text in zip(_moments(old), old.get("texts", []), strict=True)]
    return _as_said(act, old.get("said_at")), texts, [Kept(**f) for f in old.get("files", [])]


def _moments(old: dict[str, Any]) -> list[str | None]:
    """When each text was said; None for what an earlier version put there."""
    texts, moments = old.get("texts", []), old.get("moments", [])
    return [*[old.get("said_at")] * (len(texts) - len(moments)), *moments]


def _as_said(act: Act, moment: str | None) -> Act:
    return act.as_said(datetime.fromisoformat(moment)) if moment else act


async def offered(state: FSMContext) -> list[int]:
    """The tasks last offered."""
    old: dict[str, Any] = (await state.get_data()).get(PENDING, {})
    return list(old.get("offered", []))


async def drop(state: FSMContext) -> None:
    """It has found its task."""
    data = await state.get_data()
    data.pop(PENDING, None)
    await state.set_data(data)
