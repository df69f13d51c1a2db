"""The schema, the same on SQLite and PostgreSQL. Moments are UTC; dates are office-local."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Time,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
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


def _id() -> Column[int]:
    return Column("id", BigId, primary_key=True, autoincrement=True)


def _ref(name: str, target: str, *, null: bool = False, delete: str | None = None) -> Column[int]:
    return Column(name, BigId, ForeignKey(f"{target}.id", ondelete=delete), nullable=null)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _flag(name: str, *, default: bool = False) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=true() if default else false())


unit = Table(
    "unit", metadata, _id(),
    Column("code", String(40), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    _text("short_name"),
    Column("type", String(20), nullable=False),
    Column("aliases", JSON, nullable=False),
    _flag("is_coordinator"),
    _flag("active", default=True),
    _ref("predecessor_id", "unit", null=True),
    Column("position", Integer, nullable=False, server_default="0"),
)

unit_group = Table(
    "unit_group", metadata, _id(),
    Column("name", Text, nullable=False, unique=True),
    Column("aliases", JSON, nullable=False),
    Column("unit_ids", JSON, nullable=False),
)

person = Table(
    "person", metadata, _id(),
    Column("code", String(40), nullable=False, unique=True),
    Column("full_name", Text, nullable=False),
    _text("title"),
    Column("language", String(8), nullable=False, server_default="vi"),
    Column("morning_at", Time),
    Column("preferred_channel", String(16)),
    _flag("active", default=True),
    _text("search_text"),
)

membership = Table(
    "membership", metadata, _id(),
    _ref("person_id", "person", delete="CASCADE"),
    _ref("unit_id", "unit", null=True),
    Column("role", String(16), nullable=False),
    UniqueConstraint("person_id", "unit_id", "role"),
    Index("ix_membership_unit_id_role", "unit_id", "role"),
)

portfolio = Table(
    "portfolio", metadata,
    Column("person_id", BigId, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("unit_id", BigId, ForeignKey("unit.id"), primary_key=True),
)

account = Table(
    "account", metadata, _id(),
    _ref("person_id", "person", delete="CASCADE"),
    Column("channel", String(16), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("linked_at", Moment, nullable=False),
    Column("blocked_at", Moment),
    _text("blocked_reason"),
    UniqueConstraint("channel", "chat_id"),
    Index("ix_account_person_id", "person_id"),
)

invite = Table(
    "invite", metadata, _id(),
    _ref("person_id", "person", delete="CASCADE"),
    Column("code_hash", String(64), nullable=False, unique=True),
    _ref("created_by", "person", null=True, delete="SET NULL"),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("revoked_at", Moment),
)

link_attempt = Table(
    "link_attempt", metadata, _id(),
    Column("channel", String(16), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_link_attempt_channel_chat_id_at", "channel", "chat_id", "at"),
)

consent = Table(
    "consent", metadata, _id(),
    _ref("person_id", "person", delete="CASCADE"),
    Column("channel", String(16), nullable=False),
    Column("text_version", String(40), nullable=False),
    Column("given_at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
    Index("ix_consent_person_id", "person_id"),
)

directive = Table(
    "directive", metadata, _id(),
    Column("key", Text, nullable=False, unique=True),
    _text("doc_type"),
    _text("number"),
    _text("issuer"),
    Column("issued_on", Date),
    _text("subject"),
    _text("signer"),
    _text("file_name"),
    _flag("needs_acceptance"),
    _ref("created_by", "person", null=True, delete="SET NULL"),
    Column("created_at", Moment, nullable=False),
)

_OPEN = "state IN ('assigned', 'in_progress', 'returned') AND NOT is_parent"

task = Table(
    "task", metadata, _id(),
    Column("code", String(40), unique=True),
    _ref("directive_id", "directive", null=True),
    Column("source_key", Text),
    _text("item_no"),
    _ref("parent_id", "task", null=True),
    _ref("series_id", "task", null=True),
    _flag("is_parent"),
    Column("title", Text, nullable=False),
    _text("detail"),
    _text("product"),
    Column("field", String(40), nullable=False, server_default="other"),
    _ref("lead_unit_id", "unit", null=True),
    _text("lead_text"),
    _text("support_text"),
    Column("state", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("assigned_on", Date),
    _ref("assigned_by", "person", null=True, delete="SET NULL"),
    Column("start_on", Date),
    _text("deadline_text"),
    Column("named_date", Date),
    Column("due_on", Date),
    Column("due_time", Time),
    Column("target_on", Date),
    Column("original_due_on", Date),
    Column("deadline_revision", Integer, nullable=False, server_default="0"),
    _flag("deadline_unsure"),
    Column("recurrence", String(16), nullable=False, server_default="none"),
    _text("recurrence_rule"),
    Column("urgency", String(16), nullable=False, server_default="normal"),
    Column("target_value", Integer),
    _text("target_unit"),
    _flag("restricted"),
    _flag("needs_acceptance"),
    Column("percent", Integer),
    Column("done_count", Integer),
    Column("total_count", Integer),
    Column("forecast_on", Date),
    Column("last_progress_at", Moment),
    _text("last_result"),
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
    _text("search_text"),
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

progress = Table(
    "progress", metadata, _id(),
    _ref("task_id", "task", delete="CASCADE"),
    _ref("person_id", "person", null=True, delete="SET NULL"),
    _ref("unit_id", "unit", null=True),
    Column("at", Moment, nullable=False),
    Column("channel", String(16), nullable=False),
    Column("raw_text", Text),
    Column("state", String(16)),
    Column("percent", Integer),
    Column("done_count", Integer),
    Column("total_count", Integer),
    Column("forecast_on", Date),
    _text("note"),
    Column("undone_at", Moment),
    Index("ix_progress_task_id_at", "task_id", "at"),
    Index("ix_progress_person_id_at", "person_id", "at"),
    Index("ix_progress_at", "at"),
)

evidence = Table(
    "evidence", metadata, _id(),
    _ref("task_id", "task", delete="CASCADE"),
    _ref("progress_id", "progress", null=True, delete="SET NULL"),
    _ref("person_id", "person", null=True, delete="SET NULL"),
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
    "blocker", metadata, _id(),
    _ref("task_id", "task", delete="CASCADE"),
    _ref("person_id", "person", null=True, delete="SET NULL"),
    Column("at", Moment, nullable=False),
    Column("text", Text, nullable=False),
    _text("waits_for"),
    _text("answer"),
    _ref("answered_by", "person", null=True, delete="SET NULL"),
    Column("answered_at", Moment),
    Column("closed_at", Moment),
    Column("undone_at", Moment),
    Index("ix_blocker_task_id", "task_id"),
    Index("ix_blocker_closed_at_at", "closed_at", "at"),
)

extension = Table(
    "extension", metadata, _id(),
    _ref("task_id", "task", delete="CASCADE"),
    _ref("asked_by", "person", null=True, delete="SET NULL"),
    Column("asked_at", Moment, nullable=False),
    _text("reason"),
    Column("from_due_on", Date),
    Column("wanted_on", Date, nullable=False),
    Column("state", String(16), nullable=False),
    Column("granted_on", Date),
    _ref("decided_by", "person", null=True, delete="SET NULL"),
    Column("decided_at", Moment),
    Column("undone_at", Moment),
    Index("ix_extension_task_id", "task_id"),
    Index("ix_extension_state", "state"),
)

history = Table(
    "history", metadata, _id(),
    _ref("task_id", "task", null=True, delete="CASCADE"),
    _ref("person_id", "person", null=True, delete="SET NULL"),
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

delivery = Table(
    "delivery", metadata, _id(),
    Column("key", String(120), nullable=False, unique=True),
    Column("kind", String(24), nullable=False),
    _ref("person_id", "person", delete="CASCADE"),
    Column("state", String(16), nullable=False),
    Column("reason", String(40), nullable=False, server_default=""),
    Column("send_at", Moment, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("lease_until", Moment),
    Column("lease_token", String(32)),
    Column("channel", String(16)),
    Column("chat_id", BigInteger),
    Column("message_id", String(64)),
    Column("created_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Index("ix_delivery_state_send_at", "state", "send_at"),
    Index("ix_delivery_person_id_created_at", "person_id", "created_at"),
)

delivery_item = Table(
    "delivery_item", metadata, _id(),
    _ref("delivery_id", "delivery", delete="CASCADE"),
    _ref("person_id", "person", delete="CASCADE"),
    _ref("task_id", "task", delete="CASCADE"),
    Column("milestone", String(24), nullable=False),
    Column("revision", Integer, nullable=False),
    UniqueConstraint("person_id", "task_id", "milestone", "revision"),
    Index("ix_delivery_item_delivery_id", "delivery_id"),
    Index("ix_delivery_item_task_id", "task_id"),
)

sent_message = Table(
    "sent_message", metadata,
    Column("channel", String(16), primary_key=True),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", String(64), primary_key=True),
    Column("task_ids", JSON, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_sent_message_channel_chat_id_at", "channel", "chat_id", "at"),
)

report_period = Table(
    "report_period", metadata, _id(),
    Column("code", String(40), nullable=False),
    Column("scheme", String(20), nullable=False),
    Column("start", Date, nullable=False),
    Column("end", Date, nullable=False),
    Column("closed_at", Moment),
    UniqueConstraint("code", "scheme"),
)

unit_part = Table(
    "unit_part", metadata, _id(),
    _ref("period_id", "report_period", delete="CASCADE"),
    _ref("unit_id", "unit"),
    Column("state", String(16), nullable=False),
    Column("lines", JSON, nullable=False),
    Column("drafted_at", Moment, nullable=False),
    _ref("confirmed_by", "person", null=True, delete="SET NULL"),
    Column("confirmed_at", Moment),
    UniqueConstraint("period_id", "unit_id"),
)

holiday_override = Table(
    "holiday_override", metadata,
    Column("day", Date, primary_key=True),
    Column("kind", String(8), nullable=False),
    _text("note"),
    _text("source"),
    CheckConstraint("kind IN ('off', 'working')", name="kind"),
)

received_update = Table(
    "received_update", metadata,
    Column("channel", String(16), primary_key=True),
    Column("key", String(80), primary_key=True),
    Column("at", Moment, nullable=False),
    Index("ix_received_update_at", "at"),
)

dialogue = Table(
    "dialogue", metadata,
    Column("key", String(120), primary_key=True),
    Column("state", String(120)),
    Column("data", JSON, nullable=False),
    Column("at", Moment, nullable=False),
)

external_id = Table(
    "external_id", metadata,
    Column("channel", String(16), nullable=False),
    Column("external", String(120), nullable=False),
    Column("local", BigId, primary_key=True, autoincrement=True),
    UniqueConstraint("channel", "external"),
)

web_message = Table(
    "web_message", metadata, _id(),
    Column("chat_id", BigInteger, nullable=False),
    Column("author", String(8), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("at", Moment, nullable=False),
    Column("revision", BigInteger, nullable=False),
    _flag("handled", default=True),
    Index("ix_web_message_chat_id_revision", "chat_id", "revision"),
)

web_file = Table(
    "web_file", metadata,
    Column("id", String(64), primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("mime", String(120), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
)

counter = Table(
    "counter", metadata,
    Column("name", String(40), primary_key=True),
    Column("value", BigInteger, nullable=False),
)
