"""A sample department over a real database, with its people in their chats."""

import tempfile
import uuid
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from bot.app import App
from core.policy import Policy
from storage.engine import Database
from storage.tables import account, membership, person, portfolio, unit, unit_group
from tests.support.chat import Chat, RecordingChannel
from tests.support.clock import TestClock

UNITS = [
    ("VP", "Văn phòng Sở", "van_phong", ["Văn phòng"]),
    ("GDNN", "Phòng Giáo dục nghề nghiệp", "phong", ["Giáo dục nghề nghiệp"]),
    ("LDVL", "Phòng Lao động – Việc làm – Bảo hiểm", "phong", ["Phòng LĐ-VL-BH", "Phòng Việc làm"]),
    ("NCC", "Phòng Người có công", "phong", ["Phòng NCC"]),
    ("TTHC", "Phòng Thủ tục hành chính", "phong", ["Phòng TTHC"]),
    ("TCKT", "Phòng Tài chính – Kế toán", "phong", ["Phòng TCKT"]),
    ("TTDV", "Trung tâm Dịch vụ việc làm", "don_vi_su_nghiep", ["TTDVVL"]),
]
#: code, name, title, unit, role
PEOPLE = [
    ("gd", "Nguyễn Văn Giám", "Giám đốc", None, "director"),
    ("pgd", "Trần Thị Phó", "Phó Giám đốc", None, "director"),
    ("cvp", "Lê Thị Lan", "Chánh Văn phòng", "VP", "coordinator"),
    ("minh", "Phạm Minh", "Chuyên viên", "VP", "staff"),
    ("hung", "Đỗ Hùng", "Trưởng phòng", "LDVL", "head"),
    ("nam", "Vũ Nam", "Chuyên viên", "LDVL", "staff"),
    ("hoa", "Bùi Hoa", "Chuyên viên", "LDVL", "staff"),
    ("ncc", "Hồ Công", "Trưởng phòng", "NCC", "head"),
    ("thu", "Ngô Thu", "Trưởng phòng", "TTHC", "head"),
    ("tkt", "Đinh Kế", "Trưởng phòng", "TCKT", "head"),
    ("gdnn", "Mai Nghề", "Trưởng phòng", "GDNN", "head"),
    ("ttdv", "Tạ Dịch", "Giám đốc Trung tâm", "TTDV", "head"),
    ("cdoan", "Cao Đoàn", "Chủ tịch Công đoàn", None, "observer"),
    ("admin", "Quản Trị", "Quản trị hệ thống", None, "admin"),
]

NO_PICTURE = b"\x89PNG\r\n\x1a\n"


class Office:
    """Everything a story needs: the app, the clock, the chats."""

    def __init__(self, database: Database, policy: Policy | None = None,
                 start: str = "2026-03-02 08:00") -> None:
        self.database = database
        self.clock = TestClock(start)
        policy = policy or Policy(organisation="Sở mẫu", parent="UBND tỉnh", place="Hà Tĩnh")
        self.evidence = Path(tempfile.gettempdir()) / f"nhacviec-evidence-{uuid.uuid4().hex}"
        self.app = App(database, policy, self.clock, self.evidence)
        # Drawing takes longer than all the rest of a Monday; tests/journeys/test_digest.py draws.
        self.app.messenger._plot = lambda _digest: NO_PICTURE
        self.channel = RecordingChannel()
        self.other = RecordingChannel("web", 2)
        self.feed = self.app.connect([self.channel, self.other])
        self.chats: dict[tuple[str, str], Chat] = {}
        self.person_ids: dict[str, int] = {}
        self.unit_ids: dict[str, int] = {}

    async def open(self) -> "Office":
        """Units, people, and a linked Telegram chat for everyone; unless they are there already."""
        async with self.database.reading():
            for ids, table in ((self.unit_ids, unit), (self.person_ids, person)):
                rows = await self.database.execute(select(table.c.code, table.c.id))
                ids.update({row.code: row.id for row in rows})
        if self.unit_ids:
            return self
        async with self.database.unit():
            await self._units()
            for number, row in enumerate(PEOPLE):
                await self._person(number, *row)
        return self

    def chat(self, code: str) -> Chat:
        """The person's linked Telegram chat."""
        key = ("telegram", code)
        if key not in self.chats:
            self.chats[key] = Chat(self.channel, self.feed, 1000 + self.person_ids[code])
        return self.chats[key]

    def stranger(self, chat_id: int = 99, channel: str = "telegram") -> Chat:
        """Somebody nobody invited."""
        return Chat(self.channel if channel == "telegram" else self.other, self.feed, chat_id)

    async def _units(self) -> None:
        for position, (code, name, kind, aliases) in enumerate(UNITS):
            self.unit_ids[code] = await self._insert(unit, code=code, name=name, type=kind,
                aliases=aliases, is_coordinator=code == "VP", position=position)
        divisions = [self.unit_ids[c] for c, _, kind, _ in UNITS if kind == "phong"]
        for name, ids in (("Các phòng chuyên môn", divisions),
                          ("Các đơn vị trực thuộc", [self.unit_ids["TTDV"]])):
            await self._insert(unit_group, name=name, aliases=[], unit_ids=ids)

    async def _person(self, number: int, code: str, name: str, title: str,
                      unit_code: str | None, role: str) -> None:
        person_id = await self._insert(person, code=code, full_name=name, title=title)
        self.person_ids[code] = person_id
        unit_id = self.unit_ids[unit_code] if unit_code else None
        await self._insert(membership, person_id=person_id, unit_id=unit_id, role=role)
        if role == "coordinator":
            await self._insert(membership, person_id=person_id, unit_id=unit_id, role="head")
        if code == "pgd":
            await self.database.execute(insert(portfolio).values(
                person_id=person_id, unit_id=self.unit_ids["LDVL"]))
        await self._insert(account, person_id=person_id, channel="telegram",
                           chat_id=1000 + person_id, linked_at=self.clock.now())

    async def _insert(self, table: Any, **values: Any) -> int:
        done = await self.database.execute(insert(table).values(**values))
        return int(done.inserted_primary_key[0])
