"""`migrate`, `backup`, `restore`, `export`: the data as a whole."""

from pathlib import Path

from bot.config import Settings
from bot.opening import open_database, opened
from bot.single import only_one
from core.errors import WorkError
from storage import backup as archive
from storage.export import export_tables


async def migrate(settings: Settings) -> None:
    """Bring the schema to this version. Raises WorkError `database-newer`."""
    async with opened(settings, migrating=True):
        pass


def backup(settings: Settings, target: Path) -> int:
    """Write the archive; its size in bytes."""
    return archive.back_up(_url(settings), settings.evidence.folder, target,
                           settings.database.tools)


def restore(settings: Settings, source: Path, *, force: bool) -> None:
    """Put a backup in place. Raises WorkError `still-connected` while the bot runs."""
    with only_one(open_database(settings), "still-connected"):
        archive.restore(_url(settings), settings.evidence.folder, source, force=force,
                        tools=settings.database.tools)


async def export(settings: Settings, target: Path) -> dict[str, int]:
    """Rows written by table."""
    async with opened(settings) as app:
        try:
            return await export_tables(app.database, target)
        except OSError:
            raise WorkError("folder-not-writable", folder=str(target.parent)) from None


def _url(settings: Settings) -> str:
    return settings.database.url.get_secret_value()
