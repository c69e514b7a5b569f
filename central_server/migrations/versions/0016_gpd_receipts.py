"""Know which receipts the asynchronous model has listed, and how far they were asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "receipt_polls",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("paid_to", sa.DateTime(timezone=True), nullable=True),
        sa.Column("polled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_receipt_polls")),
    )
    op.create_table(
        "listed_receipts",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("creditor_reference", sa.String(length=35), nullable=False),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("listed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_answer", sa.String(length=64), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint(
            "entity_id", "creditor_reference", "paid_at", name=op.f("pk_listed_receipts")
        ),
    )
    op.create_index(
        op.f("ix_listed_receipts_entity_id_ended_at_due_at"),
        "listed_receipts",
        ["entity_id", "ended_at", "due_at"],
    )


def downgrade() -> None:
    """Take back; receipts that are listed and not taken in yet are listed again."""
    op.drop_table("listed_receipts")
    op.drop_table("receipt_polls")
