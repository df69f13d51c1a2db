"""An Official Account's chat is opened by a link once Zalo has told which account it is."""

from bot.invitations import Invitations
from core.ports.register import Way


def test_the_account_is_linked_once_it_is_known() -> None:
    cards = Invitations("", (Way("zalo_oa"), Way("web", "https://a.vn/chat")))
    for odd in ("", "1/../2", "x"):
        cards.name_account(odd)
        assert [way.link for way in cards.ways("c")] == ["", "https://a.vn/chat"]
    cards.name_account("1339912377514287463")
    assert [way.link for way in cards.ways("c")] == [
        "https://zalo.me/1339912377514287463", "https://a.vn/chat"]
