"""List the notices of an office by the day of their release."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

#: As in the models: what the lists and the days of the desks are made of.
_AT_DESKS = "desk_id IS NOT NULL"


def upgrade() -> None:
    """Apply."""
    op.create_index(
        "ix_notices_released",
        "notices",
        ["entity_id", "released_at", "notice_number", "desk_id"],
        postgresql_where=sa.text(_AT_DESKS),
        sqlite_where=sa.text(_AT_DESKS),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_notices_released", "notices")
