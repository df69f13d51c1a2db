"""The page itself and its files, with the headers that keep foreign code out."""

from pathlib import Path

from aiohttp import web

from channels.web.visitors import Visitors

_STATIC = Path(__file__).parent / "static"
_SCRIPTS = ("chat.js", "clock.js", "dom.js", "files.js", "pane.js", "words.js")
_ASSETS = {
    "chat.css": "text/css",
    "icon.svg": "image/svg+xml",
    **dict.fromkeys(_SCRIPTS, "text/javascript"),
}
_HEADERS = {
    # blob: pictures are fetched with the session's header and shown from memory.
    "Content-Security-Policy": "default-src 'self'; img-src 'self' blob:; object-src 'none'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


class Page:
    """GET /chat; / leads there."""

    def __init__(self, visitors: Visitors) -> None:
        self._visitors = visitors
        self._index = (_STATIC / "index.html").read_bytes()
        self._assets = {name: (_STATIC / name).read_bytes() for name in _ASSETS}

    def routes(self) -> list[web.RouteDef]:
        """The page's routes."""
        return [
            web.get("/", self._lead),
            web.get("/chat/", self._lead),
            web.get("/chat", self._page),
            web.get("/chat/static/{name}", self._asset),
        ]

    async def _lead(self, _request: web.Request) -> web.Response:
        raise web.HTTPFound("/chat")

    async def _page(self, request: web.Request) -> web.Response:
        response = web.Response(
            body=self._index, content_type="text/html", charset="utf-8", headers=_HEADERS
        )
        self._visitors.welcome(request, response)
        return response

    async def _asset(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in _ASSETS:
            raise web.HTTPNotFound
        return web.Response(
            body=self._assets[name], content_type=_ASSETS[name], charset="utf-8", headers=_HEADERS
        )
