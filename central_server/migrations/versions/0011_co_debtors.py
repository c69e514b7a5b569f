"""Let several people owe one debt."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "co_debtors",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("position_id", sa.String(length=36), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.String(length=36), nullable=True),
        sa.Column("kind", sa.String(length=1), nullable=False),
        sa.Column("identifier", sa.String(length=16), nullable=False),
        sa.Column("full_name", sa.String(length=70), nullable=False),
        sa.Column("street", sa.String(length=70), nullable=True),
        sa.Column("street_number", sa.String(length=16), nullable=True),
        sa.Column("postal_code", sa.String(length=16), nullable=True),
        sa.Column("city", sa.String(length=35), nullable=True),
        sa.Column("province", sa.String(length=35), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("email", sa.String(length=256), nullable=True),
        sa.ForeignKeyConstraint(
            ["entity_id", "position_id"],
            ["positions.entity_id", "positions.position_id"],
            name=op.f("fk_co_debtors_entity_id_position_id_positions"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "position_id", "place", name=op.f("pk_co_debtors")),
    )
    op.create_index(
        op.f("ix_co_debtors_entity_id_citizen_id"), "co_debtors", ["entity_id", "citizen_id"]
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("co_debtors")
