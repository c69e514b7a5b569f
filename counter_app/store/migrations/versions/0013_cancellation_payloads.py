"""Keep of a cancellation what was sent, so that it can be told again word for word."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the column; what waits has its message in the outbox."""
    with op.batch_alter_table("cancellations") as table:
        table.add_column(sa.Column("payload", sa.String(), nullable=True))
    waiting = sa.table("outbox", sa.column("operation_id"), sa.column("payload"))
    kept = sa.table("cancellations", sa.column("operation_id"), sa.column("payload"))
    message = sa.select(waiting.c.payload).where(waiting.c.operation_id == kept.c.operation_id)
    op.execute(kept.update().values(payload=message.scalar_subquery()))


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("cancellations") as table:
        table.drop_column("payload")
