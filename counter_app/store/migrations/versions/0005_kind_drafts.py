"""Keep what administrators have begun to change in kinds of debt and not saved.

The drafts of notices are about citizens and go with them; these are about kinds.
"""

import sqlalchemy as sa
from alembic import op

from counter_app.store.tables import Instant

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "kind_drafts",
        sa.Column("operator_id", sa.String(64), nullable=False),
        sa.Column("kind_id", sa.String(64), nullable=False),
        sa.Column("made_from", sa.Integer(), nullable=False),
        sa.Column("written", sa.String(), nullable=False),
        sa.Column("kept_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("operator_id", "kind_id", name="pk_kind_drafts"),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("kind_drafts")
