"""Keep of a paper for a receipt printer what it would be on A4, where it may come out there."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Add it; papers that wait already have none, and wait on."""
    with op.batch_alter_table("print_jobs") as table:
        table.add_column(sa.Column("spare", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("print_jobs") as table:
        table.drop_column("spare")
