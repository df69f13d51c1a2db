"""The order in which handlers are asked, the fallback last."""

from aiogram import Router

from handlers import lists, reports, start


def build_router() -> Router:
    """A fresh tree of routers (aiogram attaches each only once)."""
    root = Router(name="handlers")
    root.include_routers(
        start.router(),
        start.strangers(),
        lists.router(),
        reports.router(),
    )
    return root
