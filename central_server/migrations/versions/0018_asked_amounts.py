"""Ask management programs how much is owed, and keep what they answer and what was told."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "programs",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("program_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=70), nullable=False),
        sa.Column("amounts_url", sa.String(length=300), nullable=False),
        sa.Column("amounts_key", sa.String(length=300), nullable=False),
        sa.Column("amounts_timeout_ms", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "program_id", name=op.f("pk_programs")),
    )
    op.create_table(
        "program_kinds",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("kind_id", sa.String(length=36), nullable=False),
        sa.Column("program_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "program_id"],
            ["programs.entity_id", "programs.program_id"],
            name=op.f("fk_program_kinds_entity_id_program_id"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "kind_id", name=op.f("pk_program_kinds")),
    )
    op.create_table(
        "program_answers",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("answer_id", sa.String(length=36), nullable=False),
        sa.Column("program_id", sa.String(length=36), nullable=False),
        sa.Column("notice_number", sa.String(length=18), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=True),
        sa.Column("transfers_cents", sa.String(length=80), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("entity_id", "answer_id", name=op.f("pk_program_answers")),
    )
    op.create_index(
        op.f("ix_program_answers_entity_id_notice_number_at"),
        "program_answers",
        ["entity_id", "notice_number", "at"],
    )
    op.create_index(
        op.f("ix_program_answers_entity_id_state"), "program_answers", ["entity_id", "state"]
    )
    op.create_table(
        "told_amounts",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("notice_number", sa.String(length=18), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_for", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=True),
        sa.Column("answer_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(
            ["entity_id", "answer_id"],
            ["program_answers.entity_id", "program_answers.answer_id"],
            name=op.f("fk_told_amounts_entity_id_answer_id"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "event_id", name=op.f("pk_told_amounts")),
    )
    op.create_index(
        op.f("ix_told_amounts_entity_id_notice_number_at"),
        "told_amounts",
        ["entity_id", "notice_number", "at"],
    )
    with op.batch_alter_table("positions") as table:
        table.add_column(sa.Column("program_id", sa.String(length=36), nullable=True))


def downgrade() -> None:
    """Take back; what programs have answered is forgotten."""
    with op.batch_alter_table("positions") as table:
        table.drop_column("program_id")
    op.drop_table("told_amounts")
    op.drop_table("program_answers")
    op.drop_table("program_kinds")
    op.drop_table("programs")
