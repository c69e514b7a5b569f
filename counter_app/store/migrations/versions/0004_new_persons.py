"""Keep the people whom this desk has made, until the server has told who they are, and whose debts
are also somebody else's."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "new_persons",
        sa.Column("citizen_id", sa.String(64), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(64), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("known_as", sa.String(64), nullable=True),
        sa.PrimaryKeyConstraint("citizen_id", name="pk_new_persons"),
    )
    op.create_table(
        "notice_co_debtors",
        sa.Column("notice_number", sa.String(18), nullable=False),
        sa.Column("citizen_id", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("notice_number", "citizen_id", name="pk_notice_co_debtors"),
    )
    op.create_index("ix_notice_co_debtors_citizen_id", "notice_co_debtors", ["citizen_id"])


def downgrade() -> None:
    """Take the tables back."""
    op.drop_table("notice_co_debtors")
    op.drop_table("new_persons")
