"""Keep the key of the gateway before the hub's SOAP service of flows."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "hub_services", sa.Column("subscription_key", sa.String(length=300), nullable=True)
    )


def downgrade() -> None:
    """Take back."""
    op.drop_column("hub_services", "subscription_key")
