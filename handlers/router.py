"""The order in which handlers are asked, the fallback last."""

from aiogram import Router

from handlers import (
    assigning,
    deciding,
    digest,
    editing,
    evidence,
    extensions,
    fallback,
    figures,
    import_items,
    imports,
    lateness,
    ledger,
    letters,
    lists,
    part_editing,
    parts,
    people,
    picking,
    progress,
    reports,
    settings,
    start,
    task_card,
    undo,
    unreached,
    uploading,
    urging,
)
from handlers import help as help_


def build_router() -> Router:
    """A fresh tree of routers (aiogram attaches each only once)."""
    root = Router(name="handlers")
    root.include_routers(
        start.router(),
        start.strangers(),
        help_.router(),
        settings.router(),
        help_.roleless(),
        part_editing.router(),
        parts.router(),
        imports.router(),
        import_items.router(),
        assigning.router(),
        editing.router(),
        people.router(),
        lists.router(),
        unreached.router(),
        reports.router(),
        figures.router(),
        digest.router(),
        urging.router(),
        letters.router(),
        ledger.router(),
        task_card.router(),
        undo.router(),
        extensions.router(),
        lateness.router(),
        deciding.router(),
        progress.router(),
        picking.router(),
        uploading.router(),
        evidence.router(),
        fallback.router(),
    )
    return root
