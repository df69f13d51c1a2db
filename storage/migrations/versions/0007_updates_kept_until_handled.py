"""what a network was told we have, kept until it is handled

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

import storage.tables

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "kept_update",
        sa.Column("id", storage.tables.BigId, autoincrement=True, nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", storage.tables.Moment(timezone=True), nullable=False),
        sa.Column("keeper", sa.String(32), nullable=False),
        sa.Column("seen_at", storage.tables.Moment(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kept_update"),
        sa.UniqueConstraint("channel", "key", name="uq_kept_update_channel_key"),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("kept_update")
