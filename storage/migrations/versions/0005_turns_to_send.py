"""turns to send that several processes share, when a message was last tried, what is answered

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

import storage.tables

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "send_slot",
        sa.Column("lane", sa.String(80), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("free_at", storage.tables.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("lane", "number", name="pk_send_slot"),
    )
    op.create_index("ix_send_slot_free_at", "send_slot", ["free_at"])
    op.add_column("delivery", sa.Column("tried_at", storage.tables.Moment(timezone=True)))
    op.add_column("received_update", sa.Column(
        "answered", sa.Boolean(), server_default=sa.false(), nullable=False))
    # Of what was taken before, nobody waits for an answer.
    op.execute(sa.text("UPDATE received_update SET answered = true"))


def downgrade() -> None:
    """Take back."""
    op.drop_column("received_update", "answered")
    op.drop_column("delivery", "tried_at")
    op.drop_table("send_slot")
