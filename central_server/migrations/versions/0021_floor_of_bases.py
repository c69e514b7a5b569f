"""Lift the floor of leased bases above numbers of another platform."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("lease_counters") as table:
        table.add_column(
            sa.Column("floor_offset", sa.BigInteger(), nullable=False, server_default="0")
        )
    with op.batch_alter_table("lease_counters") as table:
        table.alter_column("floor_offset", existing_type=sa.BigInteger(), server_default=None)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("lease_counters") as table:
        table.drop_column("floor_offset")
