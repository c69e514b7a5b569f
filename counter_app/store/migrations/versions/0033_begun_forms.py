"""Keep what is typed in any form: a person, a note, a decision, what a task needed."""

import sqlalchemy as sa
from alembic import op

from counter_app.store.tables import Instant

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "begun_forms",
        sa.Column("operator_id", sa.String(64), nullable=False),
        sa.Column("form", sa.String(100), nullable=False),
        sa.Column("typed", sa.String(), nullable=False),
        sa.Column("kept_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("operator_id", "form", name="pk_begun_forms"),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("begun_forms")
