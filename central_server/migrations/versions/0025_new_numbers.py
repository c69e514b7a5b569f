"""Say under which of several stations new notices are numbered."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("stations") as table:
        table.add_column(
            sa.Column("new_numbers", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("stations") as table:
        table.alter_column("new_numbers", existing_type=sa.Boolean(), server_default=None)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("stations") as table:
        table.drop_column("new_numbers")
