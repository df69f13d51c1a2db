"""What is said of files where there is a page for them, where none is needed, where none can be."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from handlers.fallback import other_media
from handlers.texts import Catalogue
from handlers.uploading import upload


class Pages:
    """Of a channel with or without a page."""

    def __init__(self, url: str | None, needs: bool) -> None:
        self._url, self._needs = url, needs

    def __call__(self, channel: str, chat_id: int) -> str | None:
        return self._url

    def needed(self, channel: str) -> bool:
        return self._needs


@pytest.mark.parametrize(("url", "needed", "asked", "sent"), [
    ("https://nv.vn/x", True, "https://nv.vn/x", "nhắn <i>gửi tệp</i>"),
    ("https://nv.vn/x", False, "https://nv.vn/x", "chữ, ảnh và tệp"),
    (None, False, "ngay vào đây", "chữ, ảnh và tệp"),
    # A Zalo bot that is tried out without a public address.
    (None, True, "chưa gửi được tệp", "chưa gửi được tệp"),
])
async def test_what_is_said_of_files(
    url: str | None, needed: bool, asked: str, sent: str
) -> None:
    message = cast("Any", SimpleNamespace(chat=SimpleNamespace(id=1)))
    act = cast("Any", SimpleNamespace(channel="zalo_bot"))
    t = Catalogue().translator("vi")
    pages = Pages(url, needed)
    assert asked in (await upload(message, act, t, pages)).text  # type: ignore[union-attr]
    assert sent in (await other_media(message, act, t, pages)).text  # type: ignore[union-attr]
