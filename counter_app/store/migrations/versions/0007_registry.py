"""Keep how much of the registry the desk may keep.

Citizens seen get the words by which the server finds people, too.
"""

import json

import sqlalchemy as sa
from alembic import op

from payments_core.rules.person_search import indexed_words

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the columns and write the words anew."""
    with op.batch_alter_table("desk") as table:
        table.add_column(
            sa.Column("registry_policy", sa.String(16), nullable=False, server_default="recent")
        )
    with op.batch_alter_table("desk") as table:
        table.alter_column("registry_policy", existing_type=sa.String(16), server_default=None)
    seen = sa.table("citizens_seen", sa.column("citizen_id"), sa.column("words"), sa.column("info"))
    connection = op.get_bind()
    for citizen_id, info in connection.execute(sa.select(seen.c.citizen_id, seen.c.info)).all():
        person = json.loads(info)
        words = indexed_words(person["family_name"], person["given_name"], person["tax_code"])
        connection.execute(
            seen.update()
            .where(seen.c.citizen_id == citizen_id)
            .values(words="".join(f" {word}" for word in words))
        )


def downgrade() -> None:
    """Take the columns away."""
    with op.batch_alter_table("desk") as table:
        table.drop_column("registry_policy")
