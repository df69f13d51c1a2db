"""A day of an office of twenty with Telegram dead from ten to three, and again the next morning.

Real channels over real sockets, Telegram's behind a line that is cut in four ways. Counted: what
never arrived although nobody was told so, and what came twice without its label.
"""

import asyncio
import itertools
import logging
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from rich.console import Console
from sqlalchemy import select

from bench.drill.dead_line import DeadLine, Fault
from bench.drill.dead_office import DAY, NEXT, ZONE, Somebody, at, code_of, people, rows
from bench.drill.double import AGAIN
from bench.drill.scene import databases, postgres, put
from bench.drill.verdict import Verdict
from bot.app import App
from bot.clock import WoundClock
from channels.plain import html_to_plain
from channels.telegram.channel import TelegramChannel
from channels.telegram.polling import Polling
from core.policy import Policy
from storage.engine import Database
from storage.tables import delivery, person, progress
from tests.support.on_zalo import zalo_home
from tests.support.screens import Counted
from tests.support.telegram_server import Person as OnTelegram
from tests.support.telegram_server import TelegramServer
from tests.support.zalo_http import Person as OnZalo
from tests.support.zalo_server import ZaloServer

FAULTS: tuple[Fault, ...] = ("refused", "hangs", "drops", "answers lost")
#: Telegram's side waits so long for an answer here, not half a minute: a day has many ticks.
_PATIENCE_S = 1.5
#: On the second morning it dies after so many messages.
_DIES_AFTER = 5
_STEP = timedelta(minutes=1)


@dataclass
class Arrived:
    """A message on somebody's phone."""

    at: datetime
    who: str
    channel: str
    text: str
    #: Nobody had just written.
    unasked: bool

    @property
    def labelled(self) -> bool:
        return AGAIN in self.text

    @property
    def words(self) -> str:
        """Without the label: what it says."""
        return "\n".join(line for line in self.text.splitlines() if AGAIN not in line).strip()


@dataclass
class Day:
    """The office at work; `told` is the account, line by line."""

    app: App
    clock: WoundClock
    line: DeadLine
    telegram: TelegramServer
    zalo: ZaloServer
    feed: dict[str, Counted]
    people: dict[str, Somebody] = field(default_factory=people)
    arrived: list[Arrived] = field(default_factory=list)
    account: list[tuple[datetime, str]] = field(default_factory=list)
    _seen: Counter[str] = field(default_factory=Counter)

    async def until(self, day: date, hour: str) -> None:
        """Minute by minute, as the clock of a process that runs."""
        end = at(day, hour)
        while self.clock.now() < end - timedelta(seconds=1):
            self.clock.wind(min(self.clock.now() + _STEP, end))
            await self.app.tick(self.clock.now())
            self.look(unasked=True)

    def look(self, *, unasked: bool) -> None:
        """Note what has newly arrived."""
        now = _minute(self.clock.now())
        for who in self.people.values():
            found = [("telegram", html_to_plain(m.get("text", "")))
                     for m in self.telegram.world.sent_to(who.number)]
            on_zalo = [("zalo", text) for text in self.zalo.texts(OnZalo(who.zalo, who.name))]
            for texts in (found, on_zalo):
                for channel, text in texts[self._seen[f"{who.code} {texts is found}"]:]:
                    self.arrived.append(Arrived(now, who.code, channel, text, unasked))
                self._seen[f"{who.code} {texts is found}"] = len(texts)

    async def say(self, who: str, channel: str, text: str) -> str:
        """Somebody writes; gives the answer."""
        somebody, before = self.people[who], len(self.arrived)
        async with self.feed[channel].one_more():
            if channel == "telegram":
                self.telegram.say(OnTelegram(somebody.number, somebody.name), text)
            else:
                self.zalo.say(OnZalo(somebody.zalo, somebody.name), text)
        self.look(unasked=False)
        answer = " / ".join(a.text.splitlines()[0] for a in self.arrived[before:] if a.who == who)
        self.note(f"{somebody.name} on {channel}: “{text}” → {answer}")
        return "\n".join(a.text for a in self.arrived[before:] if a.who == who)

    def note(self, sentence: str) -> None:
        self.account.append((_minute(self.clock.now()), sentence))

    def sum_up(self, since: datetime, what: str) -> None:
        """What has arrived unasked since then, by channel and minute."""
        found = [a for a in self.arrived if a.unasked and a.at >= since]
        for (at_, channel), here in itertools.groupby(
                sorted(found, key=lambda a: (a.at, a.channel)), lambda a: (a.at, a.channel)):
            messages = list(here)
            names = ", ".join(self.people[a.who].name + (" (labelled)" if a.labelled else "")
                              for a in messages[:6])
            more = f" and {len(messages) - 6} others" if len(messages) > 6 else ""
            first = messages[0].words.splitlines()[0]
            told = f"{len(messages)} on {channel} to {names}{more}: “{first[:70]}”"
            self.account.append((at_, f"{what}: {told}"))


def _minute(moment: datetime) -> datetime:
    return moment.astimezone(ZONE).replace(second=0, microsecond=0)


@asynccontextmanager
async def office(url: str, evidence: Path) -> AsyncIterator[Day]:
    """Everything in this process; the doubles speak over sockets."""
    clock = WoundClock(at(DAY, "06:30"))
    app = App(Database(url), Policy(organisation="Sở"), clock, evidence)
    telegram_feed, zalo_feed = Counted(), Counted()
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(TelegramServer())
        zalo = await stack.enter_async_context(ZaloServer())
        line = await stack.enter_async_context(DeadLine(int(telegram.url.rpartition(":")[2])))
        await stack.enter_async_context(
            zalo_home(app, zalo, zalo_feed.in_front_of(app.connect)))
        # At Telegram's own pace: how many are under way when the line breaks depends on it.
        channel = TelegramChannel(telegram.token, api_base=line.url)
        channel.bot.session.timeout = _PATIENCE_S
        telegram_feed.feed = app.connect([channel])
        # With pauses of a day that has more minutes than ours has seconds.
        polling = Polling(channel.bot, channel._lanes, first_pause=0.2, longest_pause=0.5)
        running = asyncio.create_task(polling.run(telegram_feed))
        for who in people().values():
            if "T" in who.channels:
                telegram.world.chats[who.number] = {
                    "id": who.number, "type": "private", "first_name": who.name}
            if "Z" in who.channels:
                zalo._known.add(who.zalo)
        yield Day(app, clock, line, telegram, zalo,
                  {"telegram": telegram_feed, "zalo": zalo_feed})
        running.cancel()
        await asyncio.wait([running])
        await channel.close()
        await app.database.close()


async def story(day: Day, fault: Fault) -> None:
    """The two days."""
    code = {who.code: code_of(who) for who in day.people.values()}
    await day.until(DAY, "08:05")
    day.sum_up(at(DAY, "07:00"), "morning messages")
    await day.say("vy", "zalo", "80%")
    await day.say("hoa", "telegram", f"{code['hoa']} duoc 50% roi a")
    await day.until(DAY, "10:00")
    await day.line.set(fault)
    day.note(f"TELEGRAM IS DEAD ({fault})")
    began = day.clock.now()
    await day.until(DAY, "10:10")
    await day.say("hang", "zalo", "dc 60% roi, dang vuong cho y kien so tu phap")
    await day.until(DAY, "10:30")
    await day.say("lan", "zalo", "/dondoc " + " ".join(
        code[who] for who in ("minh", "hoa", "nam", "tam", "oanh")))
    await day.until(DAY, "11:00")
    await day.say("nam", "zalo", f"{code['nam']} xong roi a")
    await day.say("son", "zalo", "xong")
    await day.until(DAY, "14:40")
    await day.say("hung", "zalo", f"/dondoc {code['quang']} {code['anh']} {code['binh']}")
    await day.until(DAY, "14:50")
    day.sum_up(began, "meanwhile")
    listed = await day.say("lan", "zalo", "/chualienlac")
    day.account += [(_minute(day.clock.now()), f"    {line}") for line in listed.splitlines()
                    if line.startswith(("•", "☎"))]
    await day.until(DAY, "15:00")
    await day.line.set("")
    day.note("TELEGRAM IS BACK")
    back = day.clock.now()
    await day.until(DAY, "15:10")
    await day.say("minh", "telegram", f"{code['minh']} duoc 30%")
    await day.until(DAY, "17:30")
    day.sum_up(back, "after the outage")
    day.clock.wind(at(NEXT, "06:30"))
    day.line.breaks_after = (_DIES_AFTER, fault)
    await day.until(NEXT, "08:10")
    day.note(f"TELEGRAM DIED at 07:30 after {_DIES_AFTER} messages ({fault}), and is BACK now")
    day.sum_up(at(NEXT, "07:00"), "second morning")
    await day.line.set("")
    again = day.clock.now()
    await day.until(NEXT, "08:20")
    await day.say("hoa", "telegram", f"{code['hoa']} duoc 70%")
    await day.until(NEXT, "10:30")
    day.sum_up(again, "after the second outage")


@dataclass
class Found:
    """What came of it."""

    sent: int
    on_zalo_instead: int
    arrived: int
    lost: list[str]
    twice: list[str]
    labelled: int
    unknown: list[str]
    reports: int
    account: list[str]


async def judged(day: Day) -> Found:
    """The queue against the phones."""
    async with day.app.database.reading():
        queue = (await day.app.database.execute(
            select(delivery, person.c.code.label("who")).join(person)
            .order_by(delivery.c.id))).all()
        reports = (await day.app.database.execute(select(progress.c.id))).all()
    unasked = [a for a in day.arrived if a.unasked]
    # The same words on another day are another message: "not reached: one person".
    plain = Counter((a.who, a.words, a.at.date()) for a in unasked if not a.labelled)
    by_person = Counter(who for who, *_ in {(a.who, a.words, a.at.date()) for a in unasked})
    lost = [f"{r.who} {r.kind}: {r.state} {r.reason}" for r in queue
            if r.state not in ("sent", "skipped", "pending")
            and not (r.state == "failed" and r.reason == "unknown")]
    sent = Counter(r.who for r in queue if r.state == "sent")
    lost += [f"{who}: {number} sent, {by_person[who]} arrived"
             for who, number in sent.items() if by_person[who] < number]
    return Found(
        sent.total(), sum(r.state == "sent" and r.reason.endswith(":telegram") for r in queue),
        len(unasked), lost,
        [f"{who}: {words[:60]}" for (who, words, _), n in plain.items() if n > 1],
        sum(a.labelled for a in unasked),
        [f"{r.who} {r.kind}" for r in queue if (r.state, r.reason) == ("failed", "unknown")],
        len(reports),
        [f"{at_:%d/%m %H:%M}  {told}" for at_, told in sorted(
            day.account, key=lambda line: line[0])])


async def _played(url: str, fault: Fault) -> Found:
    with tempfile.TemporaryDirectory(prefix="nhacviec-drill-") as folder:
        async with office(url, Path(folder)) as day:
            await story(day, fault)
            return await judged(day)


def main(rounds: int | None, seed: int, both: bool = True) -> bool:
    """Print a row for each database and kind of death, and the account of one day."""
    logging.disable(logging.CRITICAL)
    verdict = Verdict(
        f"two days with Telegram dead (seed {seed})", "database", "Telegram", "messages sent",
        "by Zalo instead", "arrived", "lost", "twice", "labelled", "not known", "reports")
    account: list[str] = []
    with postgres(both) as server:
        for (name, place), fault in itertools.product(databases(server), FAULTS):
            with place() as url:
                put(url, rows(), new=True)
                found = asyncio.run(_played(url, fault))
            account = account or found.account
            verdict.row(name, fault, found.sent, found.on_zalo_instead, found.arrived,
                        len(found.lost), len(found.twice), found.labelled, len(found.unknown),
                        found.reports)
            where = f"{name}, {fault}"
            verdict.promise(not found.lost, f"{where}: lost {found.lost}")
            verdict.promise(not found.twice, f"{where}: twice {found.twice}")
    Console(width=160).print("\n".join(account), highlight=False, markup=False)
    return verdict.print()
