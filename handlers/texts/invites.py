"""A one-time code as somebody gets it: the words, a way for each channel, QR pictures."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from core.ports.register import InviteCards, Way
from handlers.show import Say, SendFile
from handlers.texts.catalogue import Translate
from handlers.texts.people import channel_name


def card_pieces(
    t: Translate, text: Markup, code: str, cards: InviteCards, ways: Sequence[Way],
    caption: Callable[[str], Markup],
) -> list[Say | SendFile]:
    """`text`, then how each channel is opened; a picture for each that opens an app.

    `caption` is asked with the channel's name, "" for a picture of the words to type.
    """
    lines = [_line(t, way, code) for way in ways]
    said = Say(Markup("\n").join([text, *lines]))
    opened = [way for way in ways if way.link and way.app]
    if not opened:
        return [said, _picture(cards, f"/start {code}", caption(""), "ma-moi.png")]
    return [said, *(
        _picture(cards, way.link, caption(channel_name(t, way.channel)),
                 f"ma-moi-{way.channel}.png") for way in opened)]


def _line(t: Translate, way: Way, code: str) -> Markup:
    name = channel_name(t, way.channel)
    if way.carries_code:
        return t("invite-way", channel=name, link=way.link)
    if way.link:
        return t("invite-way-typed", channel=name, link=way.link, code=code)
    return t("invite-way-named", channel=name, code=code)


def _picture(cards: InviteCards, link: str, caption: Markup, name: str) -> SendFile:
    return SendFile(name, cards.picture(link), caption, picture=True)
