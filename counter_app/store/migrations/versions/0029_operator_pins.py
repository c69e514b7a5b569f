"""Keep the PINs that open locks, and the tries at them."""

import sqlalchemy as sa
from alembic import op

from counter_app.store.tables import Instant

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "operator_pins",
        sa.Column("operator_id", sa.String(64), nullable=False),
        sa.Column("verifier", sa.String(), nullable=False),
        sa.Column("set_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("operator_id", name=op.f("pk_operator_pins")),
    )
    op.create_table(
        "pin_tries",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.String(64), nullable=False),
        sa.Column("tried_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_pin_tries")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_pin_tries_operator_id"), "pin_tries", ["operator_id"])


def downgrade() -> None:
    """Take them away; every lock is opened with the password again."""
    op.drop_table("pin_tries")
    op.drop_table("operator_pins")
