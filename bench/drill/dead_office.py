"""An office of twenty: ten on Telegram and Zalo, five on Telegram alone, five on Zalo alone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Table

from storage.tables import (
    account,
    external_id,
    membership,
    person,
    task,
    task_assignee,
    unit,
)

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
UNITS = {"VP": "Văn phòng Sở", "TTHC": "Phòng Thủ tục hành chính", "LDVL": "Phòng Việc làm",
         "NCC": "Phòng Người có công", "TCKT": "Phòng Tài chính"}
#: code, name, unit, role, T for Telegram and Z for Zalo.
_PEOPLE = """
giam Nguyễn_Văn_Giám VP director TZ
lan Lê_Thị_Lan VP coordinator TZ
minh Phạm_Minh VP staff T
thu Ngô_Thu TTHC head TZ
nam Vũ_Nam TTHC staff TZ
hoa Bùi_Hoa TTHC staff T
son Đào_Sơn TTHC staff Z
hang Lý_Hằng TTHC staff TZ
hung Đỗ_Hùng LDVL head TZ
quang Trịnh_Quang LDVL staff TZ
anh Mai_Lan_Anh LDVL staff T
binh Cao_Bình LDVL staff Z
vy Hà_Vy LDVL staff TZ
cong Hồ_Công NCC head Z
dung Tô_Dung NCC staff TZ
phuc Đinh_Phúc NCC staff T
giang La_Giang NCC staff Z
ke Đinh_Kế TCKT head T
tam Võ_Tâm TCKT staff TZ
oanh Tạ_Oanh TCKT staff Z
"""
#: Tuesday; the second day is a Wednesday.
DAY, NEXT = date(2026, 3, 3), date(2026, 3, 4)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person; `number` is the id everywhere, also of the chats."""

    number: int
    code: str
    name: str
    unit: str
    role: str
    channels: str

    @property
    def zalo(self) -> str:
        """The id on Zalo."""
        return f"{self.number:020x}"


def people() -> dict[str, Somebody]:
    """All twenty by their code."""
    rows = (line.split() for line in _PEOPLE.strip().splitlines())
    return {code: Somebody(n, code, name.replace("_", " "), unit_, role, channels)
            for n, (code, name, unit_, role, channels) in enumerate(rows, 1)}


def at(day: date, hour: str) -> datetime:
    """An office-local moment."""
    return datetime.combine(day, time.fromisoformat(hour), ZONE)


def code_of(who: Somebody) -> str:
    """The task of that person that is due on the next day."""
    return f"CCHC-2026-{who.number:03d}"


def rows() -> dict[Table, list[dict[str, Any]]]:
    """The office on Monday evening: a task for each who works, due on the second day."""
    everyone = list(people().values())
    monday = at(DAY, "08:00") - timedelta(days=1)
    units = {code: n for n, code in enumerate(UNITS, 1)}
    workers = [who for who in everyone if who.role != "director"]
    tasks = [_task(who.number, units[who.unit], f"Rà soát thủ tục {who.number}", NEXT)
             for who in workers]
    # Due at 16:00 of the first day: one more ping at 14:00. Overdue since Monday: the head hears.
    tasks += [{**_task(100 + who.number, units[who.unit], "Gửi số liệu trong ngày", DAY),
               "due_time": time(16)} for who in workers if who.code in ("quang", "anh", "binh")]
    tasks += [_task(200 + who.number, units[who.unit], "Báo cáo còn nợ", DAY - timedelta(days=1))
              for who in workers if who.code in ("nam", "phuc")]
    return {
        unit: [{"id": n, "code": code, "name": UNITS[code], "type": "phong", "aliases": [],
                "is_coordinator": code == "VP", "position": n} for code, n in units.items()],
        person: [{"id": w.number, "code": w.code, "full_name": w.name} for w in everyone],
        membership: [{"person_id": w.number, "role": w.role,
                      "unit_id": None if w.role == "director" else units[w.unit]}
                     for w in everyone],
        account: [{"person_id": w.number, "channel": channel, "chat_id": w.number,
                   "linked_at": monday}
                  for letter, channel in (("T", "telegram"), ("Z", "zalo_bot"))
                  for w in everyone if letter in w.channels],
        external_id: [{"channel": "zalo_bot", "external": w.zalo, "local": w.number}
                      for w in everyone if "Z" in w.channels],
        task: tasks,
        task_assignee: [{"task_id": t["id"], "person_id": t["id"] % 100} for t in tasks],
    }


def _task(number: int, unit_id: int, title: str, due: date) -> dict[str, Any]:
    made = at(DAY, "08:00") - timedelta(days=1)
    return {"id": number, "code": f"CCHC-2026-{number:03d}", "title": title,
            "state": "assigned", "kind": "assigned", "lead_unit_id": unit_id,
            "assigned_on": date(2026, 2, 2), "due_on": due, "original_due_on": due,
            "due_time": None, "created_at": made, "wake_at": made}
