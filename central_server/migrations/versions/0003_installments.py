"""Let an option be paid in instalments, and keep where the accounts expect each share.

What was an option of one payment becomes an option of one instalment. How far it has come is what
its position says.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NUMBERED = ["entity_id", "position_id", "option_no", "installment_no"]


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "installments",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("position_id", sa.String(length=36), nullable=False),
        sa.Column("option_no", sa.Integer(), nullable=False),
        sa.Column("installment_no", sa.Integer(), nullable=False),
        sa.Column("notice_number", sa.String(length=18), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("description", sa.String(length=140), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "position_id"],
            ["positions.entity_id", "positions.position_id"],
            name=op.f("fk_installments_entity_id_position_id"),
        ),
        sa.PrimaryKeyConstraint(*_NUMBERED, name=op.f("pk_installments")),
        sa.UniqueConstraint(
            "entity_id", "notice_number", name=op.f("uq_installments_entity_id_notice_number")
        ),
    )
    op.execute(
        "INSERT INTO installments SELECT o.entity_id, o.position_id, o.option_no, 1,"
        " o.notice_number, o.amount_cents, o.due_on, o.description,"
        " CASE p.status WHEN 'PAID' THEN 'PO_PAID' WHEN 'REPORTED' THEN 'PO_REPORTED'"
        " ELSE 'PO_UNPAID' END"
        " FROM payment_options o JOIN positions p"
        " ON p.entity_id = o.entity_id AND p.position_id = o.position_id"
    )
    with op.batch_alter_table("transfers") as table:
        table.drop_constraint(op.f("fk_transfers_entity_id_position_id_option_no"), "foreignkey")
        table.drop_constraint(op.f("pk_transfers"), "primary")
        table.add_column(
            sa.Column("installment_no", sa.Integer(), nullable=False, server_default="1")
        )
        table.create_primary_key(op.f("pk_transfers"), [*_NUMBERED, "transfer_no"])
        table.create_foreign_key(
            op.f("fk_transfers_entity_id_position_id_option_no_installment_no"),
            "installments", _NUMBERED, _NUMBERED,
        )  # fmt: skip
    with op.batch_alter_table("transfers") as table:
        table.alter_column("installment_no", existing_type=sa.Integer(), server_default=None)
    _point_notices_to("installments")
    op.drop_table("payment_options")
    op.create_table(
        "allocations",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("position_id", sa.String(length=36), nullable=False),
        sa.Column("option_no", sa.Integer(), nullable=False),
        sa.Column("installment_no", sa.Integer(), nullable=False),
        sa.Column("transfer_no", sa.Integer(), nullable=False),
        sa.Column("allocation_no", sa.Integer(), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("chapter", sa.String(length=40), nullable=True),
        sa.Column("assessment", sa.String(length=20), nullable=True),
        sa.Column("revenue", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            [*_NUMBERED, "transfer_no"],
            [f"transfers.{column}" for column in (*_NUMBERED, "transfer_no")],
            name=op.f("fk_allocations_entity_id_position_id_option_no_installment_no_transfer_no"),
        ),
        sa.PrimaryKeyConstraint(
            *_NUMBERED, "transfer_no", "allocation_no", name=op.f("pk_allocations")
        ),
    )


def downgrade() -> None:
    """Take back; a plan of several instalments has no place before."""
    op.drop_table("allocations")
    op.create_table(
        "payment_options",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("position_id", sa.String(length=36), nullable=False),
        sa.Column("option_no", sa.Integer(), nullable=False),
        sa.Column("notice_number", sa.String(length=18), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("description", sa.String(length=140), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "position_id"],
            ["positions.entity_id", "positions.position_id"],
            name=op.f("fk_payment_options_entity_id_position_id"),
        ),
        sa.PrimaryKeyConstraint(
            "entity_id", "position_id", "option_no", name=op.f("pk_payment_options")
        ),
        sa.UniqueConstraint(
            "entity_id", "notice_number", name=op.f("uq_payment_options_entity_id_notice_number")
        ),
    )
    op.execute(
        "INSERT INTO payment_options SELECT entity_id, position_id, option_no, notice_number,"
        " amount_cents, due_on, description FROM installments"
    )
    with op.batch_alter_table("transfers") as table:
        table.drop_constraint(
            op.f("fk_transfers_entity_id_position_id_option_no_installment_no"), "foreignkey"
        )
        table.drop_constraint(op.f("pk_transfers"), "primary")
        table.drop_column("installment_no")
        table.create_primary_key(
            op.f("pk_transfers"), ["entity_id", "position_id", "option_no", "transfer_no"]
        )
        table.create_foreign_key(
            op.f("fk_transfers_entity_id_position_id_option_no"),
            "payment_options",
            ["entity_id", "position_id", "option_no"],
            ["entity_id", "position_id", "option_no"],
        )
    _point_notices_to("payment_options")
    op.drop_table("installments")


def _point_notices_to(table_name: str) -> None:
    columns = ["entity_id", "notice_number"]
    with op.batch_alter_table("notices") as table:
        table.drop_constraint(op.f("fk_notices_entity_id_notice_number"), "foreignkey")
        table.create_foreign_key(
            op.f("fk_notices_entity_id_notice_number"), table_name, columns, columns
        )
