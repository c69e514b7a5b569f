"""Keep what clerks note about people."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "citizen_notes",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("note_id", sa.String(length=64), nullable=False),
        sa.Column("citizen_id", sa.String(length=36), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("withdraws", sa.String(length=64), nullable=True),
        sa.Column("written_by", sa.String(length=64), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("desk_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "citizen_id"],
            ["citizens.entity_id", "citizens.citizen_id"],
            name=op.f("fk_citizen_notes_entity_id_citizen_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("entity_id", "note_id", name=op.f("pk_citizen_notes")),
        sa.UniqueConstraint(
            "entity_id", "withdraws", name=op.f("uq_citizen_notes_entity_id_withdraws")
        ),
    )
    op.create_index(
        op.f("ix_citizen_notes_entity_id_citizen_id_written_at"),
        "citizen_notes",
        ["entity_id", "citizen_id", "written_at"],
    )


def downgrade() -> None:
    """Take back; what was noted is gone."""
    op.drop_table("citizen_notes")
