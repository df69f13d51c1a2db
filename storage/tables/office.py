"""The office's own calendar, and counters."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    String,
    Table,
)

from storage.tables.columns import long_text, metadata

holiday_override = Table(
    "holiday_override", metadata,
    Column("day", Date, primary_key=True),
    Column("kind", String(8), nullable=False),
    long_text("note"),
    long_text("source"),
    CheckConstraint("kind IN ('off', 'working')", name="kind"),
)

counter = Table(
    "counter", metadata,
    Column("name", String(40), primary_key=True),
    Column("value", BigInteger, nullable=False),
)
