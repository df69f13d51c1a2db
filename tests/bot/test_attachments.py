"""A message's file is fetched for known people only, within limits, and goes afterwards."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from aiogram.types import Update

from bot.attachments import Fetching
from core.acting import Act
from core.people import Person
from tests.support.chat import RecordingChannel
from tests.support.clock import OFFICE, at

PERSON = Person(1, "x", "X")


async def fetched(
    content: bytes, *, size: int | None = None, known: bool = True, name: str = "../kế hoạch.xlsx"
) -> tuple[dict[str, Any], bytes, Path | None]:
    channel = RecordingChannel()
    channel.session.files["f"] = content
    update = Update.model_validate({"update_id": 1, "message": {
        "message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"},
        "from": {"id": 5, "is_bot": False, "first_name": "x"},
        "document": {"file_id": "f", "file_unique_id": "f", "file_name": name,
                     "file_size": len(content) if size is None else size},
    }}, context={"bot": channel.bot})
    seen: dict[str, Any] = {}

    async def handler(_: Any, data: dict[str, Any]) -> None:
        seen.update(data)

    with ExitStack() as leftovers:
        act = Act(PERSON, "telegram", at("2026-03-02 08:00"), OFFICE)
        await Fetching(1)(handler, update, {
            "bot": channel.bot, "leftovers": leftovers, "act": act,
            "person": PERSON if known else None})
        attachment = seen["attachment"]
        read = attachment.path.read_bytes() if attachment else b""
        path = attachment.path if attachment else None
    return seen, read, path


async def test_fetched_hashed_named_and_gone() -> None:
    seen, read, path = await fetched(b"abc")
    assert read == b"abc"
    attachment = seen["attachment"]
    assert (attachment.name, attachment.size) == ("kế hoạch.xlsx", 3)
    assert attachment.sha256.startswith("ba7816bf")
    assert path is not None
    assert not path.exists(), "temporary"


async def test_a_stranger_s_file_is_never_fetched() -> None:
    seen, _, _ = await fetched(b"abc", known=False)
    assert seen["attachment"] is None
    assert seen["attachment_error"] is None


async def test_too_large_by_its_own_word_or_by_what_comes() -> None:
    for size in (2_000_000, 10):
        seen, _, _ = await fetched(b"x" * 1_100_000, size=size)
        assert seen["attachment"] is None
        assert seen["attachment_error"].code == "file-too-large"
        assert seen["attachment_error"].data["limit_mb"] == 1
