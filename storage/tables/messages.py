"""Deliveries, and what was sent and received on the channels."""

from sqlalchemy import (
    JSON,
    BigInteger,
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

from storage.tables.columns import BigId, Moment, flag, id_, metadata, ref

delivery = Table(
    "delivery", metadata, id_(),
    Column("key", String(120), nullable=False, unique=True),
    Column("kind", String(24), nullable=False),
    ref("person_id", "person", delete="CASCADE"),
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
    Column("tried_at", Moment),
    flag("taken_up"),
    Index("ix_delivery_state_send_at", "state", "send_at"),
    Index("ix_delivery_person_id_created_at", "person_id", "created_at"),
)

delivery_item = Table(
    "delivery_item", metadata, id_(),
    ref("delivery_id", "delivery", delete="CASCADE"),
    ref("person_id", "person", delete="CASCADE"),
    ref("task_id", "task", delete="CASCADE"),
    Column("milestone", String(24), nullable=False),
    Column("revision", Integer, nullable=False),
    UniqueConstraint("person_id", "task_id", "milestone", "revision"),
    Index("ix_delivery_item_delivery_id", "delivery_id"),
    Index("ix_delivery_item_task_id", "task_id"),
)

send_slot = Table(
    "send_slot", metadata,
    Column("lane", String(80), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("free_at", Moment, nullable=False),
    Index("ix_send_slot_free_at", "free_at"),
)

sent_message = Table(
    "sent_message", metadata,
    Column("channel", String(16), primary_key=True),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", String(64), primary_key=True),
    Column("task_ids", JSON, nullable=False),
    Column("asked", String(16), nullable=False, server_default=""),
    Column("at", Moment, nullable=False),
    Index("ix_sent_message_channel_chat_id_at", "channel", "chat_id", "at"),
)

received_update = Table(
    "received_update", metadata,
    Column("channel", String(16), primary_key=True),
    Column("key", String(80), primary_key=True),
    Column("at", Moment, nullable=False),
    flag("answered"),
    Index("ix_received_update_at", "at"),
)

kept_update = Table(
    "kept_update", metadata, id_(),
    Column("channel", String(16), nullable=False),
    Column("key", String(80), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("keeper", String(32), nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    UniqueConstraint("channel", "key"),
)

message_count = Table(
    "message_count", metadata,
    Column("channel", String(16), primary_key=True),
    Column("month", Date, primary_key=True),
    Column("begun_on", Date, nullable=False),
    Column("incoming", Integer, nullable=False, server_default="0"),
    Column("outgoing", Integer, nullable=False, server_default="0"),
)

channel_token = Table(
    "channel_token", metadata,
    Column("channel", String(16), primary_key=True),
    Column("app_id", String(64), primary_key=True),
    Column("seed", String(64), nullable=False),
    Column("access_token", Text, nullable=False),
    Column("access_until", Moment, nullable=False),
    Column("refresh_token", Text, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("asked_at", Moment),
    Column("refusal", String(40), nullable=False, server_default=""),
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
    Column("heard_at", Moment),
    UniqueConstraint("channel", "external"),
)

web_message = Table(
    "web_message", metadata, id_(),
    Column("chat_id", BigInteger, nullable=False),
    Column("author", String(8), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("at", Moment, nullable=False),
    Column("revision", BigInteger, nullable=False),
    flag("handled", default=True),
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
