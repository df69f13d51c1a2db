"""What every table is made of: the metadata, our column types and shorthands."""

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
    """An aware moment; SQLite has no time zones, so it is kept there as naive UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware in, UTC out (naive for SQLite)."""
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Always aware UTC."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


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
