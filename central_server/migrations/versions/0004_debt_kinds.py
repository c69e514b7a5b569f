"""Turn rates into kinds of debt: documents, revision after revision.

Each rate becomes a kind of one rate under the same name, with all its versions. Until now the
highest version was in force; it stays so by beginning last.
"""

import json
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

#: When a second version begins, long before any debt; every further one a day later.
_FIRST_DAY = date(2000, 1, 1)
#: When what was there already counts as set up.
_MADE_AT = datetime(2000, 1, 1, tzinfo=UTC)


def upgrade() -> None:
    """Apply."""
    kinds = op.create_table(
        "debt_kinds",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("kind_id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "kind_id", "revision", name=op.f("pk_debt_kinds")),
    )
    if rows := _kinds():
        op.bulk_insert(kinds, rows)
    op.drop_table("rate_parts")
    op.drop_table("rates")
    with op.batch_alter_table("positions") as table:
        table.add_column(sa.Column("kind_id", sa.String(length=36), nullable=True))
        table.add_column(sa.Column("kind_revision", sa.Integer(), nullable=True))
        table.add_column(sa.Column("fields", sa.Text(), nullable=True))
        table.alter_column("rate_version", existing_type=sa.Integer(), nullable=True)
        table.alter_column(
            "rate_id", existing_type=sa.String(length=64), type_=sa.String(length=36),
            nullable=True,
        )  # fmt: skip
    op.execute("UPDATE positions SET kind_id = rate_id, kind_revision = 1")
    with op.batch_alter_table("positions") as table:
        table.alter_column("kind_id", existing_type=sa.String(length=36), nullable=False)
        table.alter_column("kind_revision", existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    """Take back to empty rates: what a kind may say has no place before."""
    with op.batch_alter_table("positions") as table:
        table.drop_column("fields")
        table.drop_column("kind_revision")
        table.drop_column("kind_id")
        table.alter_column("rate_version", existing_type=sa.Integer(), nullable=False)
        table.alter_column(
            "rate_id", existing_type=sa.String(length=36), type_=sa.String(length=64),
            nullable=False,
        )  # fmt: skip
    op.create_table(
        "rates",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("rate_id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("remittance", sa.String(length=90), nullable=False),
        sa.Column("category", sa.String(length=140), nullable=False),
        sa.Column("account_id", sa.String(length=64), nullable=False),
        sa.Column("due_days", sa.Integer(), nullable=False),
        sa.Column("offline", sa.Boolean(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "account_id"], ["accounts.entity_id", "accounts.account_id"],
            name=op.f("fk_rates_entity_id_account_id"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "rate_id", "version", name=op.f("pk_rates")),
    )  # fmt: skip
    op.create_table(
        "rate_parts",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("rate_id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("part_no", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("chapter", sa.String(length=40), nullable=True),
        sa.Column("assessment", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(
            ["entity_id", "rate_id", "version"],
            ["rates.entity_id", "rates.rate_id", "rates.version"],
            name=op.f("fk_rate_parts_entity_id_rate_id_version"),
        ),
        sa.PrimaryKeyConstraint(
            "entity_id", "rate_id", "version", "part_no", name=op.f("pk_rate_parts")
        ),
    )
    op.drop_table("debt_kinds")


def _kinds() -> list[dict[str, Any]]:
    connection = op.get_bind()
    parts: dict[tuple[str, str, int], list[dict[str, Any]]] = defaultdict(list)
    for part in connection.execute(
        sa.text("SELECT * FROM rate_parts ORDER BY entity_id, rate_id, version, part_no")
    ):
        parts[part.entity_id, part.rate_id, part.version].append(_part(part))
    versions: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in connection.execute(
        sa.text("SELECT * FROM rates ORDER BY entity_id, rate_id, version")
    ):
        versions[row.entity_id, row.rate_id].append(row)
    return [_kind(rows, parts) for rows in versions.values()]


def _kind(
    rows: list[Any], parts: dict[tuple[str, str, int], list[dict[str, Any]]]
) -> dict[str, Any]:
    newest = rows[-1]
    document = {
        "kind_id": newest.rate_id,
        "name": newest.name,
        "name_en": newest.name_en,
        "category": newest.category,
        "remittance": newest.remittance,
        "account_id": newest.account_id,
        "due": {"rule": "after_days", "days": newest.due_days},
        "offline": bool(newest.offline),
        "rates": [
            {
                "rate_id": row.rate_id,
                "version": row.version,
                "name": row.name,
                "name_en": row.name_en,
                "parts": parts[row.entity_id, row.rate_id, row.version],
                "valid_from": _begin(number),
            }
            for number, row in enumerate(rows)
        ],
    }
    return {
        "entity_id": newest.entity_id,
        "kind_id": newest.rate_id,
        "revision": 1,
        "definition": json.dumps(document, ensure_ascii=False),
        "rank": newest.rank,
        "made_at": _MADE_AT,
        "made_by": "apply",
    }


def _begin(number: int) -> str | None:
    return None if number == 0 else (_FIRST_DAY + timedelta(days=number)).isoformat()


def _part(row: Any) -> dict[str, Any]:
    euro, cents = divmod(row.amount_cents, 100)
    return {
        "label": row.label,
        "amount": {"rule": "fixed", "amount": f"{euro},{cents:02d}"},
        "chapter": row.chapter,
        "assessment": row.assessment,
    }
