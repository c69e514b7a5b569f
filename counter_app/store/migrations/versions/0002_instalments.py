"""Let a release have several numbers, and drafts the fields of their kind.

What waits to be delivered is put into the form of this program's messages: the server has turned
each rate into a kind of the same name. The kinds themselves come with the next contact.
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Change the tables and what waits in them."""
    with op.batch_alter_table("notices") as table:
        table.drop_constraint("pk_notices", "primary")
        table.drop_constraint("uq_notices_notice_number", "unique")
        table.create_primary_key("pk_notices", ["notice_number"])
        table.create_index("ix_notices_operation_id", ["operation_id"])
    with op.batch_alter_table("drafts") as table:
        table.add_column(sa.Column("typed", sa.String(), nullable=False, server_default="{}"))
    with op.batch_alter_table("drafts") as table:
        table.alter_column("typed", existing_type=sa.String(), server_default=None)
    _rewrite("notices", "notice_number", "release", _release)
    _rewrite("outbox", "seq", "payload", lambda sent: sent | {"release": _release(sent["release"])})
    _rewrite("desk", "row_id", "profile", _profile)


def downgrade() -> None:
    """Take the tables back; messages stay as they are, an older program cannot read them."""
    with op.batch_alter_table("drafts") as table:
        table.drop_column("typed")
    with op.batch_alter_table("notices") as table:
        table.drop_index("ix_notices_operation_id")
        table.drop_constraint("pk_notices", "primary")
        table.create_primary_key("pk_notices", ["operation_id"])
        table.create_unique_constraint("uq_notices_notice_number", ["notice_number"])


def _rewrite(table: str, key: str, column: str, change: Any) -> None:
    connection = op.get_bind()
    rows = sa.table(table, sa.column(key), sa.column(column))
    found = connection.execute(sa.select(rows.c[key], rows.c[column]).where(rows.c[column] != None))  # noqa: E711  (SQL)
    for name, text in found.all():
        changed = json.dumps(change(json.loads(text)), ensure_ascii=False)
        update = sa.update(rows).where(rows.c[key] == name).values({column: changed})
        connection.execute(update)


def _release(old: dict[str, Any]) -> dict[str, Any]:
    payment = {
        "option_no": 1,
        "notice_number": old["notice_number"],
        "lease_id": old["lease_id"],
        "amount_cents": old["amount_cents"],
        "due_on": old["due_on"],
    }
    kept = {name: value for name, value in old.items() if name not in payment}
    return kept | {
        "amount_cents": old["amount_cents"],
        "kind_id": old["rate_id"],
        "kind_revision": 1,
        "payments": [payment],
    }


def _profile(old: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in old.items() if name != "rates"} | {"kinds": []}
