"""what a duty is measured by, whom it reports to, why its deadline is that day, what was asked

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    for name in ("targets", "report_to"):
        op.add_column("task", sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.add_column(
        "task", sa.Column("deadline_why", sa.String(20), server_default="", nullable=False)
    )
    op.add_column(
        "sent_message", sa.Column("asked", sa.String(16), server_default="", nullable=False)
    )
    # Nothing ever wrote these two.
    op.drop_column("task", "target_unit")
    op.drop_column("task", "target_value")


def downgrade() -> None:
    """Take back."""
    op.add_column("task", sa.Column("target_value", sa.Integer(), nullable=True))
    op.add_column("task", sa.Column("target_unit", sa.Text(), server_default="", nullable=False))
    op.drop_column("sent_message", "asked")
    for name in ("deadline_why", "report_to", "targets"):
        op.drop_column("task", name)
