"""A quarter of an office from the plan in chat to the summary, day after day by the clock.

The department of tests.support.office gets the real plan on 2 March 2026; the quarter II of
Nghị định 09/2019 runs from 15 March to 14 June and is summed up on 10 June.
"""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from core.tasks import Task
from storage.tables import task
from tests.support.chat import CODE, Chat, Shown
from tests.support.office import Office
from tests.support.tasks import act_of

PLAN = (Path(__file__).parent.parent / "documents" / "reading" / "files"
        / "ke-hoach-cai-thien-chi-so-2021.xlsx")
#: When the clock looks: before, at and after the slot, in the quiet hours, at night.
HOURS = ("05:00", "07:30", "10:00", "14:00", "19:00", "23:30")
FIRST, LAST = date(2026, 3, 2), date(2026, 6, 10)
#: 10/3 âm lịch with its Monday, 30/4, 1/5 (Bộ luật Lao động 2019, Điều 112).
HOLIDAYS = {date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1)}
MORNING, DIGEST = "Việc cần lưu ý ngày", "BẢN TIN TUẦN"
PHOTO = b"\xff\xd8\xff\xe0" + b"\0" * 300
PDF = b"%PDF-1.4\n" + b"0" * 300


@dataclass
class Told:
    """A message that the clock sent."""

    at: datetime
    who: str
    shown: Shown

    @property
    def day(self) -> date:
        return self.at.date()


@dataclass
class Quarter:
    """The story's hands: chats, the diary of what the clock told, and who does what when."""

    office: Office
    diary: list[Told] = field(default_factory=list)
    script: dict[str, Callable[[], Awaitable[object]]] = field(default_factory=dict)

    def chat(self, who: str) -> Chat:
        return self.office.chat(who)

    async def run(self) -> None:
        """Every hour of HOURS of every day: the clock first, then the people."""
        day = FIRST
        while day <= LAST:
            for hour in HOURS:
                moment = f"{day} {hour}"
                if (day, hour) > (FIRST, "08:00"):
                    self.office.clock.set(moment)
                    await self.tick()
                if moment in self.script:
                    await self.script.pop(moment)()
            day += timedelta(days=1)
        assert not self.script, "everybody has had their turn"

    async def tick(self) -> None:
        chats = {who: self.chat(who) for who in self.office.person_ids}
        before = {who: len(chat.screen) for who, chat in chats.items()}
        now = self.office.clock.now()
        await self.office.app.tick(now)
        self.diary += [Told(now, who, shown) for who, chat in chats.items()
                       for shown in chat.screen[before[who]:]]

    def told(self, who: str, words: str) -> list[Told]:
        """Morning messages of this person that have these words."""
        return [t for t in self.diary
                if t.who == who and MORNING in t.shown.text and words in t.shown.text]

    def days(self, who: str, words: str) -> list[str]:
        return [f"{t.day.day}/{t.day.month}" for t in self.told(who, words)]

    def ping(self, who: str, code: str) -> Shown:
        """The newest message of the clock about the task."""
        return next(t.shown for t in reversed(self.diary)
                    if t.who == who and code in t.shown.text)

    async def reply(self, who: str, code: str, text: str) -> str:
        return await self.chat(who).say(text, self.ping(who, code))

    async def card(self, who: str, code: str, *labels: str) -> Chat:
        """Open the card and press these buttons one after the other."""
        chat = self.chat(who)
        await chat.say(f"/xem {code}")
        for label in labels:
            await chat.press(label, chat.last)
        return chat

    async def due(self, code: str, words: str) -> None:
        chat = await self.card("cvp", code, "Sửa", "Thời hạn")
        assert "Đã" in await chat.say(words), chat.text


def code(number: int) -> str:
    return f"CCHC-2026-{number:03d}"


NAM, SILENT, THU, TKT, TTDV, HUNG, PAUSED, CANCELLED, FREE, HOA = map(
    code, (10, 11, 12, 13, 14, 17, 16, 9, 18, 24))


async def plan_comes_in(q: Quarter) -> None:
    """Upload, answer which unit is meant, accept, set deadlines, hand over."""
    lan = q.chat("cvp")
    assert "85 việc theo đơn vị" in await lan.upload(PLAN.name, PLAN.read_bytes())
    await lan.press("Chọn đơn vị")
    await lan.press("Văn phòng Sở")
    assert "chủ trì 6 việc" in lan.text
    await lan.press("Kế toán")
    assert "chưa rõ đơn vị" not in lan.text
    assert "Đã giao 85 việc" in await lan.press("Nhận tất cả")
    for given, words in ((NAM, "20/3/2026"), (SILENT, "27/3/2026"), (THU, "10/4/2026"),
                         (TKT, "15/4/2026"), (TTDV, "12/6/2026"), (HUNG, "trước ngày 15/5/2026"),
                         (HOA, "24/4/2026")):
        await q.due(given, words)
    await q.card("hung", NAM, "Giao người", "Vũ Nam")
    await q.card("hung", HOA, "Giao người", "Bùi Hoa")


def people_live(q: Quarter) -> list[str]:
    """Who does what when; the codes of new tasks as they come."""
    new: list[str] = []
    nam, lan, thu, tkt = q.chat("nam"), q.chat("cvp"), q.chat("thu"), q.chat("tkt")

    async def new_task() -> None:
        text = await lan.say("/giao Phòng NCC tổng kết phong trào thi đua, trước 30/5")
        new.extend(CODE.findall(text))

    async def halted(stopped: str, label: str, why: str) -> None:
        chat = await q.card("cvp", stopped, label)
        assert "Đã" in await chat.say(why)

    async def blocker_answered() -> None:
        assert "cho y kien so tu phap" in lan.text
        await lan.press("Trả lời")
        await lan.say("da goi, mai co van ban")

    async def more_time() -> None:
        await thu.press("Xin gia hạn", q.ping("thu", THU))
        await thu.say("24/4")
        assert "Đã gửi đề nghị" in await thu.say("so tu phap chua tra loi")

    async def too_early() -> None:
        assert "✅ xong" in await tkt.press("Xong", q.ping("tkt", TKT))
        assert "Đã hoàn tác" in await tkt.press("Hoàn tác")

    async def file_and_button() -> None:
        chat = q.chat("ttdv")
        assert "50%" in await chat.upload("bao cao.pdf", PDF, "nv14 duoc 50% roi")
        await chat.press("Tiến độ", q.ping("ttdv", TTDV))
        assert "75%" in await chat.press("75%")

    q.script = {
        "2026-03-17 10:00": lambda: q.reply("nam", NAM, "dc 60% roi, du kien xong 20/3"),
        "2026-03-20 10:00": lambda: q.reply("nam", NAM, "xong roi a"),
        "2026-04-01 14:00": lambda: halted(PAUSED, "Tạm dừng", "chờ hướng dẫn của tỉnh"),
        "2026-04-02 14:00": lambda: halted(CANCELLED, "Hủy", "không còn phù hợp"),
        "2026-04-06 14:00": new_task,
        "2026-04-07 10:00": lambda: q.reply("thu", THU, "vuong cho y kien so tu phap"),
        "2026-04-07 14:00": blocker_answered,
        "2026-04-08 10:00": more_time,
        "2026-04-08 14:00": lambda: lan.press("Đồng ý"),
        "2026-04-16 10:00": too_early,
        "2026-04-20 14:00": lambda: tkt.upload(
            "anh.jpg", PHOTO, "xong", q.ping("tkt", TKT), photo=True),
        "2026-04-22 10:00": lambda: q.reply("thu", THU, "xong roi nhe"),
        "2026-05-06 10:00": lambda: q.chat("ncc").say("nv18 da hoan thanh"),
        "2026-05-15 10:00": lambda: q.reply("hung", HUNG, "xong"),
        "2026-05-15 14:00": lambda: lan.press("Tính đúng hạn"),
        "2026-05-28 10:00": lambda: q.chat("ncc").say(f"xong {new[0]}"),
        "2026-06-05 10:00": file_and_button,
    }
    assert nam.chat_id
    return new


async def test_a_quarter(office: Office) -> None:
    q = Quarter(office)
    await plan_comes_in(q)
    new = people_live(q)
    await q.run()
    check_pings(q)
    check_escalation(q)
    check_manners(q)
    check_digests(q)
    await check_figures(q, new)


def check_pings(q: Quarter) -> None:
    """The ladder of each task, as its story goes."""
    assert q.days("nam", NAM) == ["13/3", "17/3", "20/3"], "in peace on the 19th, done on the 20th"
    assert q.days("ncc", SILENT) == [
        "20/3", "24/3", "26/3", "27/3", "30/3", "6/4", "13/4", "20/4", "28/4", "4/5", "11/5",
        "18/5", "25/5", "1/6", "8/6"]
    assert q.days("thu", THU) == ["3/4", "7/4", "17/4", "21/4"], "the new deadline is 24/4"
    assert q.days("tkt", TKT) == ["8/4", "10/4", "14/4", "15/4", "16/4", "20/4"]
    assert q.days("hung", HUNG) == ["7/5", "11/5", "13/5", "14/5", "15/5"]
    assert q.days("ttdv", TTDV) == ["5/6", "9/6"]
    assert q.days("hoa", HOA)[:6] == ["17/4", "21/4", "23/4", "24/4", "28/4", "4/5"]
    for who in q.office.person_ids:
        assert not q.told(who, PAUSED)
        assert not q.told(who, CANCELLED)


def check_escalation(q: Quarter) -> None:
    """Head, coordinator, directors: each once, in working days after the deadline."""
    assert q.days("hung", HOA) == ["28/4"]
    assert q.days("cvp", HOA) == ["4/5"]
    assert (q.days("gd", HOA), q.days("pgd", HOA)) == (["8/5"], ["8/5"])
    assert q.days("cvp", SILENT) == ["1/4"]
    assert (q.days("gd", SILENT), q.days("pgd", SILENT)) == (["7/4"], [])


def check_manners(q: Quarter) -> None:
    """One morning message a day, on working days, never in quiet hours."""
    assert q.diary
    for told in q.diary:
        assert told.day.weekday() < 5, told
        assert told.day not in HOLIDAYS, told
        assert f"{told.at:%H:%M}" in ("07:30", "10:00", "14:00"), told
    mornings = Counter((t.who, t.day) for t in q.diary if MORNING in t.shown.text)
    assert set(mornings.values()) == {1}
    assert {f"{t.at:%H:%M}" for t in q.diary if MORNING in t.shown.text} == {"07:30"}


def check_digests(q: Quarter) -> None:
    """Once a week for each reader, on Monday or the working day after it."""
    found = [t for t in q.diary if DIGEST in t.shown.text]
    assert {t.who for t in found} == {"gd", "pgd", "cvp"}
    weeks = Counter((t.who, t.day.isocalendar().week) for t in found)
    assert set(weeks.values()) == {1}
    assert len(weeks) == 3 * 15
    assert {t.day for t in found if t.day.weekday()} == {date(2026, 4, 28)}


async def check_figures(q: Quarter, new: list[str]) -> None:
    """Every count is what the story did; lists and summary agree."""
    lan, boss = q.chat("cvp"), q.chat("gd")
    assert len(new) == 1
    q.office.clock.set("2026-06-10 15:00")
    assert "Quá hạn: 02 nhiệm vụ" in await boss.say("/overdue")
    assert SILENT in boss.text
    assert HOA in boss.text
    async with q.office.database.reading():
        summary = await q.office.app.use_cases["build_summary"](
            await act_of(q.office, "cvp"), "Q2/2026")
    summary.check()
    counts = summary.counts
    assert (counts.carried_in, counts.new) == (85, 1)
    assert (counts.early, counts.on_time, counts.late, counts.boundary) == (2, 2, 1, 0)
    assert counts.completed_no_deadline == 1
    assert (counts.open_overdue, counts.open_in_term) == (2, 2)
    assert (counts.paused, counts.cancelled, counts.waiting_confirmation) == (1, 1, 0)
    assert counts.open_no_deadline == 74
    text = await lan.say("/tonghop Q2/2026")
    assert "86 nhiệm vụ (kỳ trước chuyển sang 85, phát sinh trong kỳ 01)" in text
    assert "Hoàn thành 06 (6,98%): 02 sớm hạn" in text
    assert "02 quá hạn" in text
    done = {t.code for t in await tasks(q) if t.completed_on}
    assert done == {NAM, THU, TKT, HUNG, FREE, new[0]}


async def tasks(q: Quarter) -> list[Task]:
    async with q.office.database.reading():
        return await q.office.app.stores.tasks.find(select(task).order_by(task.c.id))
