"""Take what lists go by out of the releases into columns, and index them."""

import json
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

from payments_core.rules.person_search import split, words_of

revision = "0022"
down_revision = "0021"

#: Notices that are read and written at once.
BLOCK = 1000
_LISTED = (
    "released_at", "notice_number", "state", "due_on", "amount_cents", "kind_id", "operator_id",
    "debtor_words", "debtor_code", "subject_words",
)  # fmt: skip
_ADDED = ("kind_id", "amount_cents", "due_on", "debtor_words", "debtor_code", "subject_words")


def upgrade() -> None:
    """Add the columns, fill them, and let one index serve every list."""
    for name, kind, filler in (
        ("kind_id", sa.String(64), ""),
        ("amount_cents", sa.BigInteger(), "0"),
        ("due_on", sa.Date(), "1970-01-01"),
        ("debtor_words", sa.String(), ""),
        ("debtor_code", sa.String(16), ""),
        ("subject_words", sa.String(), ""),
    ):
        op.add_column("notices", sa.Column(name, kind, nullable=False, server_default=filler))
    connection = op.get_bind()
    last = ""
    while rows := _next(connection, last):
        connection.execute(_UPDATE, [_facts(number, json.loads(text)) for number, text in rows])
        last = rows[-1][0]
    op.drop_index("ix_notices_released_at", "notices")
    op.create_index("ix_notices_listed", "notices", list(_LISTED))


def downgrade() -> None:
    """Take index and columns away."""
    op.drop_index("ix_notices_listed", "notices")
    op.create_index("ix_notices_released_at", "notices", ["released_at"])
    with op.batch_alter_table("notices") as table:
        for name in _ADDED:
            table.drop_column(name)


_UPDATE = sa.text(
    "UPDATE notices SET kind_id = :kind_id, amount_cents = :amount_cents, due_on = :due_on,"
    " debtor_words = :debtor_words, debtor_code = :debtor_code, subject_words = :subject_words"
    " WHERE notice_number = :number"
)


def _next(connection: sa.Connection, after: str) -> list[tuple[str, str]]:
    found = connection.execute(
        sa.text(
            "SELECT notice_number, release FROM notices WHERE notice_number > :after"
            " ORDER BY notice_number LIMIT :block"
        ),
        {"after": after, "block": BLOCK},
    )
    return [(number, release) for number, release in found]


def _facts(number: str, release: dict[str, Any]) -> dict[str, Any]:
    payment = next(one for one in release["payments"] if one["notice_number"] == number)
    debtor = release["debtor"]
    return {
        "number": number,
        "kind_id": release["kind_id"],
        "amount_cents": payment["amount_cents"],
        "due_on": date.fromisoformat(payment["due_on"]).isoformat(),
        "debtor_words": _words(debtor["full_name"]),
        "debtor_code": debtor["identifier"],
        "subject_words": _words(release["subject"]),
    }


def _words(text: str) -> str:
    return "".join(f" {word}" for word in dict.fromkeys((*split(text), *words_of(text))))
