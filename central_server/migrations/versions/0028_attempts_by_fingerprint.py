"""Keep of a name that was tried its fingerprint only: it may have been a password."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply. Attempts counted so far are forgotten."""
    op.execute("DELETE FROM sign_in_attempts")
    with op.batch_alter_table("sign_in_attempts") as table:
        table.alter_column("username", new_column_name="username_hash", existing_type=sa.String(64))


def downgrade() -> None:
    """Take back."""
    op.execute("DELETE FROM sign_in_attempts")
    with op.batch_alter_table("sign_in_attempts") as table:
        table.alter_column("username_hash", new_column_name="username", existing_type=sa.String(64))
