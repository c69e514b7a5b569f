"""Keep every number that stands on a paper of several amounts."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Add the numbers beside the first; papers printed until now had one each."""
    op.create_table(
        "print_job_numbers",
        sa.Column("job_id", sa.String(64), nullable=False),
        sa.Column("notice_number", sa.String(18), nullable=False),
        sa.PrimaryKeyConstraint("job_id", "notice_number", name="pk_print_job_numbers"),
    )
    op.create_index("ix_print_job_numbers_notice_number", "print_job_numbers", ["notice_number"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("print_job_numbers")
