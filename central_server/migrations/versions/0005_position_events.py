"""Keep what is done to a position after its release, and whether it expires."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "position_events",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("position_id", sa.String(length=36), nullable=False),
        sa.Column("event_no", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("notice_number", sa.String(length=18), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(length=64), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("details", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entity_id", "position_id"],
            ["positions.entity_id", "positions.position_id"],
            name=op.f("fk_position_events_entity_id_position_id"),
        ),
        sa.PrimaryKeyConstraint(
            "entity_id", "position_id", "event_no", name=op.f("pk_position_events")
        ),
    )
    with op.batch_alter_table("positions") as table:
        table.add_column(
            sa.Column("expires", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("positions") as table:
        table.alter_column("expires", existing_type=sa.Boolean(), server_default=None)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("positions") as table:
        table.drop_column("expires")
    op.drop_table("position_events")
