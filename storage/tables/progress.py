"""What people report on tasks, and the reports made of it."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.tables.columns import Moment, id_, long_text, metadata, ref

progress = Table(
    "progress", metadata, id_(),
    ref("task_id", "task", delete="CASCADE"),
    ref("person_id", "person", null=True, delete="SET NULL"),
    ref("unit_id", "unit", null=True),
    Column("at", Moment, nullable=False),
    Column("channel", String(16), nullable=False),
    Column("raw_text", Text),
    Column("state", String(16)),
    Column("percent", Integer),
    Column("done_count", Integer),
    Column("total_count", Integer),
    Column("forecast_on", Date),
    long_text("note"),
    Column("undone_at", Moment),
    Index("ix_progress_task_id_at", "task_id", "at"),
    Index("ix_progress_person_id_at", "person_id", "at"),
    Index("ix_progress_at", "at"),
)

evidence = Table(
    "evidence", metadata, id_(),
    ref("task_id", "task", delete="CASCADE"),
    ref("progress_id", "progress", null=True, delete="SET NULL"),
    ref("person_id", "person", null=True, delete="SET NULL"),
    Column("at", Moment, nullable=False),
    Column("channel", String(16), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("mime", String(120), nullable=False),
    Column("name", Text, nullable=False),
    Column("undone_at", Moment),
    Index("ix_evidence_task_id", "task_id"),
    Index("ix_evidence_sha256", "sha256"),
)

blocker = Table(
    "blocker", metadata, id_(),
    ref("task_id", "task", delete="CASCADE"),
    ref("person_id", "person", null=True, delete="SET NULL"),
    Column("at", Moment, nullable=False),
    Column("text", Text, nullable=False),
    long_text("waits_for"),
    long_text("answer"),
    ref("answered_by", "person", null=True, delete="SET NULL"),
    Column("answered_at", Moment),
    Column("closed_at", Moment),
    Column("undone_at", Moment),
    Index("ix_blocker_task_id", "task_id"),
    Index("ix_blocker_closed_at_at", "closed_at", "at"),
)

extension = Table(
    "extension", metadata, id_(),
    ref("task_id", "task", delete="CASCADE"),
    ref("asked_by", "person", null=True, delete="SET NULL"),
    Column("asked_at", Moment, nullable=False),
    long_text("reason"),
    Column("from_due_on", Date),
    Column("wanted_on", Date, nullable=False),
    Column("state", String(16), nullable=False),
    Column("granted_on", Date),
    ref("decided_by", "person", null=True, delete="SET NULL"),
    Column("decided_at", Moment),
    Column("undone_at", Moment),
    Index("ix_extension_task_id", "task_id"),
    Index("ix_extension_state", "state"),
)

report_period = Table(
    "report_period", metadata, id_(),
    Column("code", String(40), nullable=False),
    Column("scheme", String(20), nullable=False),
    Column("start", Date, nullable=False),
    Column("end", Date, nullable=False),
    Column("closed_at", Moment),
    UniqueConstraint("code", "scheme"),
)

unit_part = Table(
    "unit_part", metadata, id_(),
    ref("period_id", "report_period", delete="CASCADE"),
    ref("unit_id", "unit"),
    Column("state", String(16), nullable=False),
    Column("lines", JSON, nullable=False),
    Column("drafted_at", Moment, nullable=False),
    ref("confirmed_by", "person", null=True, delete="SET NULL"),
    Column("confirmed_at", Moment),
    UniqueConstraint("period_id", "unit_id"),
)
