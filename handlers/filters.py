"""Commands by their English or Vietnamese name, with or without the slash."""

from datetime import date
from functools import lru_cache
from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message

from core.assigning import gives_work
from core.errors import WorkError
from core.fold import fold
from core.people import Person, Role
from core.quarters import Scheme, parse_period
from handlers import report_words
from handlers.questions import command_asked

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
    "letter": ("congvan", "congvandondoc"),
    "summary": ("tonghop",),
    "part": ("phan",),
    "digest": ("bantin",),
    "stats": ("thongke",),
    "search": ("tim",),
    "people": ("nhansu",),
    "invite": ("moi",),
    "blockers": ("vuongmac",),
    "stale": ("lauchua",),
    "unreached": ("chualienlac",),
    "quota": ("hanmuc",),
    "settings": ("caidat",),
    "mydata": ("dulieucuatoi",),
    "unlink": ("huylienket",),
    "upload": ("guitep", "tailen"),
    "cancel": ("huy",),
}
_NAMES = {alias: name for name, aliases in COMMANDS.items() for alias in (name, *aliases)}
#: Names as they are said; only a message that is nothing else is the command.
_SAID = {
    "quá hạn": "overdue", "sắp đến hạn": "upcoming", "việc của tôi": "mytasks",
    "trợ giúp": "help", "tổng hợp": "summary", "bản tin": "digest", "thống kê": "stats",
    "phần báo cáo": "part",
    "nhân sự": "people", "cài đặt": "settings", "hoàn tác": "undo", "hủy liên kết": "unlink",
    "gửi tệp": "upload", "giao việc": "assign",
    **dict.fromkeys(("hủy việc vừa giao", "xóa việc vừa giao", "bỏ việc vừa giao",
                     "thu hồi việc vừa giao"), "undo"),
    "hạn mức": "quota", "hạn mức tin": "quota", "còn bao nhiêu tin": "quota",
    "dữ liệu của tôi": "mydata", "lâu chưa báo cáo": "stale", "chưa liên lạc": "unreached",
}
#: These are commands too with a period behind them, and nothing else.
_OF_A_PERIOD = {"tong hop": "summary", "thong ke": "stats", "phan bao cao": "part",
                "phan": "part"}
_PERIOD = 60
_MOST_WORDS = 4
_SPOKEN = {fold(words): name for words, name in _SAID.items()}
#: Without the slash these begin ordinary sentences ("xong rồi ạ", "mới xong"), so with more words
#: behind them they are commands only when a task code follows.
_WORDS = frozenset({"xong", "done", "vuong", "blocked", "viec", "task", "moi", "xem", "huy", "nhap",
                    "update", "capnhat", "start", "link", "extend", "giahan", "import", "help",
                    "part", "phan", "cancel", "people", "batdau", "invite"})
#: These too, except from people who assign and urge; "Giáo dục…" is no "giao".
_MANAGERS_WORDS = frozenset({"giao", "assign", "dondoc", "urge", "congvan", "congvandondoc",
                             "letter"})


@lru_cache(maxsize=256)
def parse_command(
    text: str, *, replying: bool = False, manager: bool = True, coordinator: bool = False
) -> tuple[str, str] | None:
    """(English name, the rest) when `text` is a command, else None.

    `replying`: it answers a message of ours, so that only a slash or a bare name makes it one. What
    a `coordinator` asks of a unit by a day is work given.
    """
    spoken = _SPOKEN.get(" ".join(fold(text).strip(" /.!?").split()))
    if spoken:
        return spoken, ""
    if not replying and (said := _said(text, manager=manager, coordinator=coordinator)):
        return said
    head, _, rest = text.strip().partition(" ")
    word, _, glued = head.partition("\n")
    rest = f"{glued} {rest}".strip()
    name = _NAMES.get(fold(word.removeprefix("/").split("@")[0]))
    if name is None:
        return _parted(text.split()) if word.startswith("/") else None
    plain = word.startswith("/") or not rest or looks_like_code(rest.split()[0])
    if plain or (not replying and _leads(word, manager=manager)):
        return name, rest
    return None


def _said(text: str, *, manager: bool, coordinator: bool) -> tuple[str, str] | None:
    """A whole sentence that means a command."""
    if manager and (of_period := _of_a_period(text)):
        return of_period
    if coordinator and gives_work(text):
        return "assign", text
    return command_asked(text, manager=manager)


def _parted(words: list[str]) -> tuple[str, str] | None:
    """"/công văn Phòng NCC", "/qua han": a name in as many words as it is said in."""
    for length in range(min(_MOST_WORDS, len(words)), 1, -1):
        name = _NAMES.get("".join(fold(word) for word in words[:length]).removeprefix("/"))
        if name:
            return name, " ".join(words[length:])
    return None


def _of_a_period(text: str) -> tuple[str, str] | None:
    """"tổng hợp quý 2", "thong ke thang nay": the command's spoken name, and a period alone."""
    words = text.split()
    heads = (fold(" ".join(words[:n])).removeprefix("/") for n in (3, 2, 1))
    head = next((h for h in heads if h in _OF_A_PERIOD), "")
    name, rest = _OF_A_PERIOD.get(head), " ".join(words[len(head.split()):])
    if name is None or not rest or len(rest) > _PERIOD:
        return None
    period = report_words.read(rest).period
    try:
        # Whether it names one does not depend on the day or the office's scheme.
        parse_period(period, Scheme.CALENDAR, date(2026, 1, 1))
    except WorkError as error:
        return (name, rest) if error.code != "period-unknown" else None
    return (name, rest) if period else None


def _leads(word: str, *, manager: bool) -> bool:
    """True when the word, with others behind it and no slash, is a command all the same."""
    folded = fold(word)
    if folded in _MANAGERS_WORDS:
        return manager and word.lower() == folded
    return folded not in _WORDS


def looks_like_code(word: str) -> bool:
    """CCHC-2026-012, or a one-time code in the same shape: letters, digits and a dash."""
    return "-" in word and any(c.isdigit() for c in word) and word.isascii()


class Typed(Filter):
    """Lets a message pass when it is the command; gives the handler `args`, the rest of it."""

    def __init__(self, name: str) -> None:
        self.name = name

    async def __call__(
        self, message: Message, person: Person | None = None
    ) -> bool | dict[str, Any]:
        """Matches text or caption."""
        found = command_of(message, person)
        return {"args": found[1]} if found and found[0] == self.name else False


def command_of(message: Message, person: Person | None) -> tuple[str, str] | None:
    """The command that a message of this person is, and the rest of it."""
    return parse_command(
        message.text or message.caption or "",
        replying=message.reply_to_message is not None,
        manager=person is not None and person.has(Role.COORDINATOR, Role.HEAD, Role.DIRECTOR),
        coordinator=person is not None and person.has(Role.COORDINATOR),
    )
