"""What every table is made of: the metadata, our column types and shorthands."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    Text,
    TypeDecorator,
    false,
    true,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware moment; SQLite has no time zones, so it is kept there as naive UTC.

    The processors stand in for SQLAlchemy's own, which take a multiple of the time: moments are
    most of what planning reads and writes.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        """Aware in, UTC out (naive text for SQLite)."""
        return _to_text if dialect.name == "sqlite" else _to_utc

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[Any], datetime | None] | None:
        """Always aware UTC; PostgreSQL's driver gives nothing else."""
        return _of_text if dialect.name == "sqlite" else None


def _to_utc(value: datetime | None) -> datetime | None:
    return None if value is None else value.astimezone(UTC)


def _to_text(value: datetime | None) -> str | None:
    if value is None:
        return None
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _of_text(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)


#: BIGINT on PostgreSQL; SQLite's rowid needs plain INTEGER to count up by itself.
BigId = BigInteger().with_variant(Integer, "sqlite")


def id_() -> Column[int]:
    """The row's own number."""
    return Column("id", BigId, primary_key=True, autoincrement=True)


def ref(name: str, target: str, *, null: bool = False, delete: str | None = None) -> Column[int]:
    """A foreign key to `target`."""
    return Column(name, BigId, ForeignKey(f"{target}.id", ondelete=delete), nullable=null)


def long_text(name: str) -> Column[str]:
    """Text of any length, empty by default."""
    return Column(name, Text, nullable=False, server_default="")


def flag(name: str, *, default: bool = False) -> Column[bool]:
    """Yes or no."""
    return Column(name, Boolean, nullable=False, server_default=true() if default else false())
