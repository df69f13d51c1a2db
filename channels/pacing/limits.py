"""What each network allows (design.md §7.6): messages a second, to a chat, to a group a minute."""

from dataclasses import dataclass

from core.ports.pacing import Lane

#: Freed this much later than the network says, for clocks that run unlike ours. Measured: with
#: 1 ms no answer of 429 in any sliding window.
_SPARE_S = 0.001
_MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one bot; 0 is none."""

    per_second: int = 0
    per_chat_second: int = 0
    per_group_minute: int = 0

    def lanes(self, bot: str, chat_id: int, *, new: bool = True) -> list[Lane]:
        """The lanes that a message to this chat runs in. Negative ids are groups (Telegram).

        A message that is no `new` one (it is edited) counts for the bot, not for the chat.
        """
        lanes = []
        if self.per_chat_second and new:
            lanes.append(Lane(f"{bot}/{chat_id}", self.per_chat_second, 1 + _SPARE_S))
        if self.per_group_minute and chat_id < 0 and new:
            lanes.append(
                Lane(f"{bot}/{chat_id}/minute", self.per_group_minute, _MINUTE + _SPARE_S))
        if self.per_second:
            lanes.append(Lane(bot, self.per_second, 1 + _SPARE_S))
        return lanes


#: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
TELEGRAM = Limits(per_second=30, per_chat_second=1, per_group_minute=20)
UNLIMITED = Limits()
