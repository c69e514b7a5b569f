"""Say of each number of a debt with several ways to pay it which way it is of, and index those."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Add the column, and fill it where a release has several ways."""
    op.add_column("notices", sa.Column("option_no", sa.Integer(), nullable=True))
    # In the database: the releases of a large desk do not all go through this program's memory.
    op.execute(
        "UPDATE notices SET option_no = ("
        " SELECT json_extract(one.value, '$.option_no')"
        " FROM json_each(notices.release, '$.payments') AS one"
        " WHERE json_extract(one.value, '$.notice_number') = notices.notice_number)"
        " WHERE ("
        " SELECT count(DISTINCT json_extract(one.value, '$.option_no'))"
        " FROM json_each(notices.release, '$.payments') AS one) > 1"
    )
    op.create_index(
        "ix_notices_ways",
        "notices",
        ["operation_id", "option_no", "state", "notice_number"],
        sqlite_where=sa.text("option_no IS NOT NULL"),
    )


def downgrade() -> None:
    """Take index and column away."""
    op.drop_index("ix_notices_ways", "notices")
    with op.batch_alter_table("notices") as table:
        table.drop_column("option_no")
