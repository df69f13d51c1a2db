"""`check`: what people mistype, seen before anybody is asked: tokens and the public address."""

import ipaddress
import re
from urllib.parse import urlsplit

#: @BotFather's tokens: eight to ten digits, and 35 characters that begin with AA.
_TELEGRAM = re.compile(r"\d{8,10}:AA[\w-]{33}", re.ASCII)
#: The digits of a Zalo bot's token are its id; those seen had 18 or 19.
_ZALO = re.compile(r"\d{15,}:\S+", re.ASCII)
_ANY = re.compile(r"\d+:\S+", re.ASCII)
_QUOTES = "\"'`“”‘’«»<>[]{}(),;"
_INSIDE = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home", ".corp", ".test",
           ".invalid", ".example")


def token_fault(token: str, *, telegrams: bool) -> str | None:
    """The key of what is surely wrong with a bot's token; None when it may be right.

    `telegrams`: it stands where Telegram's belongs, else where the Zalo bot's does. Zalo documents
    no shape, so that a token of an unknown shape is only asked about, never refused here.
    """
    if any(sign.isspace() for sign in token):
        return "check-token-spaces"
    if token[0] in _QUOTES or token[-1] in _QUOTES:
        return "check-token-quotes"
    if "://" in token or "/" in token:
        return "check-token-address"
    if telegrams and _ZALO.fullmatch(token):
        return "check-token-is-zalos"
    if not telegrams and _TELEGRAM.fullmatch(token):
        return "check-token-is-telegrams"
    return None


def looks_whole(token: str) -> bool:
    """Digits, a colon, characters: the shape that every bot's token seen had."""
    return _ANY.fullmatch(token) is not None


def address_fault(url: str) -> str | None:
    """The key of what keeps others from calling this public address; None when nothing does."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        odd = parts.username is not None or parts.port == 0
    except ValueError:
        return "check-address-odd"
    if not host or odd:
        return "check-address-odd"
    if _inside(host):
        return "check-address-inside"
    if parts.scheme != "https":
        return "check-address-http"
    if parts.query or parts.fragment or parts.path not in ("", "/"):
        return "check-address-path"
    return None


def _inside(host: str) -> bool:
    """True for names and numbers that only this machine or its own network knows."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(_INSIDE)
