"""The files of evidence of a period for those who answer for them, and asking for missing ones."""

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from aiogram import Router
from aiogram.types import CallbackQuery

from core.acting import Act
from core.usecases.ask_evidence import AskEvidence
from core.usecases.export_evidence import ExportEvidence
from handlers.callbacks import AskEvidencePress, EvidenceZip
from handlers.keyboards_urging import pressed_ids
from handlers.show import Later, Shown, Toast
from handlers.texts import Translate
from handlers.texts.ledger import wanted, zip_pieces


def router() -> Router:
    """Pressed only."""
    routes = Router(name="ledger")
    routes.callback_query.register(evidence_zip, EvidenceZip.filter())
    routes.callback_query.register(ask_evidence_pressed, AskEvidencePress.filter())
    return routes


async def evidence_zip(
    _: CallbackQuery, callback_data: EvidenceZip, act: Act, t: Translate,
    export_evidence: ExportEvidence, leftovers: ExitStack,
) -> Shown:
    """The archives are made outside of the transaction, in a folder that goes after the answer."""

    async def make() -> Shown:
        folder = leftovers.enter_context(TemporaryDirectory(prefix="nhacviec-"))
        exported = await export_evidence(
            act, callback_data.period, callback_data.unit or None, Path(folder))
        return zip_pieces(t, exported)

    working = t("evidence-zip-working")
    return [Toast(working.striptags()), Later(make, working)]


async def ask_evidence_pressed(
    _: CallbackQuery, callback_data: AskEvidencePress, act: Act, t: Translate,
    ask_evidence: AskEvidence,
) -> Shown:
    """Of the tasks that the button names."""
    return wanted(t, await ask_evidence(act, pressed_ids(callback_data.tasks)), act)
