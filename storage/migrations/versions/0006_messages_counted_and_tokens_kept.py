"""messages counted by month, tokens that rotate, when somebody was heard last

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

import storage.tables

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "message_count",
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("incoming", sa.Integer(), server_default="0", nullable=False),
        sa.Column("outgoing", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("channel", "month", name="pk_message_count"),
    )
    op.create_table(
        "channel_token",
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("app_id", sa.String(64), nullable=False),
        sa.Column("seed", sa.String(64), nullable=False),
        sa.Column("access_token", sa.Text(), nullable=False),
        sa.Column("access_until", storage.tables.Moment(timezone=True), nullable=False),
        sa.Column("refresh_token", sa.Text(), nullable=False),
        sa.Column("saved_at", storage.tables.Moment(timezone=True), nullable=False),
        sa.Column("asked_at", storage.tables.Moment(timezone=True)),
        sa.Column("refusal", sa.String(40), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("channel", "app_id", name="pk_channel_token"),
    )
    op.add_column("external_id", sa.Column("heard_at", storage.tables.Moment(timezone=True)))
    op.add_column("delivery", sa.Column(
        "taken_up", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    """Take back."""
    op.drop_column("delivery", "taken_up")
    op.drop_column("external_id", "heard_at")
    op.drop_table("channel_token")
    op.drop_table("message_count")
