"""Say how the hub learns what a notice costs: from our station, or from its own copy (GPD)."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

#: Names of the address and the key before and after: not every service is the archive.
_NAMES = (("archive_url", "positions_url"), ("archive_key", "positions_key"))


def upgrade() -> None:
    """Apply; what is there goes on as it was, with a station."""
    for before, after in _NAMES:
        op.execute(f"ALTER TABLE stations RENAME COLUMN {before} TO {after}")
    op.add_column(
        "stations",
        sa.Column("hub_model", sa.String(length=16), nullable=False, server_default="station"),
    )
    with op.batch_alter_table("stations") as table:
        table.alter_column("hub_model", existing_type=sa.String(length=16), server_default=None)
    _rename_jobs("ARCHIVE_PUBLISH", "HUB_PUBLISH")


def downgrade() -> None:
    """Take back; a station that kept its debts at the hub is then taken for one that is asked."""
    _rename_jobs("HUB_PUBLISH", "ARCHIVE_PUBLISH")
    op.drop_column("stations", "hub_model")
    for before, after in _NAMES:
        op.execute(f"ALTER TABLE stations RENAME COLUMN {after} TO {before}")


def _rename_jobs(before: str, after: str) -> None:
    outbox = sa.table("outbox", sa.column("kind", sa.String))
    op.execute(outbox.update().where(outbox.c.kind == before).values(kind=after))
