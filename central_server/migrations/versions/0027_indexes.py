"""Find by key what was found by reading all of an entity."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_INDEXES = (
    ("audit_events", "notice_number"),
    ("audit_events", "desk_id"),
    ("audit_unsealed", "recorded_at"),
    ("notices", "registered_at"),
)


def upgrade() -> None:
    """Apply."""
    for table, column in _INDEXES:
        op.create_index(op.f(f"ix_{table}_entity_id_{column}"), table, ["entity_id", column])
    op.create_index(
        op.f("ix_positions_may_expire"), "positions", ["entity_id", "position_id"],
        postgresql_where=sa.text("expires IS true AND status = 'VALID'"),
        sqlite_where=sa.text("expires IS 1 AND status = 'VALID'"),
    )  # fmt: skip


def downgrade() -> None:
    """Take back."""
    op.drop_index(op.f("ix_positions_may_expire"), "positions")
    for table, column in _INDEXES:
        op.drop_index(op.f(f"ix_{table}_entity_id_{column}"), table)
