"""Let operators be limited to kinds of debt; whoever is there may release all, as before."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "operator_kinds",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("operator_id", sa.String(length=36), nullable=False),
        sa.Column("kind_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "operator_id"],
            ["operators.entity_id", "operators.operator_id"],
            name=op.f("fk_operator_kinds_entity_id_operator_id"),
        ),
        sa.PrimaryKeyConstraint(
            "entity_id", "operator_id", "kind_id", name=op.f("pk_operator_kinds")
        ),
    )


def downgrade() -> None:
    """Take back; the limits are forgotten."""
    op.drop_table("operator_kinds")
