"""Keep notes about citizens, and until when tasks were put off."""

import sqlalchemy as sa
from alembic import op

from counter_app.store.tables import Instant

revision = "0026"
down_revision = "0022"


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "citizen_notes",
        sa.Column("note_id", sa.String(64), nullable=False),
        sa.Column("citizen_id", sa.String(64), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("withdraws", sa.String(64), nullable=True),
        sa.Column("written_by", sa.String(64), nullable=False),
        sa.Column("author_name", sa.String(), nullable=False),
        sa.Column("written_at", Instant(), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("payload", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("note_id", name=op.f("pk_citizen_notes")),
    )
    op.create_index(op.f("ix_citizen_notes_citizen_id"), "citizen_notes", ["citizen_id"])
    op.create_table(
        "task_snoozes",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.String(120), nullable=False),
        sa.Column("snoozed_by", sa.String(64), nullable=False),
        sa.Column("snoozed_at", Instant(), nullable=False),
        sa.Column("until_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_task_snoozes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_task_snoozes_task_id"), "task_snoozes", ["task_id"])
    op.create_index(op.f("ix_task_snoozes_until_at"), "task_snoozes", ["until_at"])


def downgrade() -> None:
    """Take them away; what was noted here and has not gone out is lost."""
    op.drop_table("task_snoozes")
    op.drop_table("citizen_notes")
