"""What people report on tasks, and why a task was late."""

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Index,
    Integer,
    String,
    Table,
    Text,
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

delay_reason = Table(
    "delay_reason", metadata, id_(),
    ref("task_id", "task", delete="CASCADE"),
    ref("person_id", "person", null=True, delete="SET NULL"),
    Column("at", Moment, nullable=False),
    Column("cause", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("verdict", String(16), nullable=False, server_default=""),
    ref("decided_by", "person", null=True, delete="SET NULL"),
    Column("decided_at", Moment),
    long_text("contest"),
    ref("contested_by", "person", null=True, delete="SET NULL"),
    Column("contested_at", Moment),
    Column("undone_at", Moment),
    Index("ix_delay_reason_task_id", "task_id"),
)
