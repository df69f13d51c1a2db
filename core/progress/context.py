"""What the bot knows when it reads a reply: the task's state and its own last question."""

from dataclasses import dataclass
from enum import StrEnum


class Asked(StrEnum):
    """The bot's last question, which a bare answer ("rồi ạ", "60", "thứ 6") completes."""

    DONE = "done"  # thế nào rồi? (a ping, a question about a doubtful report)
    PERCENT = "percent"  # được bao nhiêu?
    FORECAST = "forecast"  # bao giờ xong?
    BLOCKER = "blocker"  # vướng gì?
    START = "start"  # đã bắt đầu chưa?
    EXTENSION = "extension"  # xin đến ngày nào?
    REASON = "reason"  # vì sao?


@dataclass(frozen=True, slots=True)
class ReplyContext:
    """`state`: the task's before the reply, in the reader's codes; None when not known."""

    state: str | None = None
    asked: Asked | None = None
