"""Directives, tasks, their people and their history."""

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    text,
)

from storage.tables.columns import BigId, Moment, flag, id_, long_text, metadata, ref

directive = Table(
    "directive", metadata, id_(),
    Column("key", Text, nullable=False, unique=True),
    long_text("doc_type"),
    long_text("number"),
    long_text("issuer"),
    Column("issued_on", Date),
    long_text("subject"),
    long_text("signer"),
    long_text("file_name"),
    flag("needs_acceptance"),
    ref("created_by", "person", null=True, delete="SET NULL"),
    Column("created_at", Moment, nullable=False),
)

_OPEN = "state IN ('assigned', 'in_progress', 'returned') AND NOT is_parent"

task = Table(
    "task", metadata, id_(),
    Column("code", String(40), unique=True),
    ref("directive_id", "directive", null=True),
    Column("source_key", Text),
    long_text("item_no"),
    ref("parent_id", "task", null=True),
    ref("series_id", "task", null=True),
    flag("is_parent"),
    Column("title", Text, nullable=False),
    long_text("detail"),
    long_text("product"),
    long_text("targets"),
    long_text("report_to"),
    Column("field", String(40), nullable=False, server_default="other"),
    ref("lead_unit_id", "unit", null=True),
    long_text("lead_text"),
    long_text("support_text"),
    Column("state", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("assigned_on", Date),
    ref("assigned_by", "person", null=True, delete="SET NULL"),
    Column("start_on", Date),
    long_text("deadline_text"),
    Column("named_date", Date),
    Column("due_on", Date),
    Column("due_time", Time),
    Column("target_on", Date),
    Column("original_due_on", Date),
    Column("deadline_revision", Integer, nullable=False, server_default="0"),
    flag("deadline_unsure"),
    Column("deadline_why", String(20), nullable=False, server_default=""),
    Column("recurrence", String(16), nullable=False, server_default="none"),
    long_text("recurrence_rule"),
    Column("urgency", String(16), nullable=False, server_default="normal"),
    flag("restricted"),
    flag("needs_acceptance"),
    Column("percent", Integer),
    Column("done_count", Integer),
    Column("total_count", Integer),
    Column("forecast_on", Date),
    Column("last_progress_at", Moment),
    long_text("last_result"),
    Column("completed_on", Date),
    Column("accepted_on", Date),
    Column("boundary_decision", String(16)),
    Column("cancelled_on", Date),
    Column("paused_from", String(16)),
    Column("escalated_level", Integer, nullable=False, server_default="0"),
    Column("last_step_at", Moment),
    Column("wake_at", Moment),
    Column("version", Integer, nullable=False, server_default="0"),
    Column("created_at", Moment, nullable=False),
    long_text("search_text"),
    UniqueConstraint("directive_id", "source_key", "lead_unit_id"),
    CheckConstraint("lead_unit_id IS NOT NULL OR is_parent OR state = 'draft'", name="has_lead"),
    CheckConstraint("code IS NOT NULL OR state = 'draft'", name="has_code"),
    Index("ix_task_wake_at", "wake_at"),
    Index("ix_task_lead_unit_id", "lead_unit_id"),
    Index("ix_task_parent_id", "parent_id"),
    Index("ix_task_series_id", "series_id"),
    Index("ix_task_assigned_on", "assigned_on"),
    Index("ix_task_completed_on", "completed_on"),
    *(
        Index(name, *columns, sqlite_where=text(_OPEN), postgresql_where=text(_OPEN))
        for name, columns in {
            "ix_task_open_due_on": ("due_on", "id", "lead_unit_id"),
            "ix_task_open_lead_unit_id": ("lead_unit_id", "due_on", "id"),
        }.items()
    ),
)
#: Open tasks, written out: only so do the databases see that the partial indexes above apply.
OPEN_TASK = text(_OPEN.replace("state", "task.state").replace("is_parent", "task.is_parent"))

task_support = Table(
    "task_support", metadata,
    Column("task_id", BigId, ForeignKey("task.id", ondelete="CASCADE"), primary_key=True),
    Column("unit_id", BigId, ForeignKey("unit.id"), primary_key=True),
    Index("ix_task_support_unit_id", "unit_id"),
)

task_assignee = Table(
    "task_assignee", metadata,
    Column("task_id", BigId, ForeignKey("task.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", BigId, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_task_assignee_person_id", "person_id"),
)

history = Table(
    "history", metadata, id_(),
    ref("task_id", "task", null=True, delete="CASCADE"),
    ref("person_id", "person", null=True, delete="SET NULL"),
    Column("at", Moment, nullable=False),
    Column("channel", String(16), nullable=False),
    Column("action", String(40), nullable=False),
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
    Column("created", JSON, nullable=False),
    Column("change_id", String(32), nullable=False),
    Column("undone_at", Moment),
    Index("ix_history_task_id_at", "task_id", "at"),
    Index("ix_history_person_id_at", "person_id", "at"),
    Index("ix_history_change_id", "change_id"),
)
