"""The order in which handlers are asked, the fallback last."""

from aiogram import Router

from handlers import help as help_
from handlers import import_items, imports, lists, people, reports, settings, start


def build_router() -> Router:
    """A fresh tree of routers (aiogram attaches each only once)."""
    root = Router(name="handlers")
    root.include_routers(
        start.router(),
        start.strangers(),
        help_.router(),
        settings.router(),
        help_.roleless(),
        imports.router(),
        import_items.router(),
        people.router(),
        lists.router(),
        reports.router(),
    )
    return root
