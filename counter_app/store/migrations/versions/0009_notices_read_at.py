"""Remember when somebody's notices were last listed, apart from when the person was last seen.

Whoever is known from a search alone has notices that this desk knows nothing of. What was kept so
far comes from lists and from single answers; the oldest of it is the safest hour to claim.
"""

import sqlalchemy as sa
from alembic import op

from counter_app.store.tables import Instant

revision = "0009"
down_revision = "0007"


def upgrade() -> None:
    """Add the column, filled from the notices that are known."""
    with op.batch_alter_table("citizens_seen") as table:
        table.add_column(sa.Column("notices_read_at", Instant(), nullable=True))
    op.execute(
        "UPDATE citizens_seen SET notices_read_at = (SELECT min(as_of) FROM notices_known"
        " WHERE notices_known.citizen_id = citizens_seen.citizen_id)"
    )


def downgrade() -> None:
    """Take the column back."""
    with op.batch_alter_table("citizens_seen") as table:
        table.drop_column("notices_read_at")
