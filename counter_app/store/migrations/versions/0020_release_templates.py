"""Keep what operators release again and again, under names of theirs."""

import sqlalchemy as sa
from alembic import op

from counter_app.store.tables import Instant

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Add the table, empty."""
    op.create_table(
        "release_templates",
        sa.Column("operator_id", sa.String(64), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("kind_id", sa.String(64), nullable=False),
        sa.Column("rate_id", sa.String(64), nullable=False),
        sa.Column("typed", sa.String(), nullable=False),
        sa.Column("kept_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("operator_id", "name", name="pk_release_templates"),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("release_templates")
