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
        table.create_unique_constraint(op.f("uq_positions_entity_id_iupd"), ["entity_id", "iupd"])


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("positions") as table:
        table.drop_constraint(op.f("uq_positions_entity_id_iupd"), type_="unique")
        table.drop_column("iupd")
