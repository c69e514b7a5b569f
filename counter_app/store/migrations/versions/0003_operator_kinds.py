"""Let operators be limited to kinds of debt, also while the server cannot be asked.

Whoever has signed in before is known without a limit until the next online sign-in; the server
refuses what they may not release.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column."""
    with op.batch_alter_table("operators") as table:
        table.add_column(sa.Column("kinds", sa.String(), nullable=True))


def downgrade() -> None:
    """Take the column back."""
    with op.batch_alter_table("operators") as table:
        table.drop_column("kinds")
