"""Let a transfer buy a duty stamp instead of going to an account."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("transfers") as table:
        table.alter_column("iban", existing_type=sa.String(length=35), nullable=True)
        table.add_column(sa.Column("stamp_document_hash", sa.String(length=72), nullable=True))
        table.add_column(sa.Column("stamp_province", sa.String(length=2), nullable=True))


def downgrade() -> None:
    """Take back; transfers for stamps have no place before."""
    with op.batch_alter_table("transfers") as table:
        table.drop_column("stamp_province")
        table.drop_column("stamp_document_hash")
        table.alter_column("iban", existing_type=sa.String(length=35), nullable=False)
