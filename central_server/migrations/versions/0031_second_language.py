"""Let an entity print its notices in a second language, too."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("entities") as table:
        table.add_column(sa.Column("second_language", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("entities") as table:
        table.drop_column("second_language")
