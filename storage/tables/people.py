"""Units, people, their roles, addresses, invites and consents."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
)

from storage.tables.columns import BigId, Moment, flag, id_, long_text, metadata, ref

unit = Table(
    "unit", metadata, id_(),
    Column("code", String(40), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    long_text("short_name"),
    Column("type", String(20), nullable=False),
    Column("aliases", JSON, nullable=False),
    flag("is_coordinator"),
    flag("active", default=True),
    Column("position", Integer, nullable=False, server_default="0"),
)

#: Whose work a unit took over; of several that were merged into it, each has a row.
unit_predecessor = Table(
    "unit_predecessor", metadata,
    Column("unit_id", BigId, ForeignKey("unit.id"), primary_key=True),
    Column("predecessor_id", BigId, ForeignKey("unit.id"), primary_key=True),
    Index("ix_unit_predecessor_predecessor_id", "predecessor_id"),
)

unit_group = Table(
    "unit_group", metadata, id_(),
    Column("name", Text, nullable=False, unique=True),
    Column("aliases", JSON, nullable=False),
    Column("unit_ids", JSON, nullable=False),
)

person = Table(
    "person", metadata, id_(),
    Column("code", String(40), nullable=False, unique=True),
    Column("full_name", Text, nullable=False),
    long_text("title"),
    Column("language", String(8), nullable=False, server_default="vi"),
    Column("morning_at", Time),
    Column("preferred_channel", String(16)),
    flag("active", default=True),
    long_text("search_text"),
)

membership = Table(
    "membership", metadata, id_(),
    ref("person_id", "person", delete="CASCADE"),
    ref("unit_id", "unit", null=True),
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
    "account", metadata, id_(),
    ref("person_id", "person", delete="CASCADE"),
    Column("channel", String(16), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("linked_at", Moment, nullable=False),
    Column("blocked_at", Moment),
    long_text("blocked_reason"),
    UniqueConstraint("channel", "chat_id"),
    Index("ix_account_person_id", "person_id"),
)

invite = Table(
    "invite", metadata, id_(),
    ref("person_id", "person", delete="CASCADE"),
    Column("code_hash", String(64), nullable=False, unique=True),
    ref("created_by", "person", null=True, delete="SET NULL"),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("revoked_at", Moment),
)

link_attempt = Table(
    "link_attempt", metadata, id_(),
    Column("channel", String(16), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_link_attempt_channel_chat_id_at", "channel", "chat_id", "at"),
)

consent = Table(
    "consent", metadata, id_(),
    ref("person_id", "person", delete="CASCADE"),
    Column("channel", String(16), nullable=False),
    Column("text_version", String(40), nullable=False),
    Column("given_at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
    Index("ix_consent_person_id", "person_id"),
)
