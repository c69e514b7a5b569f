"""Keep prints of many notices, and how far each has come."""

import sqlalchemy as sa
from alembic import op

from counter_app.store.tables import Instant

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Add both tables, empty."""
    op.create_table(
        "bulk_prints",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("print_id", sa.String(64), nullable=False),
        sa.Column("asked_by", sa.String(64), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("way", sa.String(16), nullable=False),
        sa.Column("target", sa.String(), nullable=True),
        sa.Column("by_postal_code", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.Column("problem", sa.String(64), nullable=True),
        sa.Column("facts", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_bulk_prints"),
        sa.UniqueConstraint("print_id", name="uq_bulk_prints_print_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_bulk_prints_state", "bulk_prints", ["state"])
    op.create_table(
        "bulk_print_items",
        sa.Column("print_id", sa.String(64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("notice_number", sa.String(18), nullable=False),
        sa.Column("debtor_name", sa.String(), nullable=False),
        sa.Column("job_id", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("problem", sa.String(64), nullable=True),
        sa.Column("facts", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("print_id", "place", name="pk_bulk_print_items"),
        sa.UniqueConstraint("job_id", name="uq_bulk_print_items_job_id"),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("bulk_print_items")
    op.drop_table("bulk_prints")
