"""Keep cancellations that somebody else has to approve."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "cancel_requests",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("request_id", sa.String(length=64), nullable=False),
        sa.Column("position_id", sa.String(length=36), nullable=False),
        sa.Column("notice_number", sa.String(length=18), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("requested_by", sa.String(length=64), nullable=False),
        sa.Column("desk_id", sa.String(length=64), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "position_id"],
            ["positions.entity_id", "positions.position_id"],
            name=op.f("fk_cancel_requests_entity_id_position_id"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "request_id", name=op.f("pk_cancel_requests")),
    )
    op.create_index(
        op.f("ix_cancel_requests_entity_id_position_id"),
        "cancel_requests",
        ["entity_id", "position_id"],
    )
    op.create_table(
        "cancel_decisions",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("request_id", sa.String(length=64), nullable=False),
        sa.Column("decision", sa.String(length=16), nullable=False),
        sa.Column("decided_by", sa.String(length=64), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["entity_id", "request_id"],
            ["cancel_requests.entity_id", "cancel_requests.request_id"],
            name=op.f("fk_cancel_decisions_entity_id_request_id"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "request_id", name=op.f("pk_cancel_decisions")),
    )
    op.add_column("positions", sa.Column("cancel_request_id", sa.String(64), nullable=True))
    op.add_column("entities", sa.Column("cancel_approval_over", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Take back; what waits for an approval is forgotten, and its notices stay as they are."""
    with op.batch_alter_table("entities") as table:
        table.drop_column("cancel_approval_over")
    with op.batch_alter_table("positions") as table:
        table.drop_column("cancel_request_id")
    op.drop_table("cancel_decisions")
    op.drop_table("cancel_requests")
