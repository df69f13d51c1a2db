"""units' parts of a report, reasons for lateness, reports that were published

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

import storage.tables

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply. Nothing ever wrote the two tables of 0001 that are made anew."""
    op.drop_table("unit_part")
    op.drop_table("report_period")
    op.create_table(
        "report_period",
        _id(),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("scheme", sa.String(20), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        _moment("opened_at", nullable=False),
        _moment("closed_at"),
        sa.Column("closed_by", _BIG, nullable=True),
        _to("report_period", "closed_by", "person", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_report_period"),
        sa.UniqueConstraint("code", "scheme", name="uq_report_period_code_scheme"),
    )
    op.create_table(
        "unit_part",
        _id(),
        sa.Column("period_id", _BIG, nullable=False),
        sa.Column("unit_id", _BIG, nullable=False),
        sa.Column("assignee_id", _BIG, nullable=True),
        sa.Column("lines", sa.JSON(), nullable=False),
        _moment("drafted_at", nullable=False),
        sa.Column("confirmed_by", _BIG, nullable=True),
        _moment("confirmed_at"),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        _to("unit_part", "period_id", "report_period", "CASCADE"),
        _to("unit_part", "unit_id", "unit"),
        _to("unit_part", "assignee_id", "person", "SET NULL"),
        _to("unit_part", "confirmed_by", "person", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_unit_part"),
        sa.UniqueConstraint("period_id", "unit_id", name="uq_unit_part_period_id_unit_id"),
    )
    op.create_index("ix_unit_part_unit_id", "unit_part", ["unit_id"])
    _reasons()
    _published()


def _reasons() -> None:
    op.create_table(
        "delay_reason",
        _id(),
        sa.Column("task_id", _BIG, nullable=False),
        sa.Column("person_id", _BIG, nullable=True),
        _moment("at", nullable=False),
        sa.Column("cause", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(16), server_default="", nullable=False),
        sa.Column("decided_by", _BIG, nullable=True),
        _moment("decided_at"),
        sa.Column("contest", sa.Text(), server_default="", nullable=False),
        sa.Column("contested_by", _BIG, nullable=True),
        _moment("contested_at"),
        _moment("undone_at"),
        _to("delay_reason", "task_id", "task", "CASCADE"),
        _to("delay_reason", "person_id", "person", "SET NULL"),
        _to("delay_reason", "decided_by", "person", "SET NULL"),
        _to("delay_reason", "contested_by", "person", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_delay_reason"),
    )
    op.create_index("ix_delay_reason_task_id", "delay_reason", ["task_id"])


def _published() -> None:
    op.create_table(
        "frozen_report",
        _id(),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(40), nullable=False),
        sa.Column("scheme", sa.String(20), nullable=False),
        sa.Column("unit_id", _BIG, nullable=True),
        _moment("at", nullable=False),
        sa.Column("person_id", _BIG, nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("snapshot", sa.LargeBinary(), nullable=False),
        _to("frozen_report", "unit_id", "unit"),
        _to("frozen_report", "person_id", "person", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_frozen_report"),
        sa.UniqueConstraint("year", "number", name="uq_frozen_report_year_number"),
    )
    op.create_index(
        "ix_frozen_report_period", "frozen_report", ["period", "scheme", "unit_id", "at"]
    )


def downgrade() -> None:
    """Take back: the two tables as 0001 had them, empty."""
    for name in ("frozen_report", "delay_reason", "unit_part", "report_period"):
        op.drop_table(name)
    op.create_table(
        "report_period",
        _id(),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("scheme", sa.String(20), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        _moment("closed_at"),
        sa.PrimaryKeyConstraint("id", name="pk_report_period"),
        sa.UniqueConstraint("code", "scheme", name="uq_report_period_code_scheme"),
    )
    op.create_table(
        "unit_part",
        _id(),
        sa.Column("period_id", _BIG, nullable=False),
        sa.Column("unit_id", _BIG, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        _moment("drafted_at", nullable=False),
        sa.Column("confirmed_by", _BIG, nullable=True),
        _moment("confirmed_at"),
        _to("unit_part", "confirmed_by", "person", "SET NULL"),
        _to("unit_part", "period_id", "report_period", "CASCADE"),
        _to("unit_part", "unit_id", "unit"),
        sa.PrimaryKeyConstraint("id", name="pk_unit_part"),
        sa.UniqueConstraint("period_id", "unit_id", name="uq_unit_part_period_id_unit_id"),
    )


def _id() -> sa.Column[int]:
    return sa.Column("id", _BIG, autoincrement=True, nullable=False)


def _moment(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, storage.tables.Moment(timezone=True), nullable=nullable)


def _to(
    table: str, column: str, target: str, delete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=delete)
