"""Know which settlement flows the hub has listed, and how far they were asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "flow_polls",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("listed_to", sa.DateTime(timezone=True), nullable=True),
        sa.Column("polled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_id", sa.String(length=36), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_flow_polls")),
    )
    op.create_table(
        "listed_flows",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("psp_id", sa.String(length=35), nullable=False),
        sa.Column("flow_id", sa.String(length=35), nullable=False),
        sa.Column("hub_revision", sa.Integer(), nullable=False),
        sa.Column("flow_key", sa.String(length=35), nullable=False),
        sa.Column("flow_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("listed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("refusal", sa.String(length=500), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stored_psp_id", sa.String(length=35), nullable=True),
        sa.Column("stored_revision", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint(
            "entity_id", "psp_id", "flow_id", "hub_revision", name=op.f("pk_listed_flows")
        ),
    )
    for columns in (["entity_id", "flow_key"], ["entity_id", "done_at"]):
        name = f"ix_listed_flows_{'_'.join(columns)}"
        op.create_index(op.f(name), "listed_flows", columns)


def downgrade() -> None:
    """Take back."""
    op.drop_table("listed_flows")
    op.drop_table("flow_polls")
