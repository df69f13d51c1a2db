"""Who answers at the public address."""

from collections.abc import AsyncIterator, Callable

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.check_address import ask, look_at_address
from bot.config import Settings, WebSettings
from bot.config_zalo import ZaloBotSettings
from handlers.texts import Catalogue

Answer = Callable[[], web.Response]


class Site:
    """A server whose /healthz can be anything."""

    url = ""

    def __init__(self) -> None:
        self.answer: Answer = web.Response

    async def handle(self, _request: web.Request) -> web.Response:
        return self.answer()


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    found = Site()
    application = web.Application()
    application.router.add_get("/healthz", found.handle)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    found.url = "http://{}:{}".format(*runner.addresses[0][:2])
    yield found
    await runner.cleanup()


@pytest.mark.parametrize(("answer", "key"), [
    (lambda: web.json_response({"status": "ok", "channels": {"zalo_bot": True}}), "ours"),
    (lambda: web.json_response({"channels": {"zalo_bot": False}}, status=503), "ours"),
    (lambda: web.json_response({"channels": {"web": True}}), "lacks"),
    (lambda: web.Response(text="<h1>Cổng thông tin</h1>"), "other"),
    (lambda: web.json_response(["channels"]), "other"),
    (lambda: web.Response(status=302, headers={"Location": "https://x.vn"}), "other"),
    (lambda: web.Response(status=403), "guarded"),
    (lambda: web.Response(status=502), "nobody"),
])
async def test_who_answers(site: Site, answer: Answer, key: str) -> None:
    site.answer = answer
    good, found, data = await ask(site.url, {"zalo_bot"})
    assert (good, found) == (key in ("ours", "nobody"), f"check-address-{key}")
    for language in ("vi", "en"):
        assert Catalogue().translator(language).plain(found, **data)


async def test_nobody_can_be_called_from_here() -> None:
    assert (await ask("http://127.0.0.1:1", {"zalo_bot"}))[:2] == (True, "check-address-not-seen")


async def test_nobody_is_asked_when_none_is_needed() -> None:
    public = WebSettings(public_url="https://127.0.0.1")
    bot = ZaloBotSettings(token=SecretStr("1:a"))
    assert await look_at_address(Settings()) == []
    assert await look_at_address(Settings(web=public, zalo_bot=bot)) == [], "its shape is wrong"
    elsewhere = WebSettings(public_url="https://nv.example.vn")
    assert await look_at_address(Settings(web=elsewhere)) == [], "no channel needs it"
