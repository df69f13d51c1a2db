"""How an invitation is shown in a terminal: the code, the ways in, the QR pictures."""

from bot.people_desk import Invited
from bot.terminal import Terminal


def show_invited(terminal: Terminal, invited: Invited, hours: int) -> None:
    """`hours` is how long the code lives; without a code the person is linked already."""
    if invited.code is None:
        terminal.say("cli-admin-linked")
        return
    terminal.say("invite-done", name=invited.person.full_name, code=invited.code, hours=hours)
    for way in invited.ways:
        name = terminal.words(f"channel-{way.channel}")
        key = "cli-way-named" if not way.link else \
            "cli-way" if way.carries_code else "cli-way-typed"
        terminal.say(key, channel=name, link=way.link, code=invited.code)
    for channel, picture in invited.pictures.items():
        if channel:
            terminal.say("cli-qr", channel=terminal.words(f"channel-{channel}"))
        terminal.write(picture)
