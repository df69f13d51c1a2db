"""Two small pages: one gives a file, one takes a file. No script, nothing from elsewhere."""

from html import escape

from aiohttp import web

from channels.zalo.ports import Words

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}
_STYLE = (
    "body{font:18px/1.5 system-ui,sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem}"
    "input,button,textarea{font:inherit;width:100%;box-sizing:border-box;margin:.5rem 0;"
    "padding:.7rem}button{background:#0b57d0;color:#fff;border:0;border-radius:.5rem}"
    "h1{font-size:1.5rem;line-height:1.3}"
)


class Pages:
    """All words come from the catalogue."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def download(self) -> web.Response:
        """A button behind which the file is: whoever only previews the link opens nothing."""
        button = escape(self._words("zalo-page-download"))
        return self._page("zalo-page-file", f'<form method="post"><button>{button}</button></form>')

    def upload(self, limit_mb: int) -> web.Response:
        """A form for one file and a line about it."""
        hint = escape(self._words("zalo-page-caption"))
        button = escape(self._words("zalo-page-send"))
        limit = escape(self._words("zalo-page-limit", limit=limit_mb))
        return self._page("zalo-page-upload", (
            f'<p>{limit}</p><form method="post" enctype="multipart/form-data">'
            '<input type="file" name="file" required>'
            f'<textarea name="caption" rows="3" placeholder="{hint}" aria-label="{hint}">'
            f"</textarea><button>{button}</button></form>"))

    def told(self, key: str, status: int = 200, **values: object) -> web.Response:
        """One sentence in large letters, what follows it in small ones; `values` go into them."""
        first, stop, rest = self._words(key, **values).partition(". ")
        return self._laid_out(first + stop.strip(), f"<p>{escape(rest)}</p>", status)

    def _page(self, key: str, body: str) -> web.Response:
        return self._laid_out(self._words(key), body)

    def _laid_out(self, heading: str, body: str, status: int = 200) -> web.Response:
        title = escape(heading)
        text = (
            f'<!doctype html><html lang="{self._words("zalo-page-language")}">'
            '<meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width,initial-scale=1">'
            f"<title>{title}</title><style>{_STYLE}</style><h1>{title}</h1>{body}</html>")
        return web.Response(
            text=text, status=status, content_type="text/html", headers=_HEADERS)
