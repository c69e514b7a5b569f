"""Keep the tasks that clerks hand to their supervisors, and what was done about them."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "handed_tasks",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("handed_id", sa.String(length=64), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("notice_number", sa.String(length=18), nullable=True),
        sa.Column("citizen_id", sa.String(length=64), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handed_by", sa.String(length=64), nullable=False),
        sa.Column("handed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "handed_id", name=op.f("pk_handed_tasks")),
    )
    op.create_table(
        "handed_task_closings",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("handed_id", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=140), nullable=False),
        sa.Column("closed_by", sa.String(length=64), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "handed_id"],
            ["handed_tasks.entity_id", "handed_tasks.handed_id"],
            name=op.f("fk_handed_task_closings_entity_id_handed_id"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "handed_id", name=op.f("pk_handed_task_closings")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("handed_task_closings")
    op.drop_table("handed_tasks")
