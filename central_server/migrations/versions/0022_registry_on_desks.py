"""Say how much of the registry desks keep, and number its people in the order of their changes."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_NUMBERED = """
    UPDATE citizens SET revision = numbered.step
    FROM (SELECT entity_id, citizen_id,
                 row_number() OVER (PARTITION BY entity_id ORDER BY updated_at, citizen_id) AS step
          FROM citizens) AS numbered
    WHERE citizens.entity_id = numbered.entity_id AND citizens.citizen_id = numbered.citizen_id
"""


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("entities") as table:
        table.add_column(
            sa.Column(
                "registry_on_desks", sa.String(length=16), nullable=False, server_default="recent"
            )
        )
    with op.batch_alter_table("entities") as table:
        table.alter_column(
            "registry_on_desks", existing_type=sa.String(length=16), server_default=None
        )
    op.create_table(
        "registry_counters",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("last_revision", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_registry_counters")),
    )
    with op.batch_alter_table("citizens") as table:
        table.add_column(sa.Column("revision", sa.BigInteger(), nullable=True))
    # Without counts of its rows PostgreSQL would compare each person with each.
    op.execute("ANALYZE citizens")
    op.execute(_NUMBERED)
    op.execute(
        "INSERT INTO registry_counters (entity_id, last_revision)"
        " SELECT entity_id, count(*) FROM citizens GROUP BY entity_id"
    )
    with op.batch_alter_table("citizens") as table:
        table.alter_column("revision", existing_type=sa.BigInteger(), nullable=False)
    op.create_index(op.f("ix_citizens_entity_id_revision"), "citizens", ["entity_id", "revision"])


def downgrade() -> None:
    """Take back."""
    op.drop_index(op.f("ix_citizens_entity_id_revision"), "citizens")
    with op.batch_alter_table("citizens") as table:
        table.drop_column("revision")
    op.drop_table("registry_counters")
    with op.batch_alter_table("entities") as table:
        table.drop_column("registry_on_desks")
