"""a unit may take over the work of several

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_KEY = "fk_unit_predecessor_id"


def upgrade() -> None:
    """Apply; who took over from whom is kept."""
    op.create_table(
        "unit_predecessor",
        sa.Column("unit_id", _BIG, nullable=False),
        sa.Column("predecessor_id", _BIG, nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_unit_predecessor_unit_id"),
        sa.ForeignKeyConstraint(
            ["predecessor_id"], ["unit.id"], name="fk_unit_predecessor_predecessor_id"
        ),
        sa.PrimaryKeyConstraint("unit_id", "predecessor_id", name="pk_unit_predecessor"),
    )
    op.create_index(
        "ix_unit_predecessor_predecessor_id", "unit_predecessor", ["predecessor_id"]
    )
    op.execute(
        "INSERT INTO unit_predecessor (unit_id, predecessor_id) "
        "SELECT id, predecessor_id FROM unit WHERE predecessor_id IS NOT NULL"
    )
    with op.batch_alter_table("unit") as unit:
        unit.drop_constraint(_KEY, type_="foreignkey")
        unit.drop_column("predecessor_id")


def downgrade() -> None:
    """Take back: of several predecessors the one that was there first is kept."""
    with op.batch_alter_table("unit") as unit:
        unit.add_column(sa.Column("predecessor_id", _BIG, nullable=True))
        unit.create_foreign_key(_KEY, "unit", ["predecessor_id"], ["id"])
    op.execute(
        "UPDATE unit SET predecessor_id = (SELECT min(p.predecessor_id) "
        "FROM unit_predecessor AS p WHERE p.unit_id = unit.id)"
    )
    op.drop_table("unit_predecessor")
