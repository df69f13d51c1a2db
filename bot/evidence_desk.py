"""The evidence of a report as one archive, from the command line."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from bot.terminal import Terminal
from core.acting import Act
from core.errors import WorkError
from core.evidence_pack import ledger_of
from core.summary import Summary
from core.usecases.export_evidence import Exported
from handlers.texts.values import count

if TYPE_CHECKING:
    from bot.app import App


async def evidence_archive(
    app: "App", act: Act, summary: Summary, unit_id: int | None, folder: Path
) -> Path:
    """Write it into `folder`, whatever its size; the file.

    What could not go in is told on stderr. Raises WorkError `folder-not-writable`.
    """
    unit = None
    if unit_id is not None:
        async with app.database.reading():
            unit = await app.stores.units.get(unit_id)
    try:
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        exported: Exported = await app.use_cases["export_evidence"].of(
            act, ledger_of(summary), folder, unit)
    except OSError:
        raise WorkError("folder-not-writable", folder=str(folder)) from None
    for fault, number in exported.faults.items():
        Terminal().complain(f"evidence-zip-{fault.value.replace('_', '-')}", count=count(number))
    return exported.paths[0]
