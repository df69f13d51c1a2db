"""Tokens and addresses as beginners paste them."""

import pytest

from bot.check_shapes import address_fault, looks_whole, token_fault

TELEGRAMS = "123456789:AAF" + "x" * 32
ZALOS = "123456789012345678:abc-xyz"


@pytest.mark.parametrize(("token", "in_zalo", "in_telegram"), [
    (ZALOS, None, "is-zalos"),
    (TELEGRAMS, "is-telegrams", None),
    ("12345689:abc-xyz", None, None),
    ("123456789:BBF" + "x" * 32, None, None),
    (f" {ZALOS}", "spaces", "spaces"),
    (f"{ZALOS}\n", "spaces", "spaces"),
    ("12345: abc", "spaces", "spaces"),
    (f'"{ZALOS}"', "quotes", "quotes"),
    (f"“{TELEGRAMS}”", "quotes", "quotes"),
    (f"<{ZALOS}>", "quotes", "quotes"),
    (f"https://bot-api.zaloplatforms.com/bot{ZALOS}", "address", "address"),
    ("https://bot.zaloplatforms.com/bots/123456789012345678", "address", "address"),
    ("hunter2", None, None),
])
def test_tokens(token: str, in_zalo: str | None, in_telegram: str | None) -> None:
    def found(telegrams: bool) -> str | None:
        fault = token_fault(token, telegrams=telegrams)
        return fault and fault.removeprefix("check-token-")

    assert (found(False), found(True)) == (in_zalo, in_telegram)


def test_a_whole_token_has_a_colon() -> None:
    assert looks_whole(ZALOS)
    assert looks_whole(TELEGRAMS)
    assert not looks_whole("abc-xyz")
    assert not looks_whole("123456789012345678:")


@pytest.mark.parametrize(("url", "fault"), [
    ("https://nv.example.vn", None),
    ("https://nv.example.vn/", None),
    ("https://nv.example.vn:8443", None),
    ("https://8.8.8.8", None),
    ("http://nv.example.vn", "http"),
    ("https://nv.example.vn/nhacviec", "path"),
    ("https://nv.example.vn/?a=1", "path"),
    ("https://localhost", "inside"),
    ("http://localhost:8080", "inside"),
    ("https://127.0.0.1", "inside"),
    ("https://10.1.2.3", "inside"),
    ("https://192.168.1.5:8080", "inside"),
    ("https://100.64.1.1", "inside"),
    ("https://[::1]:8080", "inside"),
    ("https://may-chu", "inside"),
    ("https://nhacviec.local", "inside"),
    ("https://me:secret@nv.example.vn", "odd"),
    ("https://", "odd"),
    ("https://[::1", "odd"),
    ("https://nv.example.vn:99999", "odd"),
])
def test_addresses(url: str, fault: str | None) -> None:
    assert address_fault(url) == (fault and f"check-address-{fault}")
