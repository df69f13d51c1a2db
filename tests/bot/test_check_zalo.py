"""`check` says what a Zalo bot lacks, and never its token."""

from pydantic import SecretStr

from bot.check_zalo import look_at_zalo_bot
from bot.config import Settings, WebSettings, ZaloBotSettings
from tests.support.zalo_server import ZaloServer

HTTPS = WebSettings(public_url="https://nv.example.vn")


def settings(token: str, base: str, web: WebSettings = HTTPS, **more: str) -> Settings:
    return Settings(web=web, zalo_bot=ZaloBotSettings(
        token=SecretStr(token), api_base=base, **more))  # type: ignore[arg-type]  # pydantic reads


async def test_what_is_missing() -> None:
    async with ZaloServer() as server:
        async def keys(token: str = server.token, **more: object) -> list[str]:
            found = await look_at_zalo_bot(settings(token, server.url, **more))  # type: ignore[arg-type]
            return [key.removeprefix("check-zalo") for _, key, _ in found]

        assert await keys("") == ["-off"]
        assert await keys("1:wrong") == ["-token"]
        assert await keys() == ["", "-polling"]
        assert await keys(web=WebSettings()) == ["", "-url"]
        assert await keys(mode="webhook", webhook_secret="short") == ["", "-secret"]
        assert await keys(mode="webhook", webhook_secret="long-enough") == ["", "-webhook"]
        server.fail(403, "getMe")
        assert await keys() == ["-refused"]
        server.fail("502", "getMe")
        assert await keys() == ["-unreachable"]
