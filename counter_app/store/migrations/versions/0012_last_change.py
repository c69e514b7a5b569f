"""Know which change was read last, to see that a server that went back has another one there."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the column."""
    with op.batch_alter_table("desk") as table:
        table.add_column(sa.Column("last_change", sa.String(64), nullable=True))


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("desk") as table:
        table.drop_column("last_change")
