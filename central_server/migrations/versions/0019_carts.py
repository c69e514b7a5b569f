"""Let citizen portals have notices paid on the hub's own page."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("hub_services") as table:
        table.add_column(sa.Column("pages_url", sa.String(length=300), nullable=True))
    op.create_table(
        "portals",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("portal_id", sa.String(length=36), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("return_urls", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("entity_id", "portal_id", name=op.f("pk_portals")),
    )
    op.create_table(
        "portal_attempts",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("portal_id", sa.String(length=36), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "portal_id", name=op.f("pk_portal_attempts")),
    )
    op.create_table(
        "carts",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("cart_id", sa.String(length=36), nullable=False),
        sa.Column("made_by", sa.String(length=64), nullable=False),
        sa.Column("client_id", sa.String(length=64), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "cart_id", name=op.f("pk_carts")),
        sa.UniqueConstraint(
            "entity_id", "made_by", "client_id", name=op.f("uq_carts_entity_id_made_by_client_id")
        ),
    )
    _create_parts()


def _create_parts() -> None:
    """What belongs to a cart."""
    op.create_table(
        "cart_notices",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("cart_id", sa.String(length=36), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("notice_number", sa.String(length=18), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "cart_id"], ["carts.entity_id", "carts.cart_id"],
            name=op.f("fk_cart_notices_entity_id_cart_id_carts"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "cart_id", "place", name=op.f("pk_cart_notices")),
    )  # fmt: skip
    op.create_index(
        op.f("ix_cart_notices_entity_id_notice_number"),
        "cart_notices",
        ["entity_id", "notice_number"],
    )
    op.create_table(
        "cart_outcomes",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("cart_id", sa.String(length=36), nullable=False),
        sa.Column("call_no", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("location", sa.String(length=1000), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=True),
        sa.ForeignKeyConstraint(
            ["entity_id", "cart_id"], ["carts.entity_id", "carts.cart_id"],
            name=op.f("fk_cart_outcomes_entity_id_cart_id_carts"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "cart_id", "call_no", name=op.f("pk_cart_outcomes")),
    )  # fmt: skip


def downgrade() -> None:
    """Take back; what was paid stays paid, its receipts are elsewhere."""
    for table in ("cart_outcomes", "cart_notices", "carts", "portal_attempts", "portals"):
        op.drop_table(table)
    with op.batch_alter_table("hub_services") as table_of_services:
        table_of_services.drop_column("pages_url")
