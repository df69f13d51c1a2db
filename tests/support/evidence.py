"""Files of evidence as they would stand after somebody sent them."""

import hashlib
import tempfile
from datetime import datetime
from pathlib import Path

from core.tasks import Task
from tests.support.office import Office


async def prove(
    office: Office, task: Task, name: str, content: bytes, who: str = "nam",
    at: datetime | None = None,
) -> int:
    """A file of that task, kept in the office's folder; its id."""
    sha256 = hashlib.sha256(content).hexdigest()
    with tempfile.NamedTemporaryFile() as source:
        source.write(content)
        source.flush()
        await office.app.stores.evidence_files.keep(Path(source.name), sha256)
    async with office.database.unit():
        return await office.app.stores.evidences.add({
            "task_id": task.id, "person_id": office.person_ids[who],
            "at": at or office.clock.now(), "channel": "telegram", "sha256": sha256,
            "size": len(content), "mime": "application/pdf", "name": name})
