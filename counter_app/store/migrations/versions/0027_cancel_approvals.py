"""Keep which cancellations wait for somebody to approve them."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("cancellations", sa.Column("request_id", sa.String(64), nullable=True))
    op.add_column("cancellations", sa.Column("approval", sa.String(16), nullable=True))
    op.add_column(
        "notices",
        sa.Column("cancel_waits", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    """Take them away; the server still knows what waits."""
    with op.batch_alter_table("notices") as table:
        table.drop_column("cancel_waits")
    with op.batch_alter_table("cancellations") as table:
        table.drop_column("approval")
        table.drop_column("request_id")
