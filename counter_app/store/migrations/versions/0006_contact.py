"""Know which installation the desk belongs to, until when its numbers may be used, and that it was
found to exist twice."""

import sqlalchemy as sa
from alembic import op

from counter_app.store.tables import Instant

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the columns."""
    with op.batch_alter_table("desk") as table:
        table.add_column(sa.Column("installation_id", sa.String(64), nullable=True))
        table.add_column(sa.Column("numbers_until", Instant(), nullable=True))
        table.add_column(sa.Column("numbers_code", sa.String(2), nullable=True))
        table.add_column(sa.Column("doubt", sa.String(64), nullable=True))
    with op.batch_alter_table("lease_blocks") as table:
        table.add_column(sa.Column("seal", sa.String(64), nullable=False, server_default=""))


def downgrade() -> None:
    """Take them away."""
    with op.batch_alter_table("lease_blocks") as table:
        table.drop_column("seal")
    with op.batch_alter_table("desk") as table:
        table.drop_column("doubt")
        table.drop_column("numbers_code")
        table.drop_column("numbers_until")
        table.drop_column("installation_id")
