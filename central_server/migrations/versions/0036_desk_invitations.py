"""Let a desk be taken by a code of a file, too, which lapses."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("desks") as table:
        table.add_column(sa.Column("invitation_hash", sa.String(64), nullable=True))
        table.add_column(sa.Column("invitation_until", sa.DateTime(timezone=True), nullable=True))
        table.create_index("ix_desks_invitation_hash", ["invitation_hash"])


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("desks") as table:
        table.drop_index("ix_desks_invitation_hash")
        table.drop_column("invitation_until")
        table.drop_column("invitation_hash")
