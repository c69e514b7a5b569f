"""Let people be without a tax code and notices without a desk; add logos and accounts' coordinates.

Notices that another program sent out were released by no desk of ours. Parts of rates name the
chapter and the assessment that their money belongs to, and rates have the declaration's order.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("citizens") as table:
        table.alter_column("tax_code", existing_type=sa.String(length=16), nullable=True)
        table.add_column(sa.Column("registry_number", sa.String(length=20), nullable=True))
        table.add_column(sa.Column("died_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("moved_away_on", sa.Date(), nullable=True))
        table.create_unique_constraint(
            op.f("uq_citizens_entity_id_registry_number"), ["entity_id", "registry_number"]
        )
    with op.batch_alter_table("notices") as table:
        table.alter_column("desk_id", existing_type=sa.String(length=36), nullable=True)
        table.alter_column("operator_id", existing_type=sa.String(length=36), nullable=True)
    with op.batch_alter_table("entities") as table:
        table.add_column(sa.Column("logo", sa.LargeBinary(), nullable=True))
    with op.batch_alter_table("rates") as table:
        table.add_column(sa.Column("rank", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("rates") as table:
        table.alter_column("rank", existing_type=sa.Integer(), server_default=None)
    with op.batch_alter_table("rate_parts") as table:
        table.add_column(sa.Column("chapter", sa.String(length=40), nullable=True))
        table.add_column(sa.Column("assessment", sa.String(length=20), nullable=True))


def downgrade() -> None:
    """Take back; people without a code and notices without a desk have no place before."""
    with op.batch_alter_table("rate_parts") as table:
        table.drop_column("assessment")
        table.drop_column("chapter")
    with op.batch_alter_table("rates") as table:
        table.drop_column("rank")
    with op.batch_alter_table("entities") as table:
        table.drop_column("logo")
    with op.batch_alter_table("notices") as table:
        table.alter_column("operator_id", existing_type=sa.String(length=36), nullable=False)
        table.alter_column("desk_id", existing_type=sa.String(length=36), nullable=False)
    with op.batch_alter_table("citizens") as table:
        table.drop_constraint(op.f("uq_citizens_entity_id_registry_number"), type_="unique")
        table.drop_column("moved_away_on")
        table.drop_column("died_on")
        table.drop_column("registry_number")
        table.alter_column("tax_code", existing_type=sa.String(length=16), nullable=False)
