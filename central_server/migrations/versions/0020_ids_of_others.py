"""Know debts under the id that another program gave them at the hub."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("positions") as table:
        table.add_column(sa.Column("iupd", sa.String(length=50), nullable=True))
    op.create_index(
        op.f("uq_positions_entity_id_iupd"), "positions", ["entity_id", "iupd"], unique=True,
        postgresql_where=sa.text("iupd IS NOT NULL"), sqlite_where=sa.text("iupd IS NOT NULL"),
    )  # fmt: skip


def downgrade() -> None:
    """Take back."""
    op.drop_index(op.f("uq_positions_entity_id_iupd"), "positions")
    with op.batch_alter_table("positions") as table:
        table.drop_column("iupd")
