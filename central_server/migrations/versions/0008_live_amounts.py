"""Know which debts cost another amount on another day."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("positions") as table:
        table.add_column(sa.Column("live", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("positions") as table:
        table.alter_column("live", existing_type=sa.Boolean(), server_default=None)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("positions") as table:
        table.drop_column("live")
