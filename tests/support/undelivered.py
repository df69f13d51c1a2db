"""Networks that fail, and what became of one person's message."""

from typing import Any

from aiogram.exceptions import (
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramServerError,
)
from aiogram.methods import GetMe

from tests.support.office import Office
from tests.support.tasks import deliveries, give, tick

ME = GetMe()
DOWN = TelegramServerError(ME, "502")
DIED = TelegramNetworkError(ME, "connection died")
BLOCKED = TelegramForbiddenError(ME, "bot was blocked by the user")
DUPLICATE = "có thể trùng"
CARD = "/xem CCHC-2026-001"


async def on_web(office: Office, who: str, chat_id: int) -> None:
    """A second address of the person."""
    async with office.database.unit():
        await office.app.stores.accounts.add(
            office.person_ids[who], "web", chat_id, office.clock.now())


async def ping(office: Office, *faults: Any) -> None:
    """Nam's ping of the 3rd, with these faults of Telegram; the digest has left before."""
    await tick(office, "2026-03-02 08:00")
    await give(office, "2026-03-04")
    office.channel.session.faults = list(faults)
    await tick(office, "2026-03-03 07:30")


async def again(office: Office, *seconds: float) -> None:
    for pause in seconds:
        office.clock.forward(seconds=pause)
        await tick(office)


async def nams(office: Office) -> tuple[Any, ...]:
    """State, reason, tries and channel of Nam's last morning message."""
    rows = await deliveries(office, "kind", "person_id", "state", "reason", "tries", "channel")
    return [r[2:] for r in rows if r[:2] == ("morning", office.person_ids["nam"])][-1]


def told(office: Office, who: str = "cvp") -> list[str]:
    """What the coordinator was told of failures."""
    return [s.text for s in office.chat(who).screen if "Không gửi được tin" in s.text]
