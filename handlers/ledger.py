"""The button "Minh chứng .zip" under a summary: the files themselves, for those who answer."""

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from aiogram import Router
from aiogram.types import CallbackQuery

from core.acting import Act
from core.usecases.export_evidence import ExportEvidence
from handlers.callbacks import EvidenceZip
from handlers.show import Later, Shown, Toast
from handlers.texts import Translate
from handlers.texts.ledger import zip_pieces


def router() -> Router:
    """One press."""
    routes = Router(name="ledger")
    routes.callback_query.register(evidence_zip, EvidenceZip.filter())
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
