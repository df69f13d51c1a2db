"""Periods whose parts are gathered, the units' parts, and the reports that were published."""

from sqlalchemy import (
    JSON,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.tables.columns import Moment, id_, long_text, metadata, ref

report_period = Table(
    "report_period", metadata, id_(),
    Column("code", String(40), nullable=False),
    Column("scheme", String(20), nullable=False),
    Column("start", Date, nullable=False),
    Column("end", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("closed_at", Moment),
    ref("closed_by", "person", null=True, delete="SET NULL"),
    UniqueConstraint("code", "scheme"),
)

unit_part = Table(
    "unit_part", metadata, id_(),
    ref("period_id", "report_period", delete="CASCADE"),
    ref("unit_id", "unit"),
    ref("assignee_id", "person", null=True, delete="SET NULL"),
    Column("lines", JSON, nullable=False),
    Column("drafted_at", Moment, nullable=False),
    ref("confirmed_by", "person", null=True, delete="SET NULL"),
    Column("confirmed_at", Moment),
    Column("version", Integer, nullable=False, server_default="0"),
    UniqueConstraint("period_id", "unit_id"),
    Index("ix_unit_part_unit_id", "unit_id"),
)

frozen_report = Table(
    "frozen_report", metadata, id_(),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("period", String(40), nullable=False),
    Column("scheme", String(20), nullable=False),
    ref("unit_id", "unit", null=True),
    Column("at", Moment, nullable=False),
    ref("person_id", "person", null=True, delete="SET NULL"),
    Column("author", Text, nullable=False),
    long_text("note"),
    Column("sha256", String(64), nullable=False),
    Column("snapshot", LargeBinary, nullable=False),
    UniqueConstraint("year", "number"),
    Index("ix_frozen_report_period", "period", "scheme", "unit_id", "at"),
)
