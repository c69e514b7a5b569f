"""Keep refunds: what was asked for, and each step of it since."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "refunds",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("refund_id", sa.String(length=64), nullable=False),
        sa.Column("receipt_id", sa.String(length=255), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("beneficiary_name", sa.String(length=70), nullable=False),
        sa.Column("beneficiary_tax_code", sa.String(length=16), nullable=True),
        sa.Column("iban", sa.String(length=34), nullable=False),
        sa.Column("reason", sa.String(length=140), nullable=False),
        sa.Column("requested_by", sa.String(length=64), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "receipt_id"],
            ["receipts.entity_id", "receipts.receipt_id"],
            name=op.f("fk_refunds_entity_id_receipt_id"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "refund_id", name=op.f("pk_refunds")),
    )
    op.create_index(op.f("ix_refunds_entity_id_receipt_id"), "refunds", ["entity_id", "receipt_id"])
    op.create_table(
        "refund_events",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("refund_id", sa.String(length=64), nullable=False),
        sa.Column("event_no", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.String(length=140), nullable=True),
        sa.ForeignKeyConstraint(
            ["entity_id", "refund_id"],
            ["refunds.entity_id", "refunds.refund_id"],
            name=op.f("fk_refund_events_entity_id_refund_id"),
        ),
        sa.PrimaryKeyConstraint(
            "entity_id", "refund_id", "event_no", name=op.f("pk_refund_events")
        ),
    )
    op.create_index(
        op.f("ix_refund_events_entity_id_event_note"),
        "refund_events",
        ["entity_id", "event", "note"],
    )


def downgrade() -> None:
    """Take back; what was asked for is gone."""
    op.drop_table("refund_events")
    op.drop_table("refunds")
