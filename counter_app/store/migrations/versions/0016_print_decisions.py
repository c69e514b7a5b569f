"""Keep who asked for which paper, and what was decided about papers that may be missing."""

import sqlalchemy as sa
from alembic import op

from counter_app.store.tables import Instant

revision = "0016"
down_revision = "0013"


def upgrade() -> None:
    """Add both; of earlier papers it is not known who asked for them."""
    with op.batch_alter_table("print_jobs") as table:
        table.add_column(sa.Column("asked_by", sa.String(64), nullable=True))
        table.add_column(sa.Column("copy", sa.Boolean(), server_default=sa.false(), nullable=False))
        table.create_index("ix_print_jobs_notice_number", ["notice_number"])
    op.create_table(
        "print_decisions",
        sa.Column("job_id", sa.String(64), nullable=False),
        sa.Column("decision", sa.String(16), nullable=False),
        sa.Column("decided_by", sa.String(64), nullable=True),
        sa.Column("decided_at", Instant(), nullable=False),
        sa.Column("next_job_id", sa.String(64), nullable=True),
        sa.PrimaryKeyConstraint("job_id", name="pk_print_decisions"),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("print_decisions")
    with op.batch_alter_table("print_jobs") as table:
        table.drop_index("ix_print_jobs_notice_number")
        table.drop_column("copy")
        table.drop_column("asked_by")
