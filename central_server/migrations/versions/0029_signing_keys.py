"""Keys with which entities sign the verification codes of their receipts, and those codes."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "signing_keys",
        sa.Column("entity_id", sa.String(11), nullable=False),
        sa.Column("key_id", sa.String(8), nullable=False),
        sa.Column("public_key", sa.LargeBinary(32), nullable=False),
        sa.Column("sealed_private_key", sa.LargeBinary(48), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author", sa.String(120), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "key_id", name=op.f("pk_signing_keys")),
    )
    op.create_table(
        "signing_key_ends",
        sa.Column("entity_id", sa.String(11), nullable=False),
        sa.Column("key_id", sa.String(8), nullable=False),
        sa.Column("end", sa.String(8), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "key_id"], ["signing_keys.entity_id", "signing_keys.key_id"],
            name=op.f("fk_signing_key_ends_entity_id_key_id"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "key_id", "end", name=op.f("pk_signing_key_ends")),
    )  # fmt: skip
    op.create_table(
        "receipt_codes",
        sa.Column("entity_id", sa.String(11), nullable=False),
        sa.Column("receipt_id", sa.String(255), nullable=False),
        sa.Column("key_id", sa.String(8), nullable=False),
        sa.Column("code", sa.String(620), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "receipt_id"], ["receipts.entity_id", "receipts.receipt_id"],
            name=op.f("fk_receipt_codes_entity_id_receipt_id"),
        ),
        sa.ForeignKeyConstraint(
            ["entity_id", "key_id"], ["signing_keys.entity_id", "signing_keys.key_id"],
            name=op.f("fk_receipt_codes_entity_id_key_id"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "receipt_id", "key_id", name=op.f("pk_receipt_codes")),
    )  # fmt: skip


def downgrade() -> None:
    """Take back."""
    for table in ("receipt_codes", "signing_key_ends", "signing_keys"):
        op.drop_table(table)
