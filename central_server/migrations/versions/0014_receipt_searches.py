"""Look for receipts that never came."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "receipt_searches",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("receipt_id", sa.String(length=255), nullable=False),
        sa.Column("creditor_reference", sa.String(length=35), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_answer", sa.String(length=64), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("entity_id", "receipt_id", name=op.f("pk_receipt_searches")),
    )
    op.create_index(
        op.f("ix_receipt_searches_entity_id_ended_at_due_at"),
        "receipt_searches",
        ["entity_id", "ended_at", "due_at"],
    )


def downgrade() -> None:
    """Take back; receipts that are still missing are no longer looked for."""
    op.drop_table("receipt_searches")
