"""Keep which numbers were printed ahead on forms."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "pads",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("pad_id", sa.String(length=36), nullable=False),
        sa.Column("kind_id", sa.String(length=64), nullable=False),
        sa.Column("segregation_code", sa.String(length=2), nullable=False),
        sa.Column("first_base", sa.BigInteger(), nullable=False),
        sa.Column("last_base", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "pad_id", name=op.f("pk_pads")),
        sa.UniqueConstraint(
            "entity_id",
            "segregation_code",
            "first_base",
            name=op.f("uq_pads_entity_id_segregation_code_first_base"),
        ),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("pads")
