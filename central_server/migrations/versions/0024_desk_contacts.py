"""Keep the reports of desks, fence those that exist twice, and let leases lapse."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "installations",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("installation_id", sa.String(length=64), nullable=False),
        sa.Column("seal_key", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_installations")),
    )
    op.create_table(
        "desk_contacts",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("turn_no", sa.BigInteger(), nullable=False),
        sa.Column("turn_hash", sa.String(length=64), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=True),
        sa.Column("redeliver_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reread_after", sa.BigInteger(), nullable=True),
        sa.Column("contact_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("change_cursor", sa.BigInteger(), nullable=False),
        sa.Column("protocol", sa.Integer(), nullable=False),
        sa.Column("program_version", sa.String(length=40), nullable=False),
        sa.Column("clock_ahead_seconds", sa.BigInteger(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("oldest_waiting_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("numbers_left", sa.Integer(), nullable=False),
        sa.Column("open_tasks", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "desk_id"],
            ["desks.entity_id", "desks.desk_id"],
            name=op.f("fk_desk_contacts_entity_id_desk_id"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "desk_id", name=op.f("pk_desk_contacts")),
    )
    with op.batch_alter_table("desks") as table:
        table.add_column(sa.Column("fenced_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("leases") as table:
        table.add_column(sa.Column("lapsed_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("leases") as table:
        table.drop_column("lapsed_at")
    with op.batch_alter_table("desks") as table:
        table.drop_column("fenced_at")
    op.drop_table("desk_contacts")
    op.drop_table("installations")
