"""The order in which handlers are asked, the fallback last."""

from functools import cache

from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject

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
    quota,
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
from handlers.table import Table, rows_of


def build_router() -> Router:
    """All handlers; a fresh router each time, since aiogram attaches each only once."""
    root = Router(name="handlers")
    for name, rows in _rows().items():
        table = Table(root, name, rows)
        setattr(root, name, table)
        root.observers[name] = table
    return root


@cache
def _rows() -> dict[str, list[HandlerObject]]:
    routers = _in_order()
    return {name: rows_of(routers, name) for name in ("message", "callback_query")}


def _in_order() -> tuple[Router, ...]:
    return (
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
        quota.router(),
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
