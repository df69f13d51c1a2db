"""Commands by their English or Vietnamese name, with or without the slash."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message

from core.fold import fold

#: English name → Vietnamese names without diacritics (design.md §4).
COMMANDS: dict[str, tuple[str, ...]] = {
    "start": ("batdau",),
    "link": ("ketnoi",),
    "help": ("trogiup",),
    "mytasks": ("viec",),
    "task": ("xem",),
    "update": ("capnhat",),
    "done": ("xong",),
    "blocked": ("vuong",),
    "extend": ("giahan",),
    "undo": ("hoantac",),
    "overdue": ("quahan",),
    "upcoming": ("sapden",),
    "assign": ("giao",),
    "import": ("nhap",),
    "urge": ("dondoc",),
    "summary": ("tonghop",),
    "digest": ("bantin",),
    "stats": ("thongke",),
    "search": ("tim",),
    "people": ("nhansu",),
    "invite": ("moi",),
    "blockers": ("vuongmac",),
    "stale": ("lauchua",),
    "unreached": ("chualienlac",),
    "settings": ("caidat",),
    "mydata": ("dulieucuatoi",),
    "unlink": ("huylienket",),
    "cancel": ("huy",),
}
_NAMES = {alias: name for name, aliases in COMMANDS.items() for alias in (name, *aliases)}
#: Without the slash these begin ordinary sentences ("xong rồi ạ", "giao cho em"), so they are
#: commands only when nothing else stands beside them, or a task code follows.
_WORDS = frozenset({"xong", "done", "vuong", "blocked", "viec", "task", "giao", "tim", "moi", "xem",
                    "huy", "nhap", "update", "capnhat", "start", "link", "extend", "giahan",
                    "assign", "search", "import", "help", "cancel", "urge", "dondoc", "people",
                    "batdau", "invite"})


def parse_command(text: str) -> tuple[str, str] | None:
    """(English name, the rest) when `text` is a command, else None."""
    head, _, rest = text.strip().partition(" ")
    word, _, glued = head.partition("\n")
    rest = f"{glued} {rest}".strip()
    slash = word.startswith("/")
    name = _NAMES.get(fold(word.removeprefix("/").split("@")[0]))
    if name is None or (not slash and not _stands_alone(fold(word), rest)):
        return None
    return name, rest


def _stands_alone(word: str, rest: str) -> bool:
    return not rest or word not in _WORDS or looks_like_code(rest.split()[0])


def looks_like_code(word: str) -> bool:
    """CCHC-2026-012, or a one-time code in the same shape: letters, digits and a dash."""
    return "-" in word and any(c.isdigit() for c in word) and word.isascii()


class Typed(Filter):
    """Lets a message pass when it is the command; gives the handler `args`, the rest of it."""

    def __init__(self, name: str) -> None:
        self._name = name

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Matches text or caption."""
        found = parse_command(message.text or message.caption or "")
        return {"args": found[1]} if found and found[0] == self._name else False


Handler = Callable[..., Awaitable[Any]]
