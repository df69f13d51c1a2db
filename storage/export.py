"""Everything that is stored, table by table, for other systems."""

import base64
import json
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from sqlalchemy import select

from storage.engine import Database
from storage.tables import metadata

#: Keys and machinery: nothing that another system could use.
_LEFT_OUT = frozenset({"invite", "link_attempt", "dialogue", "received_update", "kept_update",
                       "counter", "web_file", "channel_token"})


async def export_tables(database: Database, target: Path) -> dict[str, int]:
    """Write a .zip with one JSON Lines file per table; how many rows each has. One snapshot.

    Dates and moments are in ISO form, moments in UTC; what is kept as bytes is in base 64.
    """
    counts: dict[str, int] = {}
    async with database.reading():
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for table in metadata.sorted_tables:
                if table.name in _LEFT_OUT:
                    continue
                rows = (await database.execute(select(table))).mappings()
                counts[table.name] = 0
                with archive.open(f"{table.name}.jsonl", "w") as out:
                    for row in rows:
                        line = json.dumps({k: _plain(v) for k, v in row.items()},
                                          ensure_ascii=False)
                        out.write(line.encode() + b"\n")
                        counts[table.name] += 1
    return counts


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.isoformat() if isinstance(value, date | datetime | time) else value
