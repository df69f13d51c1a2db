"""The content of evidence: one file per content, named by its SHA-256, written whole or not."""

import asyncio
import os
import shutil
import tempfile
from pathlib import Path
from typing import IO


class EvidenceFolder:
    """Implements core.ports.progress.EvidenceFiles over a folder, made at the first use."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def keep(self, path: Path, sha256: str) -> None:
        """Copy the file in; the same content twice is kept once."""
        await asyncio.to_thread(self._keep, path, sha256)

    async def read(self, sha256: str) -> bytes | None:
        """The content; None when it is gone."""
        return await asyncio.to_thread(self._read, sha256)

    def place(self, sha256: str) -> Path:
        """Where the content lies, unless it is gone."""
        return self._folder / sha256[:2] / sha256

    def _keep(self, path: Path, sha256: str) -> None:
        place = self.place(sha256)
        if place.exists():
            return
        with path.open("rb") as source:
            put_whole(source, place)

    def _read(self, sha256: str) -> bytes | None:
        try:
            return self.place(sha256).read_bytes()
        except FileNotFoundError:
            return None


def put_whole(source: IO[bytes], place: Path) -> None:
    """Write the file, all of it or nothing, and make its folder."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as copy:
        try:
            shutil.copyfileobj(source, copy)
            copy.flush()
            os.fsync(copy.fileno())
            Path(copy.name).replace(place)
        except BaseException:
            Path(copy.name).unlink(missing_ok=True)
            raise
