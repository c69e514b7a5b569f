"""Keep of the notices of a plan which notice that was out they pay the debt of, and index those."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Add it; whatever was released so far is a debt of its own."""
    op.add_column("notices", sa.Column("plan_of", sa.String(18), nullable=True))
    op.create_index(
        "ix_notices_plan_of",
        "notices",
        ["plan_of"],
        sqlite_where=sa.text("plan_of IS NOT NULL"),
    )


def downgrade() -> None:
    """Take index and column away."""
    op.drop_index("ix_notices_plan_of", "notices")
    with op.batch_alter_table("notices") as table:
        table.drop_column("plan_of")
