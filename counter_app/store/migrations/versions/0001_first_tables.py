"""First tables of the desk's store."""

import sqlalchemy as sa
from alembic import op

from counter_app.store.tables import Instant

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "citizens_seen",
        sa.Column("citizen_id", sa.String(length=64), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("info", sa.String(), nullable=False),
        sa.Column("seen_at", Instant(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("citizen_id", name="pk_citizens_seen"),
    )
    op.create_index("ix_citizens_seen_seen_at", "citizens_seen", ["seen_at"])

    op.create_table(
        "desk",
        sa.Column("row_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("desk_id", sa.String(length=64), nullable=False),
        sa.Column("credential", sa.String(), nullable=False),
        sa.Column("server_url", sa.String(), nullable=False),
        sa.Column("machine", sa.String(), nullable=False),
        sa.Column("enrolled_at", Instant(), nullable=False),
        sa.Column("profile", sa.String(), nullable=True),
        sa.Column("change_cursor", sa.BigInteger(), nullable=False),
        sa.Column("changes_read_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name="pk_desk"),
    )
    op.create_table(
        "drafts",
        sa.Column("operator_id", sa.String(length=64), nullable=False),
        sa.Column("citizen_id", sa.String(length=64), nullable=False),
        sa.Column("citizen", sa.String(), nullable=False),
        sa.Column("kind_text", sa.String(), nullable=False),
        sa.Column("due_text", sa.String(), nullable=False),
        sa.Column("kept_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("operator_id", "citizen_id", name="pk_drafts"),
    )
    op.create_table(
        "lease_blocks",
        sa.Column("lease_id", sa.String(length=64), nullable=False),
        sa.Column("desk_id", sa.String(length=64), nullable=False),
        sa.Column("segregation_code", sa.String(length=2), nullable=False),
        sa.Column("first_base", sa.BigInteger(), nullable=False),
        sa.Column("last_base", sa.BigInteger(), nullable=False),
        sa.Column("next_base", sa.BigInteger(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("fenced", sa.Boolean(), nullable=False),
        sa.Column("leased_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("lease_id", name="pk_lease_blocks"),
    )
    op.create_table(
        "notices",
        sa.Column("operation_id", sa.String(length=64), nullable=False),
        sa.Column("notice_number", sa.String(length=18), nullable=False),
        sa.Column("operator_id", sa.String(length=64), nullable=False),
        sa.Column("citizen_id", sa.String(length=64), nullable=True),
        sa.Column("release", sa.String(), nullable=False),
        sa.Column("citizen", sa.String(), nullable=False),
        sa.Column("offline_kind", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("problem", sa.String(), nullable=True),
        sa.Column("released_at", Instant(), nullable=False),
        sa.Column("payable_at", Instant(), nullable=True),
        sa.Column("paid_at", Instant(), nullable=True),
        sa.Column("late_print", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("operation_id", name="pk_notices"),
        sa.UniqueConstraint("notice_number", name="uq_notices_notice_number"),
    )
    op.create_index("ix_notices_citizen_id", "notices", ["citizen_id"])
    op.create_index("ix_notices_released_at", "notices", ["released_at"])

    op.create_table(
        "notices_known",
        sa.Column("notice_number", sa.String(length=18), nullable=False),
        sa.Column("citizen_id", sa.String(length=64), nullable=True),
        sa.Column("info", sa.String(), nullable=False),
        sa.Column("payment_check", sa.String(), nullable=True),
        sa.Column("as_of", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("notice_number", name="pk_notices_known"),
    )
    op.create_index("ix_notices_known_as_of", "notices_known", ["as_of"])
    op.create_index("ix_notices_known_citizen_id", "notices_known", ["citizen_id"])

    op.create_table(
        "operators",
        sa.Column("username", sa.String(length=64), nullable=False),
        sa.Column("operator_id", sa.String(length=64), nullable=False),
        sa.Column("display_name", sa.String(), nullable=False),
        sa.Column("roles", sa.String(), nullable=False),
        sa.Column("verifier", sa.String(), nullable=False),
        sa.Column("verified_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("username", name="pk_operators"),
    )
    op.create_table(
        "outbox",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("operation_id", sa.String(length=64), nullable=False),
        sa.Column("position_key", sa.String(length=64), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_outbox"),
        sa.UniqueConstraint("operation_id", name="uq_outbox_operation_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_position_key", "outbox", ["position_key"])

    op.create_table(
        "print_jobs",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.String(length=64), nullable=False),
        sa.Column("printer", sa.String(length=8), nullable=False),
        sa.Column("document", sa.String(length=120), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("notice_number", sa.String(length=18), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_print_jobs"),
        sa.UniqueConstraint("job_id", name="uq_print_jobs_job_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_print_jobs_document", "print_jobs", ["document"])
    op.create_index("ix_print_jobs_state", "print_jobs", ["state"])

    op.create_table(
        "tasks",
        sa.Column("task_id", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("problem_code", sa.String(length=64), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("notice_number", sa.String(length=18), nullable=True),
        sa.Column("citizen_id", sa.String(length=64), nullable=True),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("task_id", name="pk_tasks"),
    )


def downgrade() -> None:
    """Drop the tables, for tests."""
    op.drop_table("tasks")
    op.drop_table("print_jobs")
    op.drop_table("outbox")
    op.drop_table("operators")
    op.drop_table("notices_known")
    op.drop_table("notices")
    op.drop_table("lease_blocks")
    op.drop_table("drafts")
    op.drop_table("desk")
    op.drop_table("citizens_seen")
