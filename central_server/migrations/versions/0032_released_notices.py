"""List the notices of an office by the day of their release."""

from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_index(
        "ix_notices_released", "notices", ["entity_id", "released_at", "notice_number", "desk_id"]
    )


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_notices_released", "notices")
