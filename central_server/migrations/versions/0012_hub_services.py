"""Say where an entity reaches the services of the hub."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "hub_services",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("service", sa.String(length=16), nullable=False),
        sa.Column("url", sa.String(length=300), nullable=False),
        sa.Column("service_key", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "service", name=op.f("pk_hub_services")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("hub_services")
