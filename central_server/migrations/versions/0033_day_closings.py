"""Keep closings of days and what desks tell of printers and tasks; find a day by index."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

#: As in the models: what nobody can pay yet.
_NOT_PAYABLE = "payable_at IS NULL AND desk_id IS NOT NULL"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "day_closings",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("closing_id", sa.String(length=64), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("office", sa.String(length=120), nullable=True),
        sa.Column("desk_id", sa.String(length=36), nullable=False),
        sa.Column("closed_by", sa.String(length=64), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("totals", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "closing_id", name=op.f("pk_day_closings")),
    )
    op.create_index(
        op.f("ix_day_closings_entity_id_closed_on"), "day_closings", ["entity_id", "closed_on"]
    )
    with op.batch_alter_table("desk_contacts") as table:
        table.add_column(sa.Column("papers", sa.Text(), nullable=True))
        table.add_column(sa.Column("task_kinds", sa.Text(), nullable=True))
    op.create_index(
        "ix_notices_not_payable",
        "notices",
        ["entity_id", "payable_at", "released_at", "notice_number"],
        postgresql_where=sa.text(_NOT_PAYABLE),
        sqlite_where=sa.text(_NOT_PAYABLE),
    )
    op.create_index(
        op.f("ix_position_events_entity_id_act_at"), "position_events", ["entity_id", "act", "at"]
    )
    op.create_index(
        op.f("ix_receipts_entity_id_received_at"), "receipts", ["entity_id", "received_at"]
    )


def downgrade() -> None:
    """Take back."""
    op.drop_index(op.f("ix_receipts_entity_id_received_at"), "receipts")
    op.drop_index(op.f("ix_position_events_entity_id_act_at"), "position_events")
    op.drop_index("ix_notices_not_payable", "notices")
    with op.batch_alter_table("desk_contacts") as table:
        table.drop_column("task_kinds")
        table.drop_column("papers")
    op.drop_table("day_closings")
