"""A file on disk goes out whole over Telegram's own protocol."""

import os
from pathlib import Path

from bot.outgoing import Outgoing
from channels.telegram.channel import TelegramChannel
from handlers.show import SendFile
from tests.support.office import Office
from tests.support.telegram_server import NAM, TelegramServer


async def test_a_file_on_disk_is_streamed(quick_office: Office, tmp_path: Path) -> None:
    content = os.urandom(5_000_000)
    path = tmp_path / "on-disk.bin"
    path.write_bytes(content)
    async with TelegramServer() as server:
        server.say(NAM, "xin chào")
        channel = TelegramChannel(server.token, api_base=server.url)
        outgoing = Outgoing(quick_office.app.stores.sent, quick_office.database,
                            quick_office.clock, 4096)
        try:
            await outgoing.file(channel.bot, "telegram", NAM.id,
                                SendFile("minh-chung.zip", path, "Minh chứng"))
        finally:
            await channel.close()
        (message,) = await server.until_sent(NAM.id)
        kept = server.world.files[message["document"]["file_id"]]
    assert (kept.name, kept.content) == ("minh-chung.zip", content)
    assert message["caption"] == "Minh chứng"
