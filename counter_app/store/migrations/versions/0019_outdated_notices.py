"""Remember that a notice was changed since the server last described it."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Add the mark; what is known until now is taken as it is."""
    with op.batch_alter_table("notices_known") as table:
        table.add_column(
            sa.Column("outdated", sa.Boolean(), nullable=False, server_default=sa.false())
        )


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("notices_known") as table:
        table.drop_column("outdated")
