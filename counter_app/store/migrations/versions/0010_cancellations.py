"""Queue cancellations, and know which operation was answered last."""

import sqlalchemy as sa
from alembic import op

from counter_app.store.tables import Instant

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add table and column."""
    with op.batch_alter_table("desk") as table:
        table.add_column(sa.Column("last_answered", sa.String(64), nullable=True))
    op.create_table(
        "cancellations",
        sa.Column("operation_id", sa.String(64), nullable=False),
        sa.Column("notice_number", sa.String(18), nullable=False),
        sa.Column("operator_id", sa.String(64), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("decided_at", Instant(), nullable=False),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.Column("problem", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("operation_id", name="pk_cancellations"),
    )
    op.create_index("ix_cancellations_notice_number", "cancellations", ["notice_number"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("cancellations")
    with op.batch_alter_table("desk") as table:
        table.drop_column("last_answered")
