"""Remember how each operator likes to work at this desk."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "preferences",
        sa.Column("operator_id", sa.String(64), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("operator_id", "name", name="pk_preferences"),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("preferences")
